package io.salespulse.contract;

import java.util.HashMap;
import java.util.Map;

/**
 * Answer of {@code GET :8082/status}: what a sink has done with each topic, in numbers.
 *
 * @param topics by topic name, all four of them
 */
public record SinkStatus(Map<String, Counts> topics) {

  /** Where a sink answers with this. */
  public static final String PATH = "/status";

  /** Of a topic that it does not name: none. */
  public Counts counts(Topic topic) {
    return topics.getOrDefault(topic.topicName(), Counts.NONE);
  }

  /** What two sinks have done together. */
  public SinkStatus plus(SinkStatus other) {
    Map<String, Counts> sums = new HashMap<>(topics);
    other.topics.forEach((topic, counts) -> sums.merge(topic, counts, Counts::plus));
    return new SinkStatus(Map.copyOf(sums));
  }

  /**
   * Of one topic. No number is negative. The answers of several sinks are added up.
   *
   * @param records taken from Kafka since the sink started, the rejected ones among them
   * @param rejected since the sink started
   * @param segments files published since the sink started, those of rejected records among them
   * @param lag records in Kafka that this sink's partitions have not published yet
   * @param rawSegments files of the raw dataset that are published of this sink's partitions,
   *     whoever wrote them
   */
  public record Counts(long records, long rejected, long segments, long lag, long rawSegments) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Both together. */
    public Counts plus(Counts other) {
      return new Counts(
          records + other.records,
          rejected + other.rejected,
          segments + other.segments,
          lag + other.lag,
          rawSegments + other.rawSegments);
    }
  }
}
