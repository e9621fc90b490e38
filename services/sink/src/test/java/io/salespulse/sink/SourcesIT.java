package io.salespulse.sink;

import static io.salespulse.sink.ProducedRecords.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.SourceSamples.Drift;
import io.salespulse.contract.SourceSamples.Field;
import io.salespulse.contract.SourceSamples.Sample;
import io.salespulse.contract.Topic;
import io.salespulse.contract.ValueKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged sink and a shop whose topics are not those of the contract, on a broker of others.
 */
@ExtendWith(SharedBroker.class)
class SourcesIT {

  private static final long NOW = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

  @TempDir Path directory;

  private Path data;
  private SharedBroker.Handle broker;

  /** So that each test has topics of its own. */
  private String shop;

  @BeforeEach
  void begin(SharedBroker.Handle shared) {
    data = directory.resolve("data");
    broker = shared;
    shop = "shop-" + System.nanoTime();
  }

  /**
   * Debezium's tables with a schema registry's prefix, and orders as a webhook sends them, in one
   * to twelve partitions, behind a login; the sink is killed in the middle.
   */
  @Test
  void aShopsOwnTopicsGiveTheRowsOfTheContractsOnceEach() throws Exception {
    createTopic("customers", 1);
    createTopic("products", 3);
    createTopic("orders", 12);
    Path file =
        sources(
            """
            customers:
              topic: %1$s.customers
              envelope: debezium
              fields: {customer_id: /id, signup_date: /since}
            products:
              topic: %1$s.products
              envelope: debezium
              fields: {product_id: /sku, price: {at: /cents, divide: 100}}
            orders:
              topic: %1$s.orders
              fields:
                order_id: /id
                customer_id: /customer/id
                order_date: /created_at
                total_amount: {at: /total_cents, divide: 100}
                status: {at: /cancelled_at, present: cancelled}
              items:
                at: /lines
                fields: {product_id: /sku, unit_price: /price}
            """);
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(Map.of())) {
      send(
          producer,
          "customers",
          "{'id':1}",
          "\0\0\0\0\7{'op':'c','before':null,'after':{'id':1,'since':20000,'name':'Ann'}}");
      send(
          producer,
          "customers",
          "{'id':2}",
          "\0\0\0\0\7{'op':'c','before':null,'after':{'id':2,'since':20000}}");
      send(
          producer, "customers", "{'id':2}", "\0\0\0\0\7{'op':'d','before':{'id':2},'after':null}");
      send(producer, "customers", "{'id':2}", null);
      send(
          producer,
          "products",
          "{'sku':'P1'}",
          "{'schema':{},'payload':{'op':'u','before':null,'after':{'sku':'P1','cents':995}}}");
      try (SinkProcess sink = start(file)) {
        awaitRows(sink, Topic.CUSTOMERS, 3);
        for (int order = 0; order < 30; order++) {
          send(producer, "orders", "" + order, order(order, order % 10 == 0 ? "'x'" : "null"));
        }
        awaitRows(sink, Topic.ORDERS, 1);
        sink.kill();
      }
      for (int order = 30; order < 60; order++) {
        send(producer, "orders", "" + order, order(order, "null"));
      }
      try (SinkProcess sink = start(file)) {
        awaitRows(sink, Topic.ORDERS, 60);
        sink.stop();
      }
    }

