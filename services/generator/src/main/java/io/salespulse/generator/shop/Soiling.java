package io.salespulse.generator.shop;

import io.salespulse.contract.Column;
import io.salespulse.contract.ColumnType;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How records become dirty: one function per kind of {@link Dirt}. */
final class Soiling {

  /** What the KPIs group by and can call Unknown. */
  private static final Map<Topic, List<String>> ATTRIBUTES =
      Map.of(
          Topic.CUSTOMERS,
          List.of(Columns.NAME, Columns.LOCATION),
          Topic.ORDERS,
          List.of(Columns.SALES_CHANNEL, Columns.PAYMENT_METHOD));

  private Soiling() {}

  static Row same(Row row, Draws draws) {
    return row;
  }

  static Row withoutRequired(Row row, Draws draws) {
    List<Column> required =
        required(row.topic())
            .filter(column -> !column.name().equals(row.topic().keyColumn()))
            .toList();
    return row.without(required.get(draws.below(required.size())).name());
  }

  static Row blankId(Row order, Draws draws) {
    return order.with(Columns.ORDER_ID, " ".repeat(draws.below(3)));
  }

  static Row unparseableTotal(Row order, Draws draws) {
    return order.with(Columns.TOTAL_AMOUNT, "N/A");
  }

  static Row negativeRefund(Row order, Draws draws) {
    return order.with(Columns.REFUNDED_AMOUNT, total(order).negate());
  }

  static Row unparseableDate(Row order, Draws draws) {
    return order.with(Columns.ORDER_DATE, "yesterday");
  }

  /** So far ahead that no later run of the ETL can take the date for a past one. */
  static Row futureDate(Row order, Draws draws) {
    Duration ahead = Duration.ofDays(3650 + draws.below(3650));
    return order.with(
        Columns.ORDER_DATE, order.value(Columns.ORDER_DATE, Instant.class).plus(ahead));
  }

  static Row negativePrice(Row item, Draws draws) {
    return item.with(Columns.UNIT_PRICE, item.value(Columns.UNIT_PRICE, BigDecimal.class).negate());
  }

  static Row fractionalQuantity(Row item, Draws draws) {
    return item.with(Columns.QUANTITY, BigDecimal.valueOf(5 + 10 * draws.below(3), 1));
  }

  static Row unparseableQuantity(Row item, Draws draws) {
    return item.with(Columns.QUANTITY, "two");
  }

  static Row orphan(Row item, Draws draws) {
    return item.with(Columns.ORDER_ID, "X-" + item.value(Columns.ITEM_ID, String.class));
  }

  static Row spaces(Row row, Draws draws) {
    List<Column> texts =
        required(row.topic()).filter(column -> column.type() == ColumnType.TEXT).toList();
    String column = texts.get(draws.below(texts.size())).name();
    String padding = " ".repeat(1 + draws.below(3));
    return row.with(column, padding + row.value(column, String.class) + padding);
  }

  static Row blankText(Row row, Draws draws) {
    List<String> columns = ATTRIBUTES.get(row.topic());
    return row.with(columns.get(draws.below(columns.size())), " ".repeat(draws.below(3)));
  }

  static Row wrongCase(Row customer, Draws draws) {
    String membership = customer.value(Columns.MEMBERSHIP_TYPE, String.class);
    return customer.with(
        Columns.MEMBERSHIP_TYPE,
        draws.below(2) == 0
            ? membership.toUpperCase(Locale.ROOT)
            : membership.toLowerCase(Locale.ROOT));
  }

  static Row otherTotal(Row order, Draws draws) {
    return order.with(
        Columns.TOTAL_AMOUNT, total(order).add(BigDecimal.valueOf(1 + draws.below(999), 2)));
  }

  static Row unknownCustomer(Row order, Draws draws) {
    return order.with(Columns.CUSTOMER_ID, Text.numbered("C-X", draws.below(10_000_000), 7));
  }

  private static BigDecimal total(Row order) {
    return order.value(Columns.TOTAL_AMOUNT, BigDecimal.class);
  }

  private static Stream<Column> required(Topic topic) {
    return topic.columns().stream().filter(column -> column.presence() == Presence.REQUIRED);
  }
}
