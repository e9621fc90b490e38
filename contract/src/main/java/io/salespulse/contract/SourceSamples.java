package io.salespulse.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answer of {@code GET :8082/sources/sample}: the newest records that a sink took in, and what
 * became of their fields, so that a mapping is made by looking.
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
   * @param rejected the newest that did not, or not all of it
   */
  public record OfTopic(String kafkaTopic, Optional<Sample> accepted, Optional<Sample> rejected) {}

  /**
   * A record.
   *
   * @param timestamp Kafka's
   * @param value as text, the beginning of it where it is long; empty of a deletion
   * @param reason why it was rejected; empty where it was not
   * @param fields in the order of the contract; none where the value is no JSON object
   */
  public record Sample(
      int partition,
      long offset,
      Instant timestamp,
      Optional<String> value,
      Optional<String> reason,
      List<Field> fields) {}

  /**
   * A field of the contract.
   *
   * @param at JSON Pointer of where it was looked for
   * @param found the text that is there
   * @param becomes the text that was made of it
   */
  public record Field(String field, String at, Optional<String> found, Optional<String> becomes) {}
}
