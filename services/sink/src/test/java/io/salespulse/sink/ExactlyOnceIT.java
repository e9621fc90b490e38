package io.salespulse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import io.salespulse.sink.PublishedRows.Place;
import io.salespulse.sink.SampleRecords.Sample;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sink and a real broker, under what processes go through. */
class ExactlyOnceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PARTITIONS = 2;
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

  private final Map<Place, Sample> produced = new TreeMap<>();
  private final SampleRecords samples = new SampleRecords(1);
  private Path data;
  private BrokerProcess broker;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void startBroker() throws IOException {
    data = directory.resolve("data");
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    broker = BrokerProcess.start(directory.resolve("kafka"), port, PARTITIONS);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void stopBroker() {
    producer.close();
    broker.close();
  }

  @Test
  void everyRecordIsPublishedOnceHoweverOftenTheSinkIsKilled() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 4; round++) {
      SinkProcess sink = start(RESTLESS);
      produce(4_000);
      await().atMost(PATIENCE).until(() -> written(sink) > 0);
      produce(4_000);
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(400)).toNanos());
      sink.kill();
    }
    try (SinkProcess sink = start(RESTLESS)) {
      assertEverythingPublished(sink);
    }
    assertThat(new DataLayout(data).openSegments())
        .isDirectoryRecursivelyContaining("glob:**")
        .isDirectoryNotContaining(Files::isRegularFile);
  }

  @Test
  void twoSinksShareThePartitionsAndOneTakesOverFromTheOther() throws Exception {
    try (SinkProcess first = start(RESTLESS);
        SinkProcess second = start(RESTLESS)) {
      produce(3_000);
      await().atMost(PATIENCE).until(() -> partitions(first) + partitions(second) == 8);
      await().atMost(PATIENCE).until(() -> partitions(second) > 0);
      produce(3_000);
      assertThat(first.terminate(5)).as("stopped within 5 s").isTrue();
      produce(3_000);
      await().atMost(PATIENCE).until(() -> partitions(second) == 8);

      assertEverythingPublished(second);
    }
  }

  @Test
  void whatIsOpenIsPublishedWhenTheSinkIsStopped() throws Exception {
    try (SinkProcess sink = start(Map.of())) {
      produce(2_000);
      await().atMost(PATIENCE).until(() -> written(sink) == 2_000);
      assertThat(PublishedRows.read(data).rows()).isEmpty();

      assertThat(sink.terminate(5)).as("stopped within 5 s").isTrue();
    }

    assertPublishedIsProduced();
  }

  @Test
  void aDamagedOffsetStopsItsPartitionAndItsRepairLetsItGoOn() throws Exception {
    Path offset = new DataLayout(data).progress().resolve(TOPIC + "-0");
    try (SinkProcess sink = start(Map.of())) {
      produce(500);
      assertEverythingPublished(sink);
    }
    String right = Files.readString(offset);
    Files.writeString(offset, "half");
    produce(500);
    try (SinkProcess sink = start(Map.of())) {
      await().atMost(PATIENCE).until(() -> sink.readiness().contains(offset + " is not readable"));
      HttpResponse<String> refused = sink.flush();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains(offset.toString());

      Files.writeString(offset, right);

      assertEverythingPublished(sink);
      assertThat(sink.readiness()).doesNotContain("DOWN");
    }
  }

  @Test
  void aDirectoryInTheWayIsWaitedOut() throws Exception {
    try (SinkProcess sink = start(Map.of())) {
      produce(500);
      assertEverythingPublished(sink);
      Path dataset = new DataLayout(data).raw(Topic.ORDER_ITEMS);
      Path aside = data.resolve("aside");
      Files.move(dataset, aside);
      Files.writeString(dataset, "in the way");
      produce(500);
      await().atMost(PATIENCE).until(() -> sink.flush().statusCode() == 503);
      assertThat(sink.readiness()).contains("DOWN").contains(dataset.toString());

      Files.delete(dataset);
      Files.move(aside, dataset);

      assertEverythingPublished(sink);
      await().atMost(PATIENCE).until(() -> !sink.readiness().contains("DOWN"));
    }
  }

  private SinkProcess start(Map<String, String> settings) throws IOException {
    return SinkProcess.start(data, broker.bootstrapServers(), settings);
  }

  private void produce(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      Sample sample = samples.next();
      int partition = ThreadLocalRandom.current().nextInt(PARTITIONS);
      producer.send(
          new ProducerRecord<>(
              TOPIC, partition, sample.timestamp().toEpochMilli(), null, sample.value()),
          (metadata, failure) -> {
            if (failure == null) {
              synchronized (produced) {
                produced.put(new Place(Topic.ORDER_ITEMS, partition, metadata.offset()), sample);
              }
            }
          });
    }
    producer.flush();
  }

  private static double written(SinkProcess sink) throws Exception {
    Matcher counter = WRITTEN.matcher(sink.metrics());
    return counter.find() ? Double.parseDouble(counter.group(1)) : 0;
  }

  private static int partitions(SinkProcess sink) throws Exception {
    HttpResponse<String> flushed = sink.flush();
    return flushed == null || flushed.statusCode() != 200
        ? 0
        : sink.report(flushed).partitions().size();
  }

  private void assertEverythingPublished(SinkProcess sink) throws Exception {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              HttpResponse<String> flushed = sink.flush();
              return flushed != null && flushed.statusCode() == 200 && covers(sink.report(flushed));
            });
    assertPublishedIsProduced();
  }

  private boolean covers(FlushReport report) {
    return report.partitions().stream()
                .filter(partition -> partition.topic().equals(TOPIC))
                .mapToLong(PartitionProgress::nextOffset)
                .sum()
            == produced.size()
        && report.partitions().stream().allMatch(partition -> partition.lag() == 0);
  }

  private void assertPublishedIsProduced() throws IOException {
    var rows = PublishedRows.read(data).rows();
    assertThat(rows.keySet()).containsExactlyElementsOf(produced.keySet());
    rows.forEach(
        (place, row) ->
            assertThat(produced.get(place).became(row, place.offset()))
                .as("%s: %s", place, row)
                .isTrue());
  }
}
