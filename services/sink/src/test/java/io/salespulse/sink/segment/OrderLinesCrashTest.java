package io.salespulse.sink.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.sink.SampleRecords;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.segment.CrashingDisk.PowerCut;
import io.salespulse.sink.source.Lines;
import io.salespulse.sink.source.TopicSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders with their lines in them become rows of two datasets, wherever the power fails. */
class OrderLinesCrashTest {

  private static final int RECORDS = 40;
  private static final int POLL = 7;
  private static final PartitionId ID = new PartitionId(Topic.ORDERS, 1);
  private static final Optional<TopicIdentity> TOPIC =
      Optional.of(new TopicIdentity("shop.orders", "oneId-_0123456789ABCDE"));
  static final TopicSource ORDERS =
      new TopicSource(
          Topic.ORDERS,
          "shop.orders",
          TopicSource.ofContract(Topic.ORDERS).envelope(),
          TopicSource.ofContract(Topic.ORDERS).fields(),
          Optional.of(
              new Lines(
                  JsonPointer.compile("/lines"),
                  TopicSource.ofContract(Topic.ORDER_ITEMS).fields())));

  @TempDir Path directory;

  @Test
  void orderAndLinesArePublishedOnceWhereverThePowerFails() throws Exception {
    int steps = 0;
    boolean crashed = true;
    for (; crashed; steps++) {
      Path root = Files.createDirectory(directory.resolve("crash-" + steps));
      othersFile(root);
      crashed = crash(root, steps);
      crash(root, steps * 31 % 60);
      write(root, new CrashingDisk(Integer.MAX_VALUE, 1));

      assertThat(rows(new DataLayout(root).raw(Topic.ORDERS), "orders-1-"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, RECORDS).mapToObj(offset -> "o" + offset + " " + offset).toList());
      assertThat(rows(new DataLayout(root).raw(Topic.ORDER_ITEMS), "orders-1-"))
          .containsExactlyInAnyOrderElementsOf(expectedLines());
      // The file of a topic of items that was read before is nobody's here.
      assertThat(othersFile(root)).hasContent("not touched\n");
    }
    assertThat(steps).isGreaterThan(50);
  }

  private static List<String> expectedLines() {
    return IntStream.range(0, RECORDS)
        .boxed()
        .flatMap(
            offset -> IntStream.range(0, offset % 4).mapToObj(line -> (line + 1) + " " + offset))
        .toList();
  }

  private static Path othersFile(Path root) throws IOException {
    Path day = new DataLayout(root).raw(Topic.ORDER_ITEMS).resolve("dt=2026-11-20");
    Path file = day.resolve("order_items-1-%020d.csv".formatted(39));
    if (Files.notExists(file)) {
      Files.createDirectories(day);
      Files.writeString(file, "not touched\n");
    }
    return file;
  }

  private static boolean crash(Path root, int steps) throws Exception {
    CrashingDisk disk = new CrashingDisk(steps, steps);
    try {
      write(root, disk);
      return false;
    } catch (PowerCut cut) {
      disk.loseWhatWasNotForced();
      assertThatNoOrderIsSeenWithoutItsLines(new DataLayout(root));
      return true;
    }
  }

  private static void assertThatNoOrderIsSeenWithoutItsLines(DataLayout layout) throws IOException {
    if (Files.exists(layout.raw(Topic.ORDERS))) {
      List<String> lines = rows(layout.raw(Topic.ORDER_ITEMS), "orders-1-");
      for (String order : rows(layout.raw(Topic.ORDERS), "orders-1-")) {
        int offset = Integer.parseInt(order.split(" ")[1]);
        for (int line = 1; line <= offset % 4; line++) {
          assertThat(lines).contains(line + " " + offset);
        }
      }
    }
  }

  private static void write(Path root, Disk disk) throws IOException, RefusedException {
    DataLayout layout = new DataLayout(root);
    Recovery.Recovered from =
        new Recovery(disk, layout).recover(ID, new Recovery.KafkaLog(TOPIC, 0, RECORDS));
    PartitionWriter writer =
        new PartitionWriter(
            disk,
            layout,
            ID,
            new RecordRows(ID, ORDERS, new SeenValues(ORDERS), ZoneOffset.UTC),
            from,
            new RollLimits(1 << 20, 11, Duration.ofMinutes(5), 4),
            new SegmentMeters(new SimpleMeterRegistry(), Topic.ORDERS),
            Partition.CLOCK,
            System::nanoTime,
            offset -> {},
            (record, time, cells) -> {});
    for (int next = (int) from.at().nextOffset(); next < RECORDS; next += POLL) {
      int to = Math.min(next + POLL, RECORDS);
      writer.append(IntStream.range(next, to).mapToObj(OrderLinesCrashTest::record).toList(), to);
    }
    writer.publish(RollCause.FLUSH);
  }

  private static ConsumerRecord<byte[], byte[]> record(int offset) {
    String lines =
        String.join(
            ",",
            java.util.Collections.nCopies(
                offset % 4, "{\"product_id\":\"p\",\"quantity\":1,\"unit_price\":1}"));
    String json =
        "{\"order_id\":\"o%d\",\"customer_id\":\"c\",\"order_date\":1,\"total_amount\":1,\"lines\":[%s]}"
            .formatted(offset, lines);
    long timestamp =
        Instant.parse("2026-11-20T10:00:00Z").plus(Duration.ofHours(3L * offset)).toEpochMilli();
    return SampleRecords.record(
        new TopicPartition("shop.orders", 1), offset, timestamp, null, json.getBytes(UTF_8));
  }

  /** First cell and offset of each row in the files of that name. */
  private static List<String> rows(Path dataset, String prefix) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(dataset)) {
      for (Path file :
          files.filter(any -> any.getFileName().toString().startsWith(prefix)).toList()) {
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
          String[] cells = line.split(",");
          rows.add(cells[0] + " " + cells[cells.length - 2]);
        }
      }
    }
    return rows;
  }
}
