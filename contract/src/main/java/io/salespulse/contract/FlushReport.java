package io.salespulse.contract;

import java.util.Arrays;
import java.util.List;

/**
 * Answer of {@code POST /segments/flush}: how far each assigned partition is published.
 *
 * @param segmentsPublished files that became visible by this call
 * @param topics names of the datasets whose topics are read, in whichever sink; all four where a
 *     sink of an earlier version does not say
 */
public record FlushReport(
    int segmentsPublished, List<String> topics, List<PartitionProgress> partitions) {

  /** Fills in what an earlier version does not say. */
  public FlushReport {
    topics = topics == null ? Arrays.stream(Topic.values()).map(Topic::topicName).toList() : topics;
  }

  /**
   * Everything below {@code nextOffset} is in published segments or rejected rows.
   *
   * @param partitionCount partitions that the topic has in Kafka; 0 where the sink is of an earlier
   *     version or does not know
   * @param lag records at or after {@code nextOffset} that Kafka's log had when the flush was asked
   *     for, those behind an open transaction among them
   * @param openTransaction whether a producer's transaction that has not ended keeps some of them
   *     from being read
   */
  public record PartitionProgress(
      String topic,
      int partition,
      int partitionCount,
      long nextOffset,
      long lag,
      boolean openTransaction) {}
}
