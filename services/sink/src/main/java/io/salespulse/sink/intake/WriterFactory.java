package io.salespulse.sink.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.sink.segment.Disk;
import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.PartitionLock;
import io.salespulse.sink.segment.PartitionWriter;
import io.salespulse.sink.segment.Progress;
import io.salespulse.sink.segment.Recovery;
import io.salespulse.sink.segment.RefusedException;
import io.salespulse.sink.segment.RollLimits;
import io.salespulse.sink.segment.SegmentMeters;
import io.salespulse.sink.segment.TopicIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What an assigned partition needs of the disk. */
public final class WriterFactory {

  /** Told each new durable offset; returns at once. */
  public interface Committer {
    void commit(PartitionId partition, long nextOffset);
  }

  private final Disk disk;
  private final DataLayout layout;
  private final RollLimits limits;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Committer committer;
  private final Recovery recovery;
  private final Map<Topic, SegmentMeters> meters = new EnumMap<>(Topic.class);

  public WriterFactory(
      Disk disk,
      DataLayout layout,
      RollLimits limits,
      MeterRegistry registry,
      Clock clock,
      LongSupplier nanoTime,
      Committer committer) {
    this.disk = disk;
    this.layout = layout;
    this.limits = limits;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.committer = committer;
    this.recovery = new Recovery(disk, layout);
    for (Topic topic : Topic.values()) {
      meters.put(topic, new SegmentMeters(registry, topic));
    }
  }

  Optional<PartitionLock> lock(PartitionId partition) throws IOException {
    return PartitionLock.acquire(disk, layout, partition);
  }

  Path lockFile(PartitionId partition) {
    return PartitionLock.file(layout, partition);
  }

  Progress.Entry.At recover(PartitionId partition, Recovery.KafkaLog kafka)
      throws IOException, RefusedException {
    return recovery.recover(partition, kafka);
  }

  /** Says that the partition's topic is another one than it was, and what to do. */
  String anotherTopic(PartitionId partition, Progress.Entry.At at, TopicIdentity now) {
    return recovery.anotherTopic(partition, at, now);
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
        meters(partition),
        clock,
        nanoTime,
        next -> committer.commit(partition, next));
  }

  SegmentMeters meters(PartitionId partition) {
    return meters.get(partition.topic());
  }

  /** What there is to say of topics most of whose records are rejected. */
  List<String> mostlyRejected() {
    return meters.values().stream()
        .map(of -> of.rejections().judge())
        .flatMap(Optional::stream)
        .toList();
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }
}
