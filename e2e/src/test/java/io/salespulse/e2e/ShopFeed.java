package io.salespulse.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a shop said, as other shops would have said it: the shapes of {@code docs/your-shop.md}.
 *
 * @param records of the contract's topics, those of a topic in the order of their offsets
 */
record ShopFeed(List<ConsumerRecord<String, byte[]>> records) {

  /**
   * A record to send.
   *
   * @param value null for one without
   */
  @SuppressWarnings("ArrayRecordComponent") // Sent and forgotten.
  record Message(String topic, long timestamp, String key, byte[] value) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Map<Topic, String> TABLES =
      Map.of(
          Topic.CUSTOMERS, "shop.public.users",
          Topic.PRODUCTS, "shop.public.articles",
          Topic.ORDERS, "shop.public.sales",
          Topic.ORDER_ITEMS, "shop.public.sale_lines");

  /** Columns of the tables that have other names. */
  private static final Map<Topic, Map<String, String>> RENAMED =
      Map.of(
          Topic.CUSTOMERS,
          Map.of("customer_id", "id", "signup_date", "created_at", "location", "city"),
          Topic.PRODUCTS,
          Map.of("product_id", "sku", "price", "price_cents", "cost", "cost_cents"),
          Topic.ORDERS,
          Map.of(
              "order_id", "id",
              "customer_id", "user_id",
              "order_date", "placed_at",
              "total_amount", "total_cents",
              "refunded_amount", "refunded_cents"),
          Topic.ORDER_ITEMS,
          Map.of(
              "item_id", "id",
              "order_id", "sale_id",
              "product_id", "sku",
              "quantity", "pieces",
              "unit_price", "price_cents"));

  private static final Pattern FIELD =
      Pattern.compile("\"([a-z_]+)\":(?:(-?[0-9]+[.][0-9]{2})(?=[,}]))?");

