package io.salespulse.sink.intake;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.sink.drift.Drifts;
import io.salespulse.sink.live.LiveOrders;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.sample.RecordSamples;
import io.salespulse.sink.segment.Disk;
import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.PartitionWriter;
import io.salespulse.sink.segment.RecordRows;
import io.salespulse.sink.segment.Recovery;
import io.salespulse.sink.segment.Recovery.Recovered;
import io.salespulse.sink.segment.RollLimits;
import io.salespulse.sink.segment.SegmentMeters;
import io.salespulse.sink.source.Sources;
import io.salespulse.sink.source.TopicSource;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What all partitions of this sink have in common.
 *
 * @param sourceZone of a time without an offset that says when a record was made
 * @param meters of each topic
 * @param nanoTime a clock that nobody sets
 */
public record PartitionSetup(
    Disk disk,
    DataLayout layout,
    RollLimits limits,
    Recovery recovery,
    Sources sources,
    ZoneId sourceZone,
    Map<Topic, SegmentMeters> meters,
    Clock clock,
    LongSupplier nanoTime,
    PollingThread pollingThread,
    TopicFacts kafka,
    LiveOrders live,
    RecordSamples samples,
    Drifts drifts,
    Breakdown breakdown) {

  /** How long a partition waits for an answer of Kafka's. */
  static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(3);

  /** How long offsets without a record are looked for at a stretch. */
  static final Duration SEARCH_TIMEOUT = Duration.ofSeconds(1);

  /** Where the consumer is free for other questions than for records. */
  public interface PollingThread {

    /** Runs the action there soon, and does not wait. */
    void later(java.util.function.Consumer<Consumer<?, ?>> action);
  }

  /** Its durable offsets are told Kafka too, for those who watch the group's lag. */
  PartitionWriter writer(PartitionId id, Recovered from) {
    TopicPartition name = kafkaName(id);
    TopicSource source = source(id.topic());
    SeenValues seen = new SeenValues(source);
    return new PartitionWriter(
        disk,
        layout,
        id,
        new RecordRows(id, source, seen, sourceZone),
        from,
        limits,
        meters.get(id.topic()),
        clock,
        nanoTime,
        next ->
            pollingThread.later(
                consumer ->
                    // One that fails is made good by the next one.
                    consumer.commitAsync(Map.of(name, new OffsetAndMetadata(next)), null)),
        new RecordObserver(id.topic(), seen, live, samples, drifts));
  }

  /** Where the rows of an assigned partition's topic come from. */
  private TopicSource source(Topic topic) {
    return sources.of(topic).orElseThrow();
  }

  /** The partition's name in Kafka. */
  TopicPartition kafkaName(PartitionId id) {
    return new TopicPartition(source(id.topic()).kafkaTopic(), id.partition());
  }
}
