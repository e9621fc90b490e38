package io.salespulse.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import io.salespulse.testing.BrokerLogin;
import io.salespulse.ui.health.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker, which comes, goes and comes again. */
class LiveFeedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final LiveFeed.Patience IMPATIENT =
      new LiveFeed.Patience(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(200));

  private static final OrderRules RULES = new OrderRules(ZoneOffset.UTC, Set.of("cancelled"));

  private final Clock clock = Clock.systemUTC();
  private final LiveWindow window = new LiveWindow();

  @Test
  void theLastMinutesAreThereAtOnceAndKafkaMayComeAndGo(@TempDir Path directory) throws Exception {
    int port = freePort();
    String servers = "localhost:" + port;
    try (Reading reading = new Reading(Map.of("bootstrap.servers", servers))) {
      eventually(() -> assertThat(reading.said()).contains("does not answer"));

      try (BrokerProcess broker = BrokerProcess.start(directory, port, 2)) {
        assertThat(broker.bootstrapServers()).endsWith(":" + port);
        send(servers, Duration.ofMinutes(2), order("10.00"));
        send(servers, Duration.ofHours(2), order("77.00", Duration.ofHours(2)));
        send(servers, Duration.ZERO, "{not an order");
        eventually(() -> assertThat(orders()).isEqualTo(1));
        assertThat(reading.problem()).isEmpty();
        send(servers, Duration.ZERO, order("5.50"));
        eventually(() -> assertThat(orders()).isEqualTo(2));
        assertThat(recent().gross()).isEqualByComparingTo("15.50");
      }
      eventually(() -> assertThat(reading.said()).contains("does not answer"));

      try (BrokerProcess again = BrokerProcess.start(directory, port, 2)) {
        assertThat(again.bootstrapServers()).endsWith(":" + port);
        eventually(() -> assertThat(reading.problem()).isEmpty());
        eventually(() -> assertThat(orders()).isEqualTo(2));
      }
    }
  }

  /** The job goes by the date of the order, not by when it was told. */
  @Test
  void anOrderThatComesAgainCountsOnceByItsNewestVersionUntilItIsDeleted(@TempDir Path directory)
      throws Exception {
    int port = freePort();
    String servers = "localhost:" + port;
    try (BrokerProcess broker = BrokerProcess.start(directory, port, 1);
        Reading reading = new Reading(Map.of("bootstrap.servers", servers))) {
      assertThat(broker.bootstrapServers()).endsWith(":" + port);
      Duration old = Duration.ofSeconds(90);
      send(servers, Duration.ofSeconds(40), order("o", "10.00", old, "paid"));
      send(servers, Duration.ofSeconds(30), order("yesterday", "99.00", Duration.ofDays(1), "x"));
      send(servers, Duration.ofSeconds(20), order("o", "12.00", old, "shipped"));
      send(servers, Duration.ofSeconds(39), order("o", "11.00", old, "packed"));
      send(servers, Duration.ofSeconds(10), order("p", "5.00", Duration.ofSeconds(5), "paid"));

      eventually(() -> assertThat(recent()).isEqualTo(sum(2, "17.00")));
      assertThat(window.last(Duration.ofMinutes(1), clock.instant())).isEqualTo(sum(1, "5.00"));
      assertThat(reading.problem()).isEmpty();

      send(servers, Duration.ofSeconds(8), order("p", "5.00", Duration.ofSeconds(5), "Cancelled"));
      eventually(() -> assertThat(recent()).isEqualTo(sum(1, "12.00")));
      send(servers, Duration.ZERO, null);
      eventually(() -> assertThat(recent().orders()).isZero());
    }
  }

  private static LiveWindow.Sum sum(long orders, String gross) {
    return new LiveWindow.Sum(orders, new BigDecimal(gross));
  }

  /** Its connections stay, so that whoever wants to end one in order waits for it too. */
  @Test
  void aKafkaThatFallsSilentIsSaidAtOnce(@TempDir Path directory) throws Exception {
    int port = freePort();
    String servers = "localhost:" + port;
    try (BrokerProcess broker = BrokerProcess.start(directory, port, 1);
        Reading reading = new Reading(Map.of("bootstrap.servers", servers))) {
      send(servers, Duration.ZERO, order("10.00"));
      eventually(() -> assertThat(orders()).isEqualTo(1));

      signal(broker, "STOP");
      try {
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(reading.said()).contains("does not answer"));
      } finally {
        signal(broker, "CONT");
      }
      eventually(() -> assertThat(reading.problem()).isEmpty());
    }
  }

  private static void signal(BrokerProcess broker, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(broker.pid())).start().waitFor();
  }

  @Test
  void partitionsThatAreAddedAreReadToo(@TempDir Path directory) throws Exception {
    int port = freePort();
    String servers = "localhost:" + port;
    try (BrokerProcess broker = BrokerProcess.start(directory, port, 1);
        Reading reading = new Reading(Map.of("bootstrap.servers", servers))) {
      assertThat(broker.bootstrapServers()).endsWith(":" + port);
      send(servers, Duration.ZERO, order("10.00"));
      eventually(() -> assertThat(orders()).isEqualTo(1));

      try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
        String orders = Topic.ORDERS.topicName();
        admin.createPartitions(Map.of(orders, NewPartitions.increaseTo(2))).all().get();
      }
      send(servers, 1, Duration.ZERO, order("5.50"));

      eventually(() -> assertThat(recent().gross()).isEqualByComparingTo("15.50"));
      assertThat(reading.problem()).isEmpty();
    }
  }

  @Test
  void ofTransactionsThoseAreCountedThatWereCommitted(@TempDir Path directory) throws Exception {
    int port = freePort();
    String servers = "localhost:" + port;
    try (BrokerProcess broker = BrokerProcess.start(directory, port, 1);
        KafkaProducer<String, String> producer = transactional(servers)) {
      assertThat(broker.bootstrapServers()).endsWith(":" + port);
      producer.beginTransaction();
      send(producer, "1000.00");
      producer.abortTransaction();

      try (Reading reading = new Reading(Map.of("bootstrap.servers", servers))) {
        producer.beginTransaction();
        send(producer, "10.00");
        producer.commitTransaction();
        eventually(() -> assertThat(recent().gross()).isEqualByComparingTo("10.00"));

        producer.beginTransaction();
        send(producer, "2000.00");
        producer.abortTransaction();
        send(servers, Duration.ZERO, order("5.50"));
        eventually(() -> assertThat(recent().gross()).isEqualByComparingTo("15.50"));
        assertThat(orders()).isEqualTo(2);
        assertThat(reading.feed.waiting()).isZero();
      }
    }
  }

  @Test
  void whatAnOpenTransactionKeepsBackIsSaidAndCountedWhenItEnds(@TempDir Path directory)
      throws Exception {
    int port = freePort();
    String servers = "localhost:" + port;
    try (BrokerProcess broker = BrokerProcess.start(directory, port, 1);
        KafkaProducer<String, String> producer = transactional(servers)) {
      assertThat(broker.bootstrapServers()).endsWith(":" + port);
      producer.beginTransaction();
      send(producer, "10.00");
      send(servers, Duration.ZERO, order("5.50"));

      try (Reading reading = new Reading(Map.of("bootstrap.servers", servers))) {
        eventually(() -> assertThat(reading.feed.waiting()).isEqualTo(2));
        assertThat(reading.problem()).isEmpty();
        assertThat(orders()).isZero();

        producer.commitTransaction();

        eventually(() -> assertThat(recent().gross()).isEqualByComparingTo("15.50"));
        eventually(() -> assertThat(reading.feed.waiting()).isZero());
      }
    }
  }

  private static KafkaProducer<String, String> transactional(String servers) {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "transactional.id", "shop"),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  private static void send(KafkaProducer<String, String> producer, String amount) throws Exception {
    producer.send(new ProducerRecord<>(Topic.ORDERS.topicName(), order(amount))).get();
  }

  /** Kafka answers twice before the reading starts, and a shop does not wait for that. */
  @Test
  void anOrderThatComesBetweenTwoAnswersOfKafkaIsNotSkipped() {
    TopicPartition orders = new TopicPartition(Topic.ORDERS.topicName(), 0);
    try (Consumer<byte[], byte[]> consumer = oneOrderMoreWithEachAnswer(orders)) {
      consumer.assign(List.of(orders));

      LiveFeed.seek(consumer, List.of(orders), Instant.EPOCH, Duration.ofSeconds(1));

      assertThat(consumer.position(orders)).isZero();
    }
  }

  private static Consumer<byte[], byte[]> oneOrderMoreWithEachAnswer(TopicPartition orders) {
    return new MockConsumer<>("latest") {

      private long count;

      @Override
      public synchronized Map<TopicPartition, Long> endOffsets(
          Collection<TopicPartition> partitions, Duration timeout) {
        return Map.of(orders, count++);
      }

      @Override
      public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
          Map<TopicPartition, Long> times, Duration timeout) {
        return count++ == 0 ? Map.of() : Map.of(orders, new OffsetAndTimestamp(0, 0));
      }
    };
  }

  @Test
  void aSettingThatKafkasClientRefusesIsNamed() throws Exception {
    assertSaid(Map.of("security.protocol", "SECRET"), "security.protocol", "SECRET");
  }

  @Test
  void aCertificateThatIsMissingIsNamed() throws Exception {
    assertSaid(
        Map.of(
            "security.protocol", "SSL",
            "ssl.truststore.type", "PEM",
            "ssl.truststore.location", "/nowhere/ca.pem"),
        "setting",
        "/nowhere/ca.pem");
  }

  @Test
  void aPasswordThatKafkaDoesNotTakeIsSaid(@TempDir Path directory) throws Exception {
    BrokerLogin login = new BrokerLogin(freePort(), "page", "secret");
    try (BrokerProcess broker =
        BrokerProcess.start(directory, freePort(), 1, login.brokerSettings())) {
      assertThat(broker.bootstrapServers()).doesNotEndWith(":" + login.port());
      assertSaid(settings(login.withPassword("guessed")), "does not let this page in", "password");

      try (Reading reading = new Reading(settings(login))) {
        eventually(() -> assertThat(reading.problem()).isEmpty());
      }
    }
  }

  /** As Quarkus makes settings of Kafka's clients from the environment. */
  private static Map<String, Object> settings(BrokerLogin login) {
    Map<String, Object> settings = new HashMap<>();
    login
        .environment()
        .forEach(
            (name, value) ->
                settings.put(
                    name.replaceFirst("KAFKA_", "").toLowerCase(Locale.ROOT).replace('_', '.'),
                    value));
    return settings;
  }

  private void assertSaid(Map<String, Object> settings, String... words) throws Exception {
    Map<String, Object> cluster = new HashMap<>(Map.of("bootstrap.servers", "localhost:1"));
    cluster.putAll(settings);
    try (Reading reading = new Reading(cluster)) {
      eventually(() -> assertThat(reading.said()).contains(words));
    }
  }

  /** A feed on a thread of its own, which ends when it is closed. */
  private final class Reading implements AutoCloseable {

    private final LiveFeed feed;
    private final Thread thread;

    Reading(Map<String, Object> cluster) {
      feed = new LiveFeed(cluster, clock, window, RULES, IMPATIENT);
      thread = new Thread(feed, "live-feed");
      thread.start();
    }

    Optional<Problem> problem() {
      return feed.problem();
    }

    String said() {
      return problem().map(Problem::what).orElse("");
    }

    @Override
    public void close() {
      feed.close();
      eventually(() -> assertThat(thread.isAlive()).isFalse());
    }
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion);
  }

  private LiveWindow.Sum recent() {
    return window.last(LiveWindow.LENGTH, clock.instant());
  }

  private long orders() {
    return recent().orders();
  }

  /** Another order of now. */
  private static String order(String amount) {
    return order(amount, Duration.ZERO);
  }

  private static String order(String amount, Duration ago) {
    return order(UUID.randomUUID().toString(), amount, ago, "paid");
  }

  private static String order(String id, String amount, Duration ago, String status) {
    return """
        {"order_id":"%s","customer_id":"c","order_date":"%s","total_amount":%s,"status":"%s"}"""
        .formatted(id, Instant.now().minus(ago), amount, status);
  }

  private void send(String servers, Duration ago, String value) throws Exception {
    send(servers, null, ago, value);
  }

  private void send(String servers, Integer partition, Duration ago, String value)
      throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
      Instant at = clock.instant().minus(ago);
      producer
          .send(
              new ProducerRecord<>(
                  Topic.ORDERS.topicName(), partition, at.toEpochMilli(), "o", value))
          .get();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
