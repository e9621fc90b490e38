package io.salespulse.sink;

import static io.salespulse.sink.ProducedRecords.eventually;
import static io.salespulse.sink.ProducedRecords.patiently;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Column;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.contract.Topic;
import io.salespulse.sink.PublishedRows.Place;
import io.salespulse.sink.PublishedRows.Row;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sink and a real broker, whose topics are not as simple as a log of records. */
@ExtendWith(SharedBroker.class)
class TopicsIT {

  private static final String TOPIC = Topic.CUSTOMERS.topicName();
  private static final String TIME = "2026-11-20T10:00:00.000Z";
  private static final long NOW = Instant.parse(TIME).toEpochMilli();
  private static final byte[] CUSTOMER =
      Topic.CUSTOMERS.columns().stream()
          .map(column -> "\"%s\":\"x\"".formatted(column.name()))
          .collect(Collectors.joining(",", "{", "}"))
          .getBytes(UTF_8);

  @TempDir Path directory;

  private Path data;
  private SharedBroker.Handle broker;

  @BeforeEach
  void begin(SharedBroker.Handle shared) throws Exception {
    data = directory.resolve("data");
    broker = shared;
    broker.beginAtEnd(data);
  }

  @Test
  void recordsBehindAnOpenTransactionAreLagAndThoseOfAnAbortedOneAreNot() throws Exception {
    try (SinkProcess sink = start();
        KafkaProducer<byte[], byte[]> plain = broker.producer(Map.of());
        KafkaProducer<byte[], byte[]> transactional =
            broker.producer(Map.of("transactional.id", "till-" + System.nanoTime()))) {
      transactional.initTransactions();
      awaitCaughtUp(sink);
      transactional.beginTransaction();
      produce(transactional, 1);
      produce(plain, 1_000);

      PartitionProgress open = flushed(sink);
      assertThat(open.lag()).isEqualTo(1_001);
      assertThat(open.openTransaction()).isTrue();
      patiently().until(() -> sink.metrics().contains("lag_records{topic=\"customers\"} 1001.0"));
      patiently()
          .until(() -> sink.readiness().contains("customers-0: a producer's transaction has been"));
      assertThat(sink.readiness()).doesNotContain("DOWN");

      transactional.commitTransaction();
      awaitCaughtUp(sink);
      assertThat(PublishedRows.read(data).rows()).hasSize(1_001);

      // The log ends with records that nobody may read, and a marker.
      transactional.beginTransaction();
      produce(transactional, 10);
      assertThat(flushed(sink).openTransaction()).isTrue();
      transactional.abortTransaction();
      awaitCaughtUp(sink);
      assertThat(PublishedRows.read(data).rows()).hasSize(1_001);
      patiently().until(() -> sink.metrics().contains("lag_records{topic=\"customers\"} 0.0"));
    }
  }

  @Test
  void aNullValueIsTheDeletionOfWhatItsKeyNames() throws Exception {
    try (SinkProcess sink = start();
        KafkaProducer<byte[], byte[]> plain = broker.producer(Map.of())) {
      awaitCaughtUp(sink);
      long first = flushed(sink).nextOffset();
      byte[] key = "x".getBytes(UTF_8);
      byte[] none = null;
      SharedBroker.send(
          plain,
          List.of(
              new ProducerRecord<>(TOPIC, 0, NOW, key, CUSTOMER),
              new ProducerRecord<>(TOPIC, 0, NOW, key, none),
              new ProducerRecord<>(TOPIC, 0, NOW, key, CUSTOMER),
              new ProducerRecord<>(TOPIC, 0, NOW, none, none)));
      awaitCaughtUp(sink);

      var rows = PublishedRows.read(data).rows();
      assertThat(rows).hasSize(4);
      assertThat(cell(rows, first, "deleted")).isNull();
      assertThat(rows.get(place(first + 1)).cells())
          .containsExactly(
              "x", null, null, null, null, null, null, null, "true", (first + 1) + "", TIME);
      assertThat(cell(rows, first + 2, "deleted")).isNull();
      assertThat(rows.get(place(first + 3)).rejected()).isTrue();
      assertThat(rows.get(place(first + 3)).cells().get(4)).contains("null value without a key");
    }
  }

