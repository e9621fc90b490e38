package io.salespulse.sink.intake;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.sink.live.LiveOrders;
import io.salespulse.sink.segment.Disk;
import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.PartitionWriter;
import io.salespulse.sink.segment.Progress;
import io.salespulse.sink.segment.Recovery;
import io.salespulse.sink.segment.RollLimits;
import io.salespulse.sink.segment.SegmentMeters;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What all partitions of this sink have in common.
 *
 * @param meters of each topic
 * @param nanoTime a clock that nobody sets
 */
public record PartitionSetup(
    Disk disk,
    DataLayout layout,
    RollLimits limits,
    Recovery recovery,
    Map<Topic, SegmentMeters> meters,
    Clock clock,
    LongSupplier nanoTime,
    Committer committer,
    TopicFacts kafka,
    LiveOrders live,
    Breakdown breakdown) {

  /** How long a partition waits for an answer of Kafka's. */
  static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);

  /** Told each new durable offset; returns at once. */
  public interface Committer {
    void commit(PartitionId partition, long nextOffset);
  }

  PartitionWriter writer(
      PartitionId partition, Progress.Entry.At first, PartitionWriter.Start start) {
    return new PartitionWriter(
        disk,
        layout,
        partition,
        first,
        start,
        limits,
        meters.get(partition.topic()),
        clock,
        nanoTime,
        next -> committer.commit(partition, next),
        live::add);
  }
}
