package io.salespulse.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answer of {@code GET :8082/sources/sample}: the newest records that a sink took in, what became
 * of their fields, and which fields are no longer as they were, so that a mapping is made by
 * looking.
 *
 * @param topics by name of the dataset; those that are not read have none
 */
public record SourceSamples(Map<String, OfTopic> topics) {

  /** Where a sink answers with this. */
  public static final String PATH = "/sources/sample";

  /**
   * Of one topic.
   *
   * @param kafkaTopic its name in Kafka
   * @param accepted the newest record that became a row since the sink started
   * @param incomplete the newest order that became one without some of its lines
   * @param rejected the newest that became none
   * @param drifts fields that are no longer as they were
   * @param problem why nothing can come; empty where Kafka has the topic
   */
  public record OfTopic(
      String kafkaTopic,
      Optional<Sample> accepted,
      Optional<Sample> incomplete,
      Optional<Sample> rejected,
      List<Drift> drifts,
      Optional<String> problem) {

    /** That of an earlier version tells nothing of them. */
    public OfTopic {
      drifts = drifts == null ? List.of() : List.copyOf(drifts);
    }
  }

  /**
   * A field that is gone from many records, or has another kind of value in many, and was and had
   * not before.
   *
   * @param at JSON Pointer of where it is looked for; of a field of lines inside orders with a
   *     {@code *} in the place of the line's number
   * @param kind what is there now
   * @param share of the newest records in which it is so, from 0 to 1; of another kind of value the
   *     share of those that have a value
   * @param before the same share before, 0 where it never was so
   * @param since Kafka's timestamp of the first such record
   */
  public record Drift(String at, ValueKind kind, double share, double before, Instant since) {

    /** What the share is one of. */
    public String unit() {
      return at.contains("/*/") ? "lines" : "records";
    }
  }

  /**
   * A record.
   *
   * @param timestamp Kafka's
   * @param value what it looks like: names as they are, in texts an x for each letter and a 9 for
   *     each digit; the beginning of it where it is long, empty of a deletion
   * @param reason why it, or some of its lines, were rejected; empty where it was not
   * @param fields in the order of the contract, then those of an order's first line; none where the
   *     value is no JSON object
   */
  public record Sample(
      int partition,
      long offset,
      Instant timestamp,
      Optional<String> value,
      Optional<String> reason,
      List<Field> fields) {}

  /**
   * A field of the contract. Of one that says who somebody is, both texts are what they look like.
   *
   * @param field its name; of a line's behind the name of their dataset and a dot
   * @param at JSON Pointer of where it was looked for
   * @param found the text that is there
   * @param becomes the text that was made of it
   */
  public record Field(String field, String at, Optional<String> found, Optional<String> becomes) {}
}
