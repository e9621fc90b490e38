package io.salespulse.etl.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.summingLong;

import io.salespulse.contract.FlushReport.PartitionProgress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the answers of all sinks together say of what the raw files lack; empty where nothing. */
final class SinkProgress {

  /** Partitions that are named one by one. */
  private static final int MOST_PARTITIONS = 5;

  private SinkProgress() {}

  /**
   * Partitions that no sink has said anything of: nobody knows what Kafka has there. A sink that
   * lost them says nothing, and neither does one that nobody asked.
   *
   * @param topics that are read
   */
  static Optional<String> unknown(Collection<String> topics, Collection<PartitionProgress> known) {
    List<String> unknown = new ArrayList<>();
    boolean perhapsNoTopic = false;
    for (String topic : topics) {
      List<PartitionProgress> ofTopic =
          known.stream().filter(one -> one.topic().equals(topic)).toList();
      perhapsNoTopic |= ofTopic.isEmpty();
      unknown(ofTopic)
          .map(which -> which.isEmpty() ? topic : which + " of " + topic)
          .ifPresent(unknown::add);
    }
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no sink vouches for %s (does SINK_URL name every sink%s?): this run uses what is there"
                .formatted(
                    String.join(", ", unknown),
                    perhapsNoTopic ? ", or has Kafka no such topic" : ""));
  }

  /** The partitions that are missing in words, without any where none is known. */
  private static Optional<String> unknown(List<PartitionProgress> ofTopic) {
    if (ofTopic.isEmpty()) {
      return Optional.of("");
    }
    List<Integer> known = ofTopic.stream().map(PartitionProgress::partition).toList();
    int count = ofTopic.stream().mapToInt(PartitionProgress::partitionCount).max().orElseThrow();
    if (count == 0) {
      long vouched = known.stream().distinct().count();
      return Optional.of("any but %d partition%s".formatted(vouched, vouched == 1 ? "" : "s"));
    }
    int[] missing = IntStream.range(0, count).filter(number -> !known.contains(number)).toArray();
    String names =
        IntStream.of(missing)
            .limit(MOST_PARTITIONS)
            .mapToObj(String::valueOf)
            .collect(joining(" and "));
    return switch (missing.length) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("partition " + names);
      default ->
          Optional.of(
              "partitions "
                  + names
                  + (missing.length > MOST_PARTITIONS
                      ? " and %d more".formatted(missing.length - MOST_PARTITIONS)
                      : ""));
    };
  }

  /**
   * Records that a producer's transaction may keep from being read: those before it, which the sink
   * has not published yet, are counted with them.
   */
  static Optional<String> behindTransactions(Collection<PartitionProgress> known) {
    String records =
        known.stream()
            .filter(one -> one.openTransaction() && one.lag() > 0)
            .collect(
                groupingBy(
                    PartitionProgress::topic, TreeMap::new, summingLong(PartitionProgress::lag)))
            .entrySet()
            .stream()
            .map(topic -> "up to " + records(topic.getValue()) + " of " + topic.getKey())
            .collect(joining(" and "));
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "a producer's transaction has not ended: %s wait behind it".formatted(records));
  }

  /** Other records that the sinks had not published. */
  static Optional<String> unpublished(Collection<PartitionProgress> known) {
    long lag =
        known.stream()
            .filter(one -> !one.openTransaction())
            .mapToLong(PartitionProgress::lag)
            .sum();
    return lag == 0
        ? Optional.empty()
        : Optional.of(
            "%s %s in Kafka and not yet in the raw files: this run does without"
                .formatted(records(lag), lag == 1 ? "was" : "were"));
  }

  private static String records(long count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "record" : "records");
  }
}
