package io.salespulse.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules by which sink and ETL judge records (design, section 4), written down a second time and
 * from the outside: bytes in, sums and kinds of dirt out. Nothing of the generator is used.
 */
public final class Cleaning {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Instant now;
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Set<String> seenInDay = new HashSet<>();
  private final Map<String, String> lastVersions = new HashMap<>();
  private final Map<String, BigDecimal> totals = new HashMap<>();
  private final Map<String, String> customerOfOrder = new HashMap<>();
  private final Set<String> customers = new HashSet<>();
  private final List<JsonNode> items = new ArrayList<>();
  private final Map<Integer, Long> newestOrders = new HashMap<>();

  public Cleaning(Instant now) {
    this.now = now;
  }

  /** Figures that the generator's statistics must equal. */
  public record Result(long orders, long items, BigDecimal sales, Map<String, Long> kinds) {}

  /** Takes a record; those of one partition in the order of their offsets. */
  public void add(Topic topic, int partition, long timestamp, Optional<byte[]> value) {
    if (value.isEmpty()) {
      count("null_value");
      return;
    }
    JsonNode json;
    try {
      json = JSON.readTree(value.get());
    } catch (JsonProcessingException malformed) {
      count("malformed_json");
      return;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    for (Column column : topic.columns()) {
      if (column.presence() == Presence.REQUIRED && !json.hasNonNull(column.name())) {
        count("missing_field");
        return;
      }
    }
    String id = text(json, topic.idColumn());
    if (id.isEmpty()) {
      count("blank_id");
      return;
    }
    if (!fits(topic, json)) {
      return;
    }
    if (isDuplicate(topic, id, timestamp, json)) {
      count("duplicate");
      return;
    }
    countIf(hasSpaces(json), "spaces");
    switch (topic) {
      case CUSTOMERS -> {
        customers.add(id);
        String membership = text(json, Columns.MEMBERSHIP_TYPE);
        countIf(!Set.of("Gold", "Silver", "Bronze").contains(membership), "wrong_case");
        countIf(isBlank(json, Columns.NAME, Columns.LOCATION), "blank_text");
      }
      case PRODUCTS -> {
        // Nothing is summed.
      }
      case ORDERS -> {
        countIf(timestamp < newestOrders.merge(partition, timestamp, Math::max), "late");
        countIf(isBlank(json, Columns.SALES_CHANNEL, Columns.PAYMENT_METHOD), "blank_text");
        totals.put(id, json.get(Columns.TOTAL_AMOUNT).decimalValue());
        customerOfOrder.put(id, text(json, Columns.CUSTOMER_ID));
      }
      case ORDER_ITEMS -> items.add(json);
    }
  }

  /** Orders and items by their id in the day; others are sent again on purpose when they change. */
  private boolean isDuplicate(Topic topic, String id, long timestamp, JsonNode json) {
    return switch (topic) {
      case CUSTOMERS, PRODUCTS -> {
        String version = timestamp + json.toString();
        yield version.equals(lastVersions.put(topic + id, version));
      }
      case ORDERS, ORDER_ITEMS ->
          !seenInDay.add(topic + id + Math.floorDiv(timestamp, 86_400_000L));
    };
  }

  private boolean fits(Topic topic, JsonNode json) {
    return switch (topic) {
      case CUSTOMERS, PRODUCTS -> true;
      case ORDERS -> orderFits(json);
      case ORDER_ITEMS -> itemFits(json);
    };
  }

  private boolean orderFits(JsonNode json) {
    JsonNode total = json.get(Columns.TOTAL_AMOUNT);
    if (!total.isNumber()) {
      count("unparseable_total");
      return false;
    }
    if (total.decimalValue().signum() < 0) {
      count("negative_total");
      return false;
    }
    try {
      Instant date = Instant.parse(text(json, Columns.ORDER_DATE));
      countIf(date.isAfter(now.plus(Duration.ofDays(1))), "future_date");
      return !date.isAfter(now.plus(Duration.ofDays(1)));
    } catch (DateTimeParseException notADate) {
      count("unparseable_date");
      return false;
    }
  }

  private boolean itemFits(JsonNode json) {
    JsonNode quantity = json.get(Columns.QUANTITY);
    if (!quantity.isInt()) {
      count("unparseable_quantity");
      return false;
    }
    countIf(quantity.intValue() < 1, "quantity_below_one");
    return quantity.intValue() >= 1;
  }

  public Result result() {
    Map<String, BigDecimal> sums = new HashMap<>();
    long pieces = 0;
    for (JsonNode item : items) {
      String order = text(item, Columns.ORDER_ID);
      if (!totals.containsKey(order)) {
        count("orphan_item");
        continue;
      }
      BigDecimal quantity = item.get(Columns.QUANTITY).decimalValue();
      pieces += quantity.longValueExact();
      sums.merge(
          order, quantity.multiply(item.get(Columns.UNIT_PRICE).decimalValue()), BigDecimal::add);
    }
    BigDecimal sales = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> order : totals.entrySet()) {
      sales = sales.add(order.getValue());
      BigDecimal sum = sums.getOrDefault(order.getKey(), BigDecimal.ZERO);
      countIf(order.getValue().compareTo(sum) != 0, "total_differs");
      countIf(!customers.contains(customerOfOrder.get(order.getKey())), "unknown_customer");
    }
    return new Result(totals.size(), pieces, sales, new TreeMap<>(kinds));
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

  private void countIf(boolean dirty, String kind) {
    if (dirty) {
      count(kind);
    }
  }

  private void count(String kind) {
    kinds.merge(kind, 1L, Long::sum);
  }
}
