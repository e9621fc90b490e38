package io.salespulse.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.GeneratorStats.Counts;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules by which sink and ETL judge records (design, sections 2 and 4), written down a second
 * time and from the outside: bytes in, sums and kinds of dirt out. Nothing of the generator is
 * used.
 */
public final class CleanedRecords {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Comparator<Version> BY_POSITION =
      Comparator.comparingLong(Version::timestamp)
          .thenComparingInt(Version::partition)
          .thenComparingLong(Version::offset);

  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<Topic, Map<String, List<Version>>> versions = new EnumMap<>(Topic.class);
  private final Map<Integer, Long> newestOrders = new HashMap<>();
  private final Map<String, Counts> topics = new HashMap<>();
  private long offset;

  public CleanedRecords() {
    for (Topic topic : Topic.values()) {
      versions.put(topic, new HashMap<>());
      topics.put(topic.topicName(), new Counts(0, 0, 0));
    }
  }

  /** A clean record; late where younger ones of its partition came before it. */
  private record Version(
      long timestamp, int partition, long offset, Optional<JsonNode> json, boolean late) {

    /** What it says, whatever the spaces and the position. */
    Optional<Map<String, String>> content() {
      return json.map(
          row ->
              row.properties().stream()
                  .filter(field -> !field.getValue().asText().isBlank())
                  .collect(
                      Collectors.toMap(
                          Map.Entry::getKey, field -> field.getValue().asText().strip())));
    }
  }

  /**
   * Figures that the generator's statistics must equal.
   *
   * @param incomplete orders of which an item is still to come; whether their totals are right is
   *     not known
   */
  public record Result(
      long orders,
      long cancelled,
      long items,
      BigDecimal grossSales,
      BigDecimal refunds,
      Map<String, Counts> topics,
      Map<String, Long> kinds,
      long incomplete) {}

  /** Takes a record; those of one partition in the order of their offsets. */
  public void add(Topic topic, int partition, long timestamp, byte[] key, Optional<byte[]> value) {
    Optional<JsonNode> json = value.flatMap(bytes -> judge(topic, timestamp, bytes));
    if (value.isEmpty() && topic == Topic.ORDER_ITEMS) {
      count("null_value");
    }
    if (json.isEmpty() && (value.isPresent() || topic == Topic.ORDER_ITEMS)) {
      note(topic, 0, 1, 0);
      return;
    }
    boolean late =
        topic == Topic.ORDERS && timestamp < newestOrders.merge(partition, timestamp, Math::max);
    String id = json.map(row -> id(topic, row)).orElse(new String(key, StandardCharsets.UTF_8));
    versions
        .get(topic)
        .computeIfAbsent(id, first -> new ArrayList<>())
        .add(new Version(timestamp, partition, offset++, json, late));
  }

  private static String id(Topic topic, JsonNode row) {
    String id = text(row, topic.idColumn());
    return topic == Topic.ORDER_ITEMS ? text(row, Columns.ORDER_ID) + " " + id : id;
  }

