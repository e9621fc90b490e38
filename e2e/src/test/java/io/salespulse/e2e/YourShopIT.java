package io.salespulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import io.salespulse.local.PackagedService;
import io.salespulse.testing.FreePort;
import io.salespulse.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every road of {@code docs/your-shop.md} from its first command to the numbers, on the Kafka of a
 * shop that says the same in several shapes: they give the same tables, byte for byte.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YourShopIT {

  private static final String PLAIN = "Plain JSON topics";
  private static final String DEBEZIUM = "Debezium";
  private static final String WEBHOOK = "A webhook's orders";
  private static final String CSV = "CSV exports";

  /** What {@code deploy/smoke.sh} runs. */
  private static final String DOCKER = "In Docker";

  private Path directory;
  private BrokerProcess broker;
  private GeneratorStats made;
  private ShopFeed feed;
  private Map<String, String> plain;

  @BeforeAll
  void aShopWithPlainTopicsOnARoadOfItsOwn(@TempDir Path temporary) throws Exception {
    directory = temporary;
    broker = BrokerProcess.start(directory.resolve("kafka"), FreePort.any(), 1);
    made = makeShop();
    feed = new ShopFeed(everyRecord());
    plain = walk(PLAIN, feed.records().size());
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void plainTopicsGiveTheNumbersOfTheShop() {
    assertThat(plain.get(KpiFile.SUMMARY.fileName()))
        .contains("\ntotal_orders,%d,".formatted(made.orders()))
        .contains("\nitems_sold,%d,".formatted(made.items()))
        .contains("\ngross_sales,%s,".formatted(made.grossSales()))
        .contains("\ntotal_sales,%s,".formatted(made.sales()));
    assertThat(made.orders()).isGreaterThan(1000);
    assertThat(made.dirtyByKind().values())
        .as("kinds of dirt")
        .filteredOn(n -> n > 0)
        .hasSizeGreaterThan(15);
  }

  @Test
  void changeEventsOfRenamedTablesBehindARegistrysPrefixGiveTheSameTables() throws Exception {
    List<ShopFeed.Message> events = feed.ofDebezium();
    send(events, 3);

    Map<String, String> tables = walk(DEBEZIUM, events.size());

    assertThat(tables.keySet()).isEqualTo(plain.keySet());
    assertEqual(tables, plain.keySet());
  }

  /** Lines that come with each version of their order are said more often. */
  @Test
  void nestedOrdersWithTheirLinesGiveTheSameTables() throws Exception {
    List<ShopFeed.Message> messages = feed.ofWebhooks();
    send(messages, 12);

    Map<String, String> tables = walk(WEBHOOK, messages.size());

    assertThat(tables.keySet()).isEqualTo(plain.keySet());
    Set<String> others = new TreeSet<>(plain.keySet());
    others.remove(KpiFile.DATA_QUALITY.fileName());
    assertEqual(tables, others);
  }

  /** That customers left can only be said in Kafka. */
  @Test
  void exportsGiveTheSameSales() throws Exception {
    Path home = home(CSV);
    Path exports = Files.createDirectories(home.resolve("export"));
    for (Topic topic : Topic.values()) {
      Path file =
          Files.writeString(exports.resolve(topic.topicName() + ".csv"), feed.export(topic));
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    assertEqual(
        walk(CSV, 0),
        Stream.of(
                KpiFile.SALES_BY_DAY,
                KpiFile.SALES_BY_HOUR,
                KpiFile.ORDER_STATUS,
                KpiFile.REFUNDS_BY_CATEGORY)
            .map(KpiFile::fileName)
            .collect(Collectors.toSet()));
  }

  @Test
  void everyCommandOfThePageIsRun() throws Exception {
    assertThat(DocumentedRoad.blocks().keySet())
        .isEqualTo(Set.of(PLAIN, DEBEZIUM, WEBHOOK, CSV, DOCKER));
  }

  /** Three days of a small and dirty shop, in the topics of the contract. */
  private GeneratorStats makeShop() throws Exception {
    Map<String, String> settings =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
            "SALES_DATA_DIR", directory.resolve("shop").toString(),
            "GENERATOR_BACKFILL_DAYS", "3",
            "GENERATOR_ORDERS_PER_SECOND", "0.006",
            "GENERATOR_DIRTY_RATE", "0.05");
    try (ServiceProcess generator =
        ServiceProcess.start(
            PackagedService.command(
                StackUnderTest.CHECKOUT.resolve("services/generator"), List.of("-Xmx160m")),
            settings,
            Path.of("target", "your-shop-generator.log"))) {
      await("the history")
          .atMost(StackUnderTest.PATIENCE)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> stats(generator).backfill() == Backfill.DONE);
      generator.call("PUT", "/generator/rate?ordersPerSecond=0");
      return stats(generator);
    }
  }

  private static GeneratorStats stats(ServiceProcess generator)
      throws IOException, InterruptedException {
    return parse(generator.call("GET", "/generator/stats"));
  }

  private static GeneratorStats parse(String stats) throws JsonProcessingException {
    return Api.JSON.readValue(stats, GeneratorStats.class);
  }

  private List<ConsumerRecord<String, byte[]>> everyRecord() {
    List<TopicPartition> partitions =
        Arrays.stream(Topic.values())
            .map(topic -> new TopicPartition(topic.topicName(), 0))
            .toList();
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long all = consumer.endOffsets(partitions).values().stream().mapToLong(end -> end).sum();
      while (records.size() < all) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    return records;
  }

  private void send(List<ShopFeed.Message> messages, int partitions) throws Exception {
    Map<String, Object> kafka =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            // In their order, without the sequence numbers that a broker forgets by records' times.
            "enable.idempotence",
            false,
            "max.in.flight.requests.per.connection",
            1);
    try (Admin admin = Admin.create(kafka);
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      admin
          .createTopics(
              messages.stream()
                  .map(ShopFeed.Message::topic)
                  .distinct()
                  .map(topic -> new NewTopic(topic, partitions, (short) 1))
                  .toList())
          .all()
          .get();
      for (ShopFeed.Message message : messages) {
        producer.send(
            new ProducerRecord<>(
                message.topic(), null, message.timestamp(), message.key(), message.value()));
      }
      producer.flush();
    }
  }

  /** Takes a road to its end, and returns the tables that are there then. */
  private Map<String, String> walk(String section, long records) throws Exception {
    try (DocumentedRoad road =
        new DocumentedRoad(section, home(section), broker.bootstrapServers())) {
      road.start();
      road.awaitRecords(records);
      assertThat(road.finish()).contains("\"status\":\"SUCCEEDED\"");
      return road.tables();
    }
  }

  private Path home(String section) throws IOException {
    return Files.createDirectories(directory.resolve(section.replaceAll("\\W+", "-")));
  }

  private void assertEqual(Map<String, String> tables, Set<String> names) {
    for (String name : names) {
      assertThat(tables.get(name)).as(name).isEqualTo(plain.get(name));
    }
  }
}
