package io.salespulse.sink;

import static io.salespulse.sink.ProducedRecords.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sink and a real broker, under what processes go through. */
@ExtendWith(SharedBroker.class)
class ExactlyOnceIT {

  private static final String TOPIC = Topic.ORDER_ITEMS.topicName();

  /** Many rolls, so that a kill finds one under way; and a killed sink is soon forgotten. */
  private static final Map<String, String> RESTLESS =
      Map.of(
          "SINK_ROLL_RECORDS",
          "700",
          "MP_MESSAGING_INCOMING_RECORDS_SESSION_TIMEOUT_MS",
          "6000",
          "MP_MESSAGING_INCOMING_RECORDS_HEARTBEAT_INTERVAL_MS",
          "1000");

  private static final Pattern WRITTEN =
      Pattern.compile("salespulse_sink_records_total\\{topic=\"order_items\"} (\\S+)");

  @TempDir Path directory;

  private Path data;
  private SharedBroker.Handle broker;
  @AutoClose private ProducedRecords records;
  private String group;

  @BeforeEach
  void begin(SharedBroker.Handle shared) throws Exception {
    data = directory.resolve("data");
    broker = shared;
    broker.beginAtEnd(data);
    newGroup();
    records = new ProducedRecords(broker, 1);
  }

  @Test
  void everyRecordIsPublishedOnceHoweverOftenTheSinkIsKilled() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 4; round++) {
      SinkProcess sink = start(RESTLESS);
      records.produce(4_000);
      patiently().until(() -> written(sink) > 0);
      records.produce(4_000);
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(400)).toNanos());
      sink.kill();
      newGroup();
    }
    try (SinkProcess sink = start(RESTLESS)) {
      records.assertEverythingPublished(sink, data);
    }
  }

  @Test
  void twoSinksShareThePartitionsAndOneTakesOverFromTheOther() throws Exception {
    try (SinkProcess first = start(RESTLESS);
        SinkProcess second = start(RESTLESS)) {
      records.produce(3_000);
      patiently().until(() -> partitions(first) + partitions(second) == 8);
      patiently().until(() -> partitions(second) > 0);
      records.produce(3_000);
      first.stop();
      records.produce(3_000);
      patiently().until(() -> partitions(second) == 8);

      records.assertEverythingPublished(second, data);
    }
  }

  @Test
  void whatAFlushHasNotPublishedItCountsAsLag() throws Exception {
    records.produce(100_000);
    try (SinkProcess sink = start(Map.of())) {
      List<FlushReport> reports = new ArrayList<>();
      patiently()
          .until(
              () -> {
                // One that came amid the assignment is silent of the partitions.
                Optional<FlushReport> flushed =
                    sink.flushed().filter(report -> published(report) + lag(report) > 0);
                flushed.ifPresent(reports::add);
                return flushed.filter(report -> lag(report) == 0).isPresent();
              });

      records.assertPublishedIsProduced(data);
      assertThat(reports)
          .extracting(report -> published(report) + lag(report))
          .containsOnly(published(reports.get(reports.size() - 1)));
    }
  }

  private static long published(FlushReport report) {
    return report.partitions().stream().mapToLong(PartitionProgress::nextOffset).sum();
  }

  private static long lag(FlushReport report) {
    return report.partitions().stream().mapToLong(PartitionProgress::lag).sum();
  }

  @Test
  void whatIsOpenIsPublishedWhenTheSinkIsStopped() throws Exception {
    try (SinkProcess sink = start(Map.of())) {
      records.produce(2_000);
      patiently().until(() -> written(sink) == 2_000);
      assertThat(PublishedRows.read(data).rows()).isEmpty();

      sink.stop();
    }

    records.assertPublishedIsProduced(data);
  }

  @Test
  void aDamagedOffsetStopsItsPartitionAndItsRepairLetsItGoOn() throws Exception {
    Path offset = new DataLayout(data).progress().resolve(TOPIC + "-0");
    try (SinkProcess sink = start(Map.of())) {
      records.produce(500);
      records.assertEverythingPublished(sink, data);
    }
    String right = Files.readString(offset);
    Files.writeString(offset, "half");
    records.produce(500);
    try (SinkProcess sink = start(Map.of())) {
      patiently().until(() -> sink.readiness().contains(offset + " is not readable"));
      HttpResponse<String> refused = sink.flush();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains(offset.toString());

      Files.writeString(offset, right);

      records.assertEverythingPublished(sink, data);
      assertThat(sink.readiness()).doesNotContain("DOWN");
    }
  }

  @Test
  void aDirectoryInTheWayIsWaitedOut() throws Exception {
    try (SinkProcess sink = start(Map.of())) {
      records.produce(500);
      records.assertEverythingPublished(sink, data);
      Path dataset = new DataLayout(data).raw(Topic.ORDER_ITEMS);
      Path aside = data.resolve("aside");
      Files.move(dataset, aside);
      Files.writeString(dataset, "in the way");
      records.produce(500);
      patiently().until(() -> sink.flush().statusCode() == 503);
      assertThat(sink.readiness()).contains("DOWN").contains(dataset.toString());

      Files.delete(dataset);
      Files.move(aside, dataset);

      records.assertEverythingPublished(sink, data);
      patiently().until(() -> !sink.readiness().contains("DOWN"));
    }
  }

  @Test
  void aKafkaThatGoesAwayIsSaidOnceAndWaitedOut() throws Exception {
    try (SinkProcess sink = start(RESTLESS)) {
      records.produce(500);
      records.assertEverythingPublished(sink, data);

      broker.signal("STOP");
      try {
        // Some looks longer than it takes to notice, for a line that would come again.
        patiently()
            .until(() -> sink.readiness().matches("(?s).*has not answered for ([89]|\\d\\d) s.*"));
        assertThat(sink.readiness()).contains("DOWN").contains(broker.bootstrapServers());
        assertThat(sink.liveness()).contains("UP").doesNotContain("DOWN");
        HttpResponse<String> flushed = sink.flush();
        assertThat(flushed.statusCode()).isEqualTo(503);
        assertThat(flushed.body()).contains("has not answered");
      } finally {
        broker.signal("CONT");
      }
      patiently().until(() -> !sink.readiness().contains("DOWN"));

      records.produce(500);
      records.assertEverythingPublished(sink, data);
      try (Stream<String> lines = Files.lines(directory.resolve("sink.log"))) {
        // Partitions may have to wait for a leader too.
        assertThat(lines.map(line -> line.replaceFirst("^\\S+ +", "")))
            .as("what the sink says of Kafka's answers")
            .filteredOn(line -> line.contains("answer"))
            .satisfiesExactly(
                away -> assertThat(away).startsWith("WARN").contains("does not answer"),
                back -> assertThat(back).startsWith("INFO").contains("answers again after"));
      }
    }
  }

  @Test
  void aKafkaThatAsksForALoginIsReadWithTheRightOne() throws Exception {
    records.produce(500);
    try (SinkProcess sink = start(broker.login().withPassword("guessed").environment())) {
      patiently().until(() -> sink.readiness().contains("does not let this sink in"));
      assertThat(sink.readiness()).contains("DOWN").contains(":" + broker.login().port());
    }
    assertThat(Files.readAllLines(directory.resolve("sink.log")))
        .as("what the sink says of the login")
        .filteredOn(line -> line.contains("does not let this sink in"))
        .singleElement()
        .asString()
        .contains("WARN", "password");

    try (SinkProcess sink = start(broker.login().environment())) {
      records.assertEverythingPublished(sink, data);
    }
  }

  @Test
  void aSinkWhoseKafkaIsAwayStopsInTime() throws Exception {
    try (SinkProcess sink = start(Map.of())) {
      records.produce(500);
      patiently().until(() -> written(sink) == 500);
      broker.signal("STOP");
      try {
        sink.stop();
      } finally {
        broker.signal("CONT");
      }
    }

    records.assertPublishedIsProduced(data);
  }

  private SinkProcess start(Map<String, String> settings) throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.put(SinkProcess.GROUP, group);
    return SinkProcess.start(data, broker.bootstrapServers(), all);
  }

  /** A killed sink holds its place in the old group for seconds. */
  private void newGroup() {
    group = "test-" + System.nanoTime();
  }

  private static double written(SinkProcess sink) throws Exception {
    Matcher counter = WRITTEN.matcher(sink.metrics());
    return counter.find() ? Double.parseDouble(counter.group(1)) : 0;
  }

  private static int partitions(SinkProcess sink) throws Exception {
    return sink.flushed().map(report -> report.partitions().size()).orElse(0);
  }
}