  private Optional<JsonNode> judge(Topic topic, long timestamp, byte[] value) {
    JsonNode json;
    try {
      json = JSON.readTree(value);
    } catch (JsonProcessingException malformed) {
      count("malformed_json");
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    Optional<String> broken =
        topic.columns().stream()
                .filter(column -> column.presence() == Presence.REQUIRED)
                .map(Column::name)
                .anyMatch(column -> !json.hasNonNull(column))
            ? Optional.of("missing_field")
            : text(json, topic.idColumn()).isEmpty()
                ? Optional.of("blank_id")
                : switch (topic) {
                  case CUSTOMERS, PRODUCTS -> Optional.empty();
                  case ORDERS -> brokenInOrder(json, timestamp);
                  case ORDER_ITEMS -> brokenInItem(json);
                };
    broken.ifPresent(this::count);
    return broken.isPresent() ? Optional.empty() : Optional.of(json);
  }

  private static Optional<String> brokenInOrder(JsonNode json, long timestamp) {
    if (!json.get(Columns.TOTAL_AMOUNT).isNumber()) {
      return Optional.of("unparseable_total");
    }
    if (json.hasNonNull(Columns.REFUNDED_AMOUNT)
        && json.get(Columns.REFUNDED_AMOUNT).decimalValue().signum() < 0) {
      return Optional.of("negative_refund");
    }
    try {
      Instant date = Instant.parse(text(json, Columns.ORDER_DATE));
      Instant latest = Instant.ofEpochMilli(timestamp).plus(Duration.ofDays(1));
      return date.isAfter(latest) ? Optional.of("future_date") : Optional.empty();
    } catch (DateTimeParseException notADate) {
      return Optional.of("unparseable_date");
    }
  }

  private static Optional<String> brokenInItem(JsonNode json) {
    JsonNode quantity = json.get(Columns.QUANTITY);
    if (!quantity.isNumber()) {
      return Optional.of("unparseable_quantity");
    }
    if (!quantity.isInt()) {
      return Optional.of("fractional_quantity");
    }
    return json.get(Columns.UNIT_PRICE).decimalValue().signum() < 0
        ? Optional.of("negative_price")
        : Optional.empty();
  }

  /** Judges all that was added; to be called once. */
  public Result result() {
    versions.forEach((topic, byId) -> byId.values().forEach(all -> settle(topic, all)));
    Map<String, List<JsonNode>> itemsOf = new HashMap<>();
    for (JsonNode item : newest(Topic.ORDER_ITEMS)) {
      if (versions.get(Topic.ORDERS).containsKey(text(item, Columns.ORDER_ID))) {
        itemsOf.computeIfAbsent(text(item, Columns.ORDER_ID), first -> new ArrayList<>()).add(item);
      } else {
        count("orphan_item");
        note(Topic.ORDER_ITEMS, -1, 1, 0);
      }
    }
    long orders = 0;
    long cancelled = 0;
    long pieces = 0;
    long incomplete = 0;
    BigDecimal gross = BigDecimal.ZERO;
    BigDecimal refunds = BigDecimal.ZERO;
    for (JsonNode order : newest(Topic.ORDERS)) {
      List<JsonNode> items = itemsOf.getOrDefault(text(order, Columns.ORDER_ID), List.of());
      BigDecimal total = order.get(Columns.TOTAL_AMOUNT).decimalValue();
      countIf(isBlank(order, Columns.SALES_CHANNEL, Columns.PAYMENT_METHOD), "blank_text");
      countIf(hasSpaces(order), "spaces");
      countIf(
          !versions.get(Topic.CUSTOMERS).containsKey(text(order, Columns.CUSTOMER_ID)),
          "unknown_customer");
      if (isIncomplete(items)) {
        incomplete++;
      } else {
        countIf(total.compareTo(sum(items)) != 0, "total_differs");
      }
      if (text(order, Columns.STATUS).equals("cancelled")) {
        cancelled++;
        continue;
      }
      orders++;
      pieces += items.stream().mapToLong(item -> item.get(Columns.QUANTITY).longValue()).sum();
      gross = gross.add(total);
      if (order.hasNonNull(Columns.REFUNDED_AMOUNT)) {
        refunds = refunds.add(order.get(Columns.REFUNDED_AMOUNT).decimalValue());
      } else if (text(order, Columns.STATUS).equals("refunded")) {
        refunds = refunds.add(total);
      }
    }
    return new Result(
        orders, cancelled, pieces, gross, refunds, topics, new TreeMap<>(kinds), incomplete);
  }

  /** Counts the versions of an id. */
  private void settle(Topic topic, List<Version> all) {
    all.sort(BY_POSITION);
    for (int i = 0; i < all.size(); i++) {
      Version version = all.get(i);
      if (i > 0 && version.content().equals(all.get(i - 1).content())) {
        count("duplicate");
        note(topic, 0, 0, 1);
        continue;
      }
      note(topic, 1, 0, 0);
      countIf(version.late(), "late");
      if (topic != Topic.ORDERS) {
        version.json().ifPresent(row -> countAltered(topic, row));
      }
    }
  }

  private void countAltered(Topic topic, JsonNode row) {
    countIf(hasSpaces(row), "spaces");
    if (topic == Topic.CUSTOMERS) {
      String membership = text(row, Columns.MEMBERSHIP_TYPE);
      countIf(!Set.of("Gold", "Silver", "Bronze").contains(membership), "wrong_case");
      countIf(isBlank(row, Columns.NAME, Columns.LOCATION), "blank_text");
    }
  }

  private List<JsonNode> newest(Topic topic) {
    return versions.get(topic).values().stream()
        .map(all -> all.get(all.size() - 1).json())
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Whether a number is missing in the ids of an order's items, which end with -1, -2 and so on.
   */
  private static boolean isIncomplete(List<JsonNode> items) {
    Set<Integer> numbers = new HashSet<>();
    for (JsonNode item : items) {
      String id = text(item, Columns.ITEM_ID);
      numbers.add(Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)));
    }
    return numbers.stream().mapToInt(Integer::intValue).max().orElse(0) > numbers.size();
  }

  private static BigDecimal sum(List<JsonNode> items) {
    return items.stream()
        .map(
            item ->
                item.get(Columns.UNIT_PRICE)
                    .decimalValue()
                    .multiply(item.get(Columns.QUANTITY).decimalValue()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean hasSpaces(JsonNode json) {
    for (JsonNode value : json) {
      String text = value.asText();
      if (value.isTextual() && !text.isBlank() && !text.equals(text.strip())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(JsonNode json, String... columns) {
    return Arrays.stream(columns).anyMatch(column -> text(json, column).isEmpty());
  }

  private static String text(JsonNode json, String column) {
    return json.get(column).asText().strip();
  }

  private void note(Topic topic, long clean, long dirty, long duplicates) {
    topics.compute(
        topic.topicName(),
        (name, counts) ->
            new Counts(
                counts.clean() + clean, counts.dirty() + dirty, counts.duplicates() + duplicates));
  }

  private void countIf(boolean dirty, String kind) {
    if (dirty) {
      count(kind);
    }
  }

  private void count(String kind) {
    kinds.merge(kind, 1L, Long::sum);
  }
}
