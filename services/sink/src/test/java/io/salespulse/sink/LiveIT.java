package io.salespulse.sink;

import static io.salespulse.sink.ProducedRecords.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.LiveSales;
import io.salespulse.contract.LiveSales.Sum;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged sink says of the last minutes and of itself, with a real broker. */
@ExtendWith(SharedBroker.class)
class LiveIT {

  private static final Duration OLD = Duration.ofSeconds(90);

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
  void anOrderThatComesAgainCountsOnceByItsNewestVersionUntilItIsDeleted() throws Exception {
    try (SinkProcess sink = start();
        KafkaProducer<byte[], byte[]> shop = broker.producer(Map.of())) {
      eventually(() -> assertThat(sink.live().problem()).isEmpty());
      send(shop, Duration.ofSeconds(40), "o", order("o", "10.00", OLD, "paid"));
      send(shop, Duration.ofSeconds(30), "x", order("x", "99.00", Duration.ofDays(1), "paid"));
      send(shop, Duration.ofSeconds(20), "o", order("o", "12.00", OLD, "shipped"));
      send(shop, Duration.ofSeconds(39), "o", order("o", "11.00", OLD, "packed"));
      send(shop, Duration.ofSeconds(10), "p", order("p", "5.00", Duration.ofSeconds(5), "paid"));
      send(shop, Duration.ofSeconds(9), "q", "{not an order");

      eventually(() -> assertThat(sink.live().lastFiveMinutes()).isEqualTo(sum(2, "17.00")));
      assertThat(sink.live().lastMinute()).isEqualTo(sum(1, "5.00"));

      send(
          shop, Duration.ofSeconds(8), "p", order("p", "5.00", Duration.ofSeconds(5), "Cancelled"));
      eventually(() -> assertThat(sink.live().lastFiveMinutes()).isEqualTo(sum(1, "12.00")));
      send(shop, Duration.ZERO, "o", null);
      eventually(() -> assertThat(sink.live().lastFiveMinutes()).isEqualTo(sum(0, "0.00")));

      eventually(
          () -> {
            LiveSales live = sink.live();
            assertThat(live.partitions()).isEqualTo(SharedBroker.PARTITIONS);
            assertThat(live.partitionCount()).isEqualTo(SharedBroker.PARTITIONS);
            assertThat(live.unread()).isZero();
          });
      assertThat(sink.live().openTransaction()).isFalse();
    }
  }

  @Test
  void aSinkThatStartedAgainSaysSinceWhenItCounts() throws Exception {
    try (KafkaProducer<byte[], byte[]> shop = broker.producer(Map.of())) {
      try (SinkProcess sink = start()) {
        send(shop, Duration.ZERO, "o", order("o", "10.00", Duration.ZERO, "paid"));
        eventually(() -> assertThat(sink.live().lastFiveMinutes()).isEqualTo(sum(1, "10.00")));
        sink.stop();
      }
      Instant restarted = Instant.now();
      try (SinkProcess sink = start()) {
        eventually(() -> assertThat(sink.live().problem()).isEmpty());
        assertThat(sink.live().since()).isAfter(restarted);
        assertThat(sink.live().lastFiveMinutes()).isEqualTo(sum(0, "0"));
        send(shop, Duration.ZERO, "p", order("p", "2.00", Duration.ZERO, "paid"));
        eventually(() -> assertThat(sink.live().lastFiveMinutes()).isEqualTo(sum(1, "2.00")));
      }
    }
  }

  @Test
  void whatAnOpenTransactionKeepsBackIsSaidAndCountedWhenItEnds() throws Exception {
    try (SinkProcess sink = start();
        KafkaProducer<byte[], byte[]> shop = broker.producer(Map.of("transactional.id", "live"))) {
      eventually(() -> assertThat(sink.live().problem()).isEmpty());
      shop.initTransactions();
      shop.beginTransaction();
      send(shop, Duration.ZERO, "a", order("a", "1000.00", Duration.ZERO, "paid"));
      shop.abortTransaction();
      shop.beginTransaction();
      send(shop, Duration.ZERO, "a", order("a", "10.00", Duration.ZERO, "paid"));

      eventually(() -> assertThat(sink.live().openTransaction()).isTrue());
      eventually(() -> assertThat(sink.live().unread()).isEqualTo(1));
      assertThat(sink.live().lastFiveMinutes().orders()).isZero();

      shop.commitTransaction();
      eventually(() -> assertThat(sink.live().lastFiveMinutes()).isEqualTo(sum(1, "10.00")));
      eventually(() -> assertThat(sink.live().openTransaction()).isFalse());
    }
  }

  @Test
  void theStatusSaysWhatBecameOfTheRecordsOfEachTopic() throws Exception {
    try (SinkProcess sink = start();
        KafkaProducer<byte[], byte[]> shop = broker.producer(Map.of())) {
      eventually(() -> assertThat(sink.live().problem()).isEmpty());
      send(shop, Duration.ZERO, "o", order("o", "10.00", Duration.ZERO, "paid"));
      send(shop, Duration.ZERO, "o", "{not an order");
      eventually(() -> assertThat(orders(sink).records()).isEqualTo(2));
      eventually(() -> assertThat(orders(sink).lag()).isEqualTo(2));
      assertThat(sink.flush().statusCode()).isEqualTo(200);

      assertThat(orders(sink)).isEqualTo(new SinkStatus.Counts(2, 1, 2, 0, 1));
      assertThat(sink.status().topics()).hasSize(Topic.values().length);
    }
  }

  @Test
  void aKafkaThatFallsSilentIsSaid() throws Exception {
    try (SinkProcess sink = start()) {
      eventually(() -> assertThat(sink.live().problem()).isEmpty());
      broker.signal("STOP");
      try {
        eventually(() -> assertThat(sink.live().problem().orElse("")).contains("has not answered"));
      } finally {
        broker.signal("CONT");
      }
      eventually(() -> assertThat(sink.live().problem()).isEmpty());
    }
  }

  private static SinkStatus.Counts orders(SinkProcess sink) throws Exception {
    return sink.status().topics().get(Topic.ORDERS.topicName());
  }

  private static Sum sum(long orders, String gross) {
    return new Sum(orders, new BigDecimal(gross));
  }

  private SinkProcess start() throws IOException {
    return SinkProcess.start(data, broker.bootstrapServers(), Map.of());
  }

  private static void send(
      KafkaProducer<byte[], byte[]> shop, Duration ago, String key, String value) throws Exception {
    long at = Instant.now().minus(ago).toEpochMilli();
    byte[] bytes = value == null ? null : value.getBytes(UTF_8);
    shop.send(new ProducerRecord<>(Topic.ORDERS.topicName(), 0, at, key.getBytes(UTF_8), bytes))
        .get();
  }

  private static String order(String id, String amount, Duration ago, String status) {
    return """
        {"order_id":"%s","customer_id":"c","order_date":"%s","total_amount":%s,"status":"%s"}"""
        .formatted(id, Instant.now().minus(ago), amount, status);
  }
}
