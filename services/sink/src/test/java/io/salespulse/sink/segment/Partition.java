package io.salespulse.sink.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.sink.PublishedRows;
import io.salespulse.sink.PublishedRows.Place;
import io.salespulse.sink.SampleRecords;
import io.salespulse.sink.SampleRecords.Sample;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.source.TopicSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A Kafka partition of sample records, and what it takes to write it. */
final class Partition {

  static final PartitionId ID = new PartitionId(Topic.ORDER_ITEMS, 2);
  static final Optional<TopicIdentity> TOPIC =
      Optional.of(new TopicIdentity(ID.topic().topicName(), "oneId-_0123456789ABCDE"));

  /** Some days after the samples' own. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

  final Path root;
  final DataLayout layout;
  final List<Sample> samples;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final SegmentMeters meters = new SegmentMeters(registry, ID.topic());
  final AtomicLong nanoTime = new AtomicLong();
  final AtomicLong committed = new AtomicLong(-1);

  /** Offsets of the records that became rows of the raw dataset. */
  final List<Long> rows = new ArrayList<>();

  Partition(Path root, int records, long seed) {
    this.root = root;
    this.layout = new DataLayout(root);
    SampleRecords generator = new SampleRecords(seed);
    this.samples = Stream.generate(generator::next).limit(records).toList();
  }

  static RollLimits limits(long bytes, long records, int openSegments) {
    return new RollLimits(bytes, records, Duration.ofMinutes(5), openSegments);
  }

  long recover(Disk disk) throws IOException, RefusedException {
    return new Recovery(disk, layout)
        .recover(ID, new Recovery.KafkaLog(TOPIC, 0, samples.size()))
        .at()
        .nextOffset();
  }

  PartitionWriter writer(Disk disk, long offset, RollLimits limits) {
    return new PartitionWriter(
        disk,
        layout,
        ID,
        rows(TopicSource.ofContract(ID.topic())),
        new Recovery.Recovered(new Progress.Entry.At(offset, TOPIC), 0),
        limits,
        meters,
        CLOCK,
        nanoTime::get,
        committed::set,
        (record, time, cells) -> rows.add(record.offset()));
  }

  private static RecordRows rows(TopicSource source) {
    return new RecordRows(ID, source, new SeenValues(source), ZoneOffset.UTC);
  }

  /** Appends the records from one offset to below the other as one poll. */
  void append(PartitionWriter writer, long from, long to) throws IOException {
    writer.append(IntStream.range((int) from, (int) to).mapToObj(this::record).toList(), to);
  }

  ConsumerRecord<byte[], byte[]> record(int offset) {
    Sample sample = samples.get(offset);
    return record(offset, sample.timestamp().toEpochMilli(), sample.value());
  }

  static ConsumerRecord<byte[], byte[]> record(long offset, long timestamp, byte[] value) {
    return SampleRecords.record(
        new TopicPartition(ID.topic().topicName(), ID.partition()), offset, timestamp, null, value);
  }

  /** Fails unless the first records, so many, are published once each and nothing else is. */
  PublishedRows assertPublished(int records) throws IOException {
    PublishedRows published = PublishedRows.read(root);
    assertThat(published.rows().keySet())
        .containsExactlyElementsOf(
            IntStream.range(0, records)
                .mapToObj(offset -> new Place(ID.topic(), ID.partition(), offset))
                .toList());
    published
        .rows()
        .forEach(
            (place, row) ->
                assertThat(samples.get((int) place.offset()).became(row, place.offset()))
                    .as("%s: %s", place, row)
                    .isTrue());
    return published;
  }

  long records() {
    return meters.records();
  }

  double rolls(RollCause cause) {
    return registry
        .counter("salespulse.sink.rolls", "topic", "order_items", "cause", cause + "")
        .count();
  }
}