  /**
   * A poll is bounded by its bytes as they come, and by the number of records that they unpack to.
   */
  @Test
  void aBacklogOfLargeRecordsThatWerePackedWellFitsTheHeap() throws Exception {
    byte[] large = (new String(CUSTOMER, UTF_8) + " ".repeat(10_000)).getBytes(UTF_8);
    int count = 30_000;
    try (KafkaProducer<byte[], byte[]> packing =
        broker.producer(
            Map.of("compression.type", "zstd", "batch.size", "500000", "linger.ms", "20"))) {
      SharedBroker.send(
          packing, Collections.nCopies(count, new ProducerRecord<>(TOPIC, 0, NOW, null, large)));
    }
    try (SinkProcess sink = start()) {
      awaitCaughtUp(sink);

      assertThat(sink.status().topics().get(TOPIC).records()).isEqualTo(count);
    }
  }

  @Test
  void aFlushDoesNotVouchForWhatASilentKafkaMayHave() throws Exception {
    try (SinkProcess sink = start();
        KafkaProducer<byte[], byte[]> plain = broker.producer(Map.of())) {
      awaitCaughtUp(sink);
      produce(plain, 10);
      broker.signal("STOP");
      try {
        HttpResponse<String> answer = sink.flush();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("Kafka does not say how far its topics go");
      } finally {
        broker.signal("CONT");
      }
      awaitCaughtUp(sink);
      assertThat(PublishedRows.read(data).rows()).hasSize(10);
    }
  }

  @Test
  void aTopicThatIsMadeAnewIsNotReadOn() throws Exception {
    try (KafkaProducer<byte[], byte[]> plain = broker.producer(Map.of())) {
      makeAnew();
      Files.deleteIfExists(new DataLayout(data).progress().resolve(TOPIC + "-0"));
      Files.deleteIfExists(new DataLayout(data).progress().resolve(TOPIC + "-1"));
      produce(plain, 5);
      try (SinkProcess sink = start()) {
        awaitCaughtUp(sink);
      }
      makeAnew();
    }
    try (KafkaProducer<byte[], byte[]> plain = broker.producer(Map.of());
        SinkProcess sink = start()) {
      produce(plain, 100);

      patiently().until(() -> sink.readiness().contains("customers was deleted and made anew"));
      patiently().until(() -> sink.flush().body().contains("the 5 offsets that are written"));
      assertThat(sink.flush().statusCode()).isEqualTo(503);
      assertThat(PublishedRows.read(data).rows()).hasSize(5);
    }
  }

  @Test
  void aTopicThatIsMadeAnewUnderARunningSinkIsNotReadOn() throws Exception {
    try (SinkProcess sink = start()) {
      try (KafkaProducer<byte[], byte[]> plain = broker.producer(Map.of())) {
        produce(plain, 5);
        awaitCaughtUp(sink);
      }
      long before = flushed(sink).nextOffset();
      makeAnew();
      try (KafkaProducer<byte[], byte[]> plain = broker.producer(Map.of())) {
        produce(plain, (int) before + 50);
      }

      patiently().until(() -> sink.readiness().contains("customers was deleted and made anew"));
      assertThat(PublishedRows.read(data).rows()).hasSize(5);
    }
  }

  private SinkProcess start() throws IOException {
    return SinkProcess.start(data, broker.bootstrapServers(), Map.of());
  }

  private static String cell(Map<Place, Row> rows, long offset, String column) {
    List<String> columns = Topic.CUSTOMERS.rawColumns().stream().map(Column::name).toList();
    return rows.get(place(offset)).cells().get(columns.indexOf(column));
  }

  private static Place place(long offset) {
    return new Place(Topic.CUSTOMERS, 0, offset);
  }

  private static void produce(KafkaProducer<byte[], byte[]> producer, int count) throws Exception {
    SharedBroker.send(
        producer, Collections.nCopies(count, new ProducerRecord<>(TOPIC, 0, NOW, null, CUSTOMER)));
  }

  private void makeAnew() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.deleteTopics(List.of(TOPIC)).all().get();
      patiently()
          .ignoreExceptionsMatching(failure -> failure.getCause() instanceof TopicExistsException)
          .until(
              () -> {
                var topic =
                    new NewTopic(TOPIC, Optional.of(SharedBroker.PARTITIONS), Optional.empty());
                admin.createTopics(List.of(topic)).all().get();
                return true;
              });
    }
  }

  private static void awaitCaughtUp(SinkProcess sink) {
    eventually(() -> assertThat(flushed(sink).lag()).isZero());
  }

  private static PartitionProgress flushed(SinkProcess sink) throws Exception {
    return progress(sink.flushed().orElseThrow());
  }

  private static PartitionProgress progress(FlushReport report) {
    return report.partitions().stream()
        .filter(partition -> partition.topic().equals(TOPIC) && partition.partition() == 0)
        .findFirst()
        .orElseThrow();
  }
}