  /**
   * Change events of four tables, each with the prefix of a registry. They are made by the text, so
   * that what was no JSON is none here either.
   */
  List<Message> ofDebezium() {
    List<Message> messages = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      Topic topic = Topic.named(record.topic()).orElseThrow();
      String idColumn = RENAMED.get(topic).get(topic.keyColumn());
      String key = "{\"%s\":%s}".formatted(idColumn, quoted(record.key()));
      if (record.value() == null) {
        if (topic.keyColumn().equals(topic.idColumn())) {
          messages.add(
              message(
                  record, TABLES.get(topic), key, prefixed("{\"before\":%s,\"op\":\"d\"}", key)));
        }
        messages.add(message(record, TABLES.get(topic), key, null));
      } else {
        String row =
            FIELD
                .matcher(new String(record.value(), UTF_8))
                .replaceAll(field -> field(topic, field.group(1), field.group(2)));
        messages.add(
            message(
                record,
                TABLES.get(topic),
                key,
                prefixed("{\"before\":null,\"after\":%s,\"op\":\"u\"}", row)));
      }
    }
    return messages;
  }

  private static String field(Topic topic, String name, String amount) {
    String column = RENAMED.get(topic).getOrDefault(name, name);
    if (amount == null) {
      return "\"%s\":".formatted(column);
    }
    return "\"%s\":%s".formatted(column, new BigDecimal(amount).movePointRight(2));
  }

  private static byte[] prefixed(String event, String row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0, 0, 0, 0, 7});
    bytes.writeBytes(event.formatted(row).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  /**
   * Nested objects, and each version of an order with its lines. Items that no version of an order
   * can hold are not said: those that are no items of the contract, and those whose order never
   * came.
   */
  List<Message> ofWebhooks() {
    Stream<Message> accounts =
        of(Topic.CUSTOMERS).map(record -> nested(record, "accounts", NestedShapes::account));
    Stream<Message> catalog =
        of(Topic.PRODUCTS).map(record -> nested(record, "catalog", NestedShapes::article));
    return Stream.of(accounts, catalog, orders())
        .flatMap(messages -> messages)
        .sorted(Comparator.comparingLong(Message::timestamp))
        .toList();
  }

  private static Message nested(
      ConsumerRecord<String, byte[]> record, String topic, UnaryOperator<ObjectNode> shape) {
    byte[] value =
        Optional.ofNullable(record.value())
            .map(bytes -> parsed(record).map(shape).map(ShopFeed::bytes).orElse(bytes))
            .orElse(null);
    return message(record, topic, record.key(), value);
  }

  private Stream<Message> orders() {
    Map<String, List<ConsumerRecord<String, byte[]>>> byOrder =
        Stream.concat(of(Topic.ORDERS), of(Topic.ORDER_ITEMS))
            .filter(record -> parsed(record).isPresent())
            .collect(
                Collectors.groupingBy(
                    ConsumerRecord::key, LinkedHashMap::new, Collectors.toList()));
    return byOrder.values().stream().flatMap(ShopFeed::versions);
  }

  /** An order as often as it or one of its items was said, with the lines it had by then. */
  private static Stream<Message> versions(List<ConsumerRecord<String, byte[]>> said) {
    Map<Long, List<ConsumerRecord<String, byte[]>>> byTime =
        said.stream()
            .collect(
                Collectors.groupingBy(
                    ConsumerRecord::timestamp, TreeMap::new, Collectors.toList()));
    List<Message> versions = new ArrayList<>();
    Map<String, ObjectNode> lines = new LinkedHashMap<>();
    Map<String, ObjectNode> orders = new LinkedHashMap<>();
    byTime.forEach(
        (time, together) -> {
          for (ConsumerRecord<String, byte[]> record : together) {
            ObjectNode value = parsed(record).orElseThrow();
            if (record.topic().equals(Topic.ORDERS.topicName())) {
              orders.put(value.path(Columns.ORDER_ID).asText().strip(), value);
            } else if (isWhole(value)) {
              lines.put(value.path(Columns.ITEM_ID).asText().strip(), value);
            }
          }
          orders.forEach(
              (id, order) ->
                  versions.add(
                      message(
                          together.get(0),
                          "webhooks.orders",
                          together.get(0).key(),
                          bytes(NestedShapes.order(order, lines.values())))));
        });
    return versions.stream();
  }

  private static boolean isWhole(ObjectNode item) {
    return Topic.ORDER_ITEMS.columns().stream()
        .filter(column -> column.presence() == Presence.REQUIRED)
        .map(Column::name)
        .allMatch(item::has);
  }

  /** Every version as a line of CSV, with the time from which on it held. */
  String export(Topic topic) {
    List<String> columns = topic.columns().stream().map(Column::name).toList();
    String header = String.join(",", columns) + "," + Columns.CHANGED_AT;
    Stream<String> lines =
        of(topic)
            .flatMap(
                record ->
                    parsed(record).stream()
                        .map(
                            value ->
                                columns.stream()
                                        .map(column -> quoted(value.path(column).asText()) + ",")
                                        .collect(Collectors.joining())
                                    + record.timestamp()));
    return Stream.concat(Stream.of(header), lines).collect(Collectors.joining("\n", "", "\n"));
  }

  private Stream<ConsumerRecord<String, byte[]>> of(Topic topic) {
    return records.stream().filter(record -> record.topic().equals(topic.topicName()));
  }

  private static Message message(
      ConsumerRecord<String, byte[]> record, String topic, String key, byte[] value) {
    return new Message(topic, record.timestamp(), key, value);
  }

  /** Without quotes in it, neither JSON nor CSV needs more. */
  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  /** Empty where there is no value, or it is no JSON object. */
  private static Optional<ObjectNode> parsed(ConsumerRecord<String, byte[]> record) {
    try {
      return record.value() == null
          ? Optional.empty()
          : Optional.of(JSON.readValue(new String(record.value(), UTF_8), ObjectNode.class));
    } catch (JsonProcessingException cutOff) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(UTF_8);
  }
}