    assertThat(cells(Topic.CUSTOMERS))
        .containsExactlyInAnyOrder("1,Ann,,,,20000,,,", "2,,,,,20000,,,", "2,,,,,,,,true");
    assertThat(cells(Topic.PRODUCTS)).containsExactly("P1,,,9.95,,,,");
    List<String> orders = new ArrayList<>();
    List<String> items = new ArrayList<>();
    for (int order = 0; order < 60; order++) {
      String status = order < 30 && order % 10 == 0 ? "cancelled" : "";
      orders.add(order + ",1,2026-11-20T09:59:00Z,12.50,,," + status + ",,");
      items.add("1," + order + ",P1,2,5.00,");
      items.add("2," + order + ",P2,1,2.50,");
    }
    assertThat(cells(Topic.ORDERS)).containsExactlyInAnyOrderElementsOf(orders);
    assertThat(cells(Topic.ORDER_ITEMS)).containsExactlyInAnyOrderElementsOf(items);
    assertThat(new DataLayout(data).rejected()).doesNotExist();
  }

  @Test
  void theNewestRecordsShowWhatBecameOfTheirFields() throws Exception {
    createTopic("orders", 1);
    Path file =
        sources(
            """
            orders:
              topic: %1$s.orders
              fields: {order_id: /id, customer_id: /customer/id, order_date: /created_at, total_amount: {at: /total_cents, divide: 100}}
              items: {at: /lines, fields: {product_id: /sku, unit_price: /price}}
            """);
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(Map.of());
        SinkProcess sink = start(file)) {
      send(producer, "orders", "1", order(1, "null"));
      send(producer, "orders", "2", "'{\\'id\\':2}'");
      eventually(() -> assertThat(sink.samples().topics().get("orders").rejected()).isPresent());

      SourceSamples.OfTopic orders = sink.samples().topics().get("orders");
      Sample accepted = orders.accepted().orElseThrow();
      Sample rejected = orders.rejected().orElseThrow();
      assertThat(orders.kafkaTopic()).isEqualTo(shop + ".orders");
      assertThat(accepted.offset()).isZero();
      assertThat(accepted.value().orElseThrow()).startsWith("{\"id\":9,");
      assertThat(accepted.fields())
          .contains(
              new Field("total_amount", "/total_cents", Optional.of("1250"), Optional.of("12.50")),
              new Field("status", "/status", Optional.empty(), Optional.empty()),
              new Field(
                  "order_items.unit_price",
                  "/lines/0/price",
                  Optional.of("5.00"),
                  Optional.of("5.00")));
      assertThat(rejected.offset()).isEqualTo(1);
      assertThat(rejected.reason().orElseThrow()).contains("encode the object once, not twice");
      assertThat(sink.samples().topics()).doesNotContainKey("order_items");
    }
  }

  @Test
  void aFieldThatIsGoneHalfWayIsToldAndARestartDoesNotHideIt() throws Exception {
    createTopic("customers", 3);
    Path file = sources("customers: {topic: %1$s.customers, fields: {customer_id: /id}}\n");
    String customer = "{'id':1,'signup_date':20000,'email':'a@b.example'}";
    try (KafkaProducer<byte[], byte[]> producer = broker.producer(Map.of())) {
      try (SinkProcess sink = start(file)) {
        sendMany(producer, "customers", 6_500, customer);
        eventually(
            () -> assertThat(sink.status().counts(Topic.CUSTOMERS).records()).isEqualTo(6_500));
        assertThat(drifts(sink)).isEmpty();

        sendMany(producer, "customers", 6_500, customer.replace("'email'", "'mail'"));
        eventually(
            () ->
                assertThat(drifts(sink))
                    .singleElement()
                    .satisfies(drift -> assertThat(drift.at()).isEqualTo("/email"))
                    .satisfies(drift -> assertThat(drift.kind()).isEqualTo(ValueKind.MISSING)));
        assertThat(sink.metrics())
            .contains("salespulse_sink_drifts{topic=\"customers\"} 1.0")
            .contains("salespulse_sink_drifts{topic=\"orders\"} 0.0");
        eventually(
            () -> assertThat(sink.status().counts(Topic.CUSTOMERS).records()).isEqualTo(13_000));
        sink.stop();
      }
      try (SinkProcess sink = start(file)) {
        eventually(() -> assertThat(drifts(sink)).hasSize(1));
      }
    }
  }

  private static List<Drift> drifts(SinkProcess sink) throws Exception {
    return sink.samples().topics().get("customers").drifts();
  }

  private void sendMany(
      KafkaProducer<byte[], byte[]> producer, String name, int records, String json)
      throws Exception {
    byte[] value = json.replace('\'', '"').getBytes(UTF_8);
    SharedBroker.send(
        producer,
        IntStream.range(0, records)
            .mapToObj(
                record ->
                    new ProducerRecord<byte[], byte[]>(
                        shop + "." + name, record % 3, NOW, null, value))
            .toList());
  }

  @Test
  void aWrongFileEndsTheStartInOneLineThatNamesItsLine() throws Exception {
    Path file = sources("orders:\n  fields:\n    id: /id\n");
    Path log = directory.resolve("refused.log");
    try (SinkProcess sink =
        SinkProcess.start(
            data, log, broker.bootstrapServers(), Map.of("SOURCES_FILE", file.toString()))) {
      assertThat(sink.exitCode()).isEqualTo(1);
    }

    assertThat(Files.readAllLines(log))
        .singleElement()
        .asString()
        .startsWith(
            "ERROR The sink did not start: SOURCES_FILE: %s, line 3: orders.fields has no id"
                .formatted(file));
  }

  private static String order(int id, String cancelledAt) {
    return ("{'id':%d,'customer':{'id':1},'created_at':'2026-11-20T09:59:00Z','total_cents':1250,"
            + "'cancelled_at':%s,'lines':[{'sku':'P1','quantity':2,'price':'5.00'},"
            + "{'sku':'P2','quantity':1,'price':'2.50'}]}")
        .formatted(id, cancelledAt);
  }

  /** Rows of a dataset without where in Kafka they stood. */
  private List<String> cells(Topic topic) throws IOException {
    List<String> cells = new ArrayList<>();
    try (Stream<Path> files = Files.walk(new DataLayout(data).raw(topic))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        List<String> lines = Files.readAllLines(file);
        lines.subList(1, lines.size()).stream()
            .map(line -> line.replaceAll(",[^,]*,[^,]*$", ""))
            .forEach(cells::add);
      }
    }
    return cells;
  }

  private void awaitRows(SinkProcess sink, Topic topic, int rows) {
    eventually(
        () -> {
          sink.flush();
          assertThat(cells(topic)).hasSizeGreaterThanOrEqualTo(rows);
        });
  }

  private Path sources(String yaml) throws IOException {
    return Files.writeString(directory.resolve("sources.yaml"), yaml.formatted(shop));
  }

  private SinkProcess start(Path sources) throws IOException {
    Map<String, String> settings = new HashMap<>(broker.login().environment());
    settings.put("SOURCES_FILE", sources.toString());
    settings.put(SinkProcess.GROUP, shop);
    return SinkProcess.start(data, broker.bootstrapServers(), settings);
  }

  private void createTopic(String name, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(shop + "." + name, partitions, (short) 1)))
          .all()
          .get();
    }
  }

  /**
   * @param json with single quotes; null for a record without a value
   */
  private void send(KafkaProducer<byte[], byte[]> producer, String name, String key, String json)
      throws Exception {
    byte[] value = json == null ? null : json.replace('\'', '"').getBytes(UTF_8);
    producer
        .send(
            new ProducerRecord<>(
                shop + "." + name, null, NOW, key.replace('\'', '"').getBytes(UTF_8), value))
        .get();
  }
}
