package io.salespulse.sink.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.salespulse.contract.Topic;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.source.TopicSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionWriterTest {

  private static final RollLimits WIDE = Partition.limits(1 << 30, 1 << 30, 32);

  private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();

  @TempDir Path directory;

  private Disk disk;
  private Partition partition;

  @BeforeEach
  void partition() {
    disk = new LocalDisk(directory);
    partition = new Partition(directory, 100, 1);
  }

  @Test
  void nothingIsVisibleBeforeItIsPublished() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, WIDE);

    partition.append(writer, 0, 100);

    partition.assertPublished(0);
    assertThat(writer.durableOffset()).isZero();
    assertThat(writer.publish(RollCause.FLUSH)).isEqualTo(6);
    partition.assertPublished(100);
    assertThat(writer.durableOffset()).isEqualTo(100);
    assertThat(new Progress(disk, partition.layout).read(Partition.ID))
        .isEqualTo(new Progress.Entry.At(100, Partition.TOPIC));
    assertThat(partition.committed).hasValue(100);
  }

  @Test
  void thereIsNothingToPublishTwice() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, WIDE);
    partition.append(writer, 0, 10);
    writer.publish(RollCause.FLUSH);

    assertThat(writer.publish(RollCause.FLUSH)).isZero();
    assertThat(partition.rolls(RollCause.FLUSH)).isEqualTo(1);
  }

  @Test
  void anOrderWithoutSomeOfItsLinesIsIncompleteAndNotRejected() throws IOException {
    var registry = new SimpleMeterRegistry();
    var id = new PartitionId(Topic.ORDERS, 0);
    List<String> told = new ArrayList<>();
    var listener =
        new RecordRows.Listener() {
          @Override
          public void written(ConsumerRecord<byte[], byte[]> record, long time, String[] cells) {
            told.add("written " + record.offset());
          }

          @Override
          public void rejected(ConsumerRecord<byte[], byte[]> record, String reason) {
            told.add("rejected " + record.offset());
          }

          @Override
          public void incomplete(ConsumerRecord<byte[], byte[]> record, String reason) {
            told.add("incomplete " + record.offset() + ": " + reason);
          }

          @Override
          public void polled() {
            told.add("polled");
          }
        };
    TopicSource orders = OrderLinesCrashTest.ORDERS;
    var writer =
        new PartitionWriter(
            disk,
            partition.layout,
            id,
            new RecordRows(id, orders, new SeenValues(orders), ZoneOffset.UTC),
            new Recovery.Recovered(new Progress.Entry.At(0, Partition.TOPIC), 0),
            WIDE,
            new SegmentMeters(registry, Topic.ORDERS),
            Partition.CLOCK,
            System::nanoTime,
            offset -> {},
            listener);
    String order =
        "{\"order_id\":1,\"customer_id\":1,\"order_date\":1,\"total_amount\":1,\"lines\":[5]}";

    writer.append(List.of(Partition.record(0, NOON, order.getBytes(UTF_8))), 1);
    writer.append(List.of(Partition.record(1, NOON, "{}".getBytes(UTF_8))), 2);

    assertThat(told)
        .containsExactly(
            "written 0",
            "incomplete 0: line 1 of the order is left out: it is not a JSON object",
            "polled",
            "rejected 1",
            "polled");
    assertThat(registry.counter("salespulse.sink.records", "topic", "orders").count()).isEqualTo(2);
    assertThat(registry.counter("salespulse.sink.rejected", "topic", "orders").count())
        .isEqualTo(1);
    assertThat(registry.counter("salespulse.sink.incomplete", "topic", "orders").count())
        .isEqualTo(1);
  }

  @Test
  void theNumberOfRecordsRolls() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, Partition.limits(1 << 30, 30, 32));

    partition.append(writer, 0, 100);

    assertThat(partition.rolls(RollCause.RECORDS)).isEqualTo(3);
    partition.assertPublished(90);
  }

  @Test
  void theSizeOfASegmentRolls() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, Partition.limits(1, 1 << 30, 32));

    for (int offset = 0; offset < 100; offset++) {
      partition.append(writer, offset, offset + 1);
    }

    // The CSV encoder hands on its bytes some thousand at a time.
    writer.publish(RollCause.FLUSH);
    partition.assertPublished(100);
    assertThat(Files.walk(directory).filter(Files::isRegularFile).count()).isGreaterThan(3);
  }

  @Test
  void theAgeOfTheOldestRecordRolls() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, WIDE);
    partition.append(writer, 0, 10);
    partition.nanoTime.set(Duration.ofMinutes(5).toNanos() - 1);
    partition.append(writer, 10, 20);
    writer.publishIfAged();
    partition.assertPublished(0);

    partition.nanoTime.incrementAndGet();
    writer.publishIfAged();

    partition.assertPublished(20);
    assertThat(partition.rolls(RollCause.AGE)).isEqualTo(1);
  }

  @Test
  void oneDayTooManyPublishesTheOthersFirst() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, Partition.limits(1 << 30, 1 << 30, 2));

    partition.append(writer, 0, 100);

    assertThat(partition.rolls(RollCause.DAYS)).isGreaterThan(10);
    assertThat(disk.list(OpenSegments.directory(partition.layout, Partition.ID)))
        .hasSizeLessThanOrEqualTo(2);
    writer.publish(RollCause.FLUSH);
    partition.assertPublished(100);
  }

  @Test
  void aSinkThatLostItsPartitionWithoutKnowingPublishesNothing() throws IOException {
    PartitionWriter first = partition.writer(disk, 0, WIDE);
    partition.append(first, 0, 10);
    first.publish(RollCause.FLUSH);
    PartitionWriter second = partition.writer(disk, 10, WIDE);
    partition.append(first, 10, 30);
    partition.append(second, 10, 20);
    second.publish(RollCause.FLUSH);

    assertThatThrownBy(() -> first.publish(RollCause.FLUSH))
        .isInstanceOf(java.nio.file.FileSystemException.class)
        .hasMessageContaining("says 20 where this sink left 10");

    partition.assertPublished(20);
  }

  /** Polls of before the consumer was sent back may arrive among those of after. */
  @Test
  void aRecordThatComesAgainIsWrittenOnce() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, WIDE);

    partition.append(writer, 0, 20);
    partition.append(writer, 0, 10);
    partition.append(writer, 15, 30);
    partition.append(writer, 10, 20);
    writer.publish(RollCause.FLUSH);

    partition.assertPublished(30);
    assertThat(writer.durableOffset()).isEqualTo(30);
    assertThat(partition.records()).isEqualTo(30);
    assertThat(partition.rows).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whoWaitsForRecordsFindsThemWritten() throws Exception {
    PartitionWriter writer = partition.writer(disk, 0, WIDE);
    CompletableFuture<Void> appending =
        CompletableFuture.runAsync(
            () ->
                assertThatCode(() -> partition.append(writer, 0, 100)).doesNotThrowAnyException());

    writer.awaitWritten(100, Duration.ofMinutes(1));

    assertThat(writer.publish(RollCause.FLUSH)).isPositive();
    appending.join();
    partition.assertPublished(100);
  }

  @Test
  void whatIsPublishedIsCountedByDataset() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, WIDE);
    partition.append(writer, 0, 100);
    int published = writer.publish(RollCause.FLUSH);

    int rejected = disk.list(partition.layout.rejected(Partition.ID.topic())).size();
    assertThat(rejected).isPositive();
    assertThat(writer.rawSegments()).isEqualTo(published - rejected);
  }

  @Test
  void offsetsWithoutARecordArePassedOver() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, WIDE);

    writer.append(List.of(partition.record(0), partition.record(3)), 6);
    writer.append(List.of(), 7);
    writer.publish(RollCause.FLUSH);

    assertThat(writer.durableOffset()).isEqualTo(7);
  }

  @Test
  void offsetsWithoutARecordWaitNoLongerThanRecords() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, WIDE);
    writer.append(List.of(), 2);

    partition.nanoTime.set(Duration.ofMinutes(5).toNanos());
    writer.publishIfAged();

    assertThat(writer.durableOffset()).isEqualTo(2);
  }

  @Test
  void aRecordWhoseTimeCannotBeRightIsRejectedUnderTheDayOfItsReading() throws IOException {
    long seconds = Instant.parse("2026-11-20T10:00:00Z").getEpochSecond();
    byte[] value = "{}".getBytes(StandardCharsets.UTF_8);
    PartitionWriter writer = partition.writer(disk, 0, WIDE);

    writer.append(
        List.of(
            Partition.record(0, seconds, value),
            Partition.record(1, seconds * 1_000_000, value),
            Partition.record(2, -1, value),
            Partition.record(3, Instant.parse("2087-01-01T00:00:00Z").toEpochMilli(), value)),
        4);
    writer.publish(RollCause.FLUSH);

    Path raw = partition.layout.raw();
    assertThat(raw.resolve("order_items")).as("no day of its own").doesNotExist();
    assertThat(disk.list(raw.resolve("_rejected/order_items")))
        .containsExactly(raw.resolve("_rejected/order_items/dt=2026-11-25"));
    Path file =
        raw.resolve("_rejected/order_items/dt=2026-11-25/order_items-2-00000000000000000000.csv");
    assertThat(Files.readAllLines(file))
        .satisfiesExactly(
            header -> assertThat(header).startsWith("topic,partition,offset"),
            row -> assertThat(row).contains("1970-01-21T", "looks like seconds", "milliseconds"),
            row -> assertThat(row).contains("looks like microseconds", "{}"),
            row -> assertThat(row).contains("1969-12-31T", "is none (below 0)"),
            row -> assertThat(row).contains("2087-01-01T", "more than a day ahead"));
  }

  @Test
  void aLongPayloadIsCutAndTheReasonSaysSo() throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, WIDE);

    writer.append(List.of(Partition.record(0, NOON, new byte[1 << 20])), 1);
    writer.publish(RollCause.FLUSH);

    Path file =
        directory.resolve(
            "raw/_rejected/order_items/dt=2026-11-20/order_items-2-00000000000000000000.csv");
    assertThat(Files.size(file)).isLessThan(66_000);
    assertThat(Files.readString(file)).contains("payload cut: the first 65536 of 1048576 bytes");
  }

  @Test
  void aPublishedSegmentIsNeverReplaced() throws IOException {
    publish(0, 10);
    byte[] before = Files.readAllBytes(firstSegment());

    Files.delete(new Progress(disk, partition.layout).file(Partition.ID));
    assertThatThrownBy(() -> publish(0, 10))
        .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);

    assertThat(Files.readAllBytes(firstSegment())).isEqualTo(before);
  }

  private void publish(int from, int to) throws IOException {
    PartitionWriter writer = partition.writer(disk, from, WIDE);
    partition.append(writer, from, to);
    writer.publish(RollCause.FLUSH);
  }

  private Path firstSegment() throws IOException {
    try (var files = Files.walk(partition.layout.raw(Partition.ID.topic()))) {
      return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
  }
}
