package io.salespulse.generator.shop.records;

import static io.salespulse.contract.Topic.CUSTOMERS;
import static io.salespulse.contract.Topic.ORDERS;
import static io.salespulse.contract.Topic.ORDER_ITEMS;

import io.salespulse.contract.Column;
import io.salespulse.contract.ColumnType;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.random.RandomSequence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is wrong with records of real feeds. Each kind is counted on its own. */
public enum Dirt {
  /** The record is sent twice, at once or on another day. */
  DUPLICATE(Effect.TWICE, (row, draws) -> row),

  /** An extra record, cut off in the middle. */
  MALFORMED_JSON(Effect.EXTRA_CUT_OFF, (row, draws) -> row),
  /** An extra record without one of the required fields, but with its key. */
  MISSING_FIELD(
      Effect.EXTRA,
      (row, draws) ->
          row.with(
              one(
                  draws,
                  row.topic(),
                  column ->
                      column.presence() == Presence.REQUIRED
                          && !column.name().equals(row.topic().keyColumn())),
              null)),
  /** An extra item with a key and no value, which deletes nothing: its key names an order. */
  NULL_VALUE(Effect.EXTRA_WITHOUT_VALUE, (row, draws) -> row, ORDER_ITEMS),

  /** An extra order whose id is blank. */
  BLANK_ID(
      Effect.EXTRA,
      (order, draws) -> order.with(Columns.ORDER_ID, " ".repeat(draws.below(3))),
      ORDERS),
  /** An extra order whose total is no number. */
  UNPARSEABLE_TOTAL(Effect.EXTRA, text(Columns.TOTAL_AMOUNT, "N/A"), ORDERS),
  /** An extra order of which less than nothing was paid back. */
  NEGATIVE_REFUND(
      Effect.EXTRA,
      (order, draws) -> order.with(Columns.REFUNDED_AMOUNT, total(order).negate()),
      ORDERS),
  /** An extra order whose date is no timestamp. */
  UNPARSEABLE_DATE(Effect.EXTRA, text(Columns.ORDER_DATE, "yesterday"), ORDERS),
  /**
   * An extra order dated years ahead, so far that no later run of the ETL can take the date for a
   * past one; its Kafka timestamp is not.
   */
  FUTURE_DATE(
      Effect.EXTRA,
      (order, draws) -> {
        Instant date = order.value(Columns.ORDER_DATE, Instant.class);
        return order.with(Columns.ORDER_DATE, date.plus(Duration.ofDays(3650 + draws.below(3650))));
      },
      ORDERS),

  /** An extra item of a real order at a price below 0. */
  NEGATIVE_PRICE(
      Effect.EXTRA,
      (item, draws) ->
          item.with(Columns.UNIT_PRICE, item.value(Columns.UNIT_PRICE, BigDecimal.class).negate()),
      ORDER_ITEMS),
  /** An extra item of a real order, of some pieces and a half. */
  FRACTIONAL_QUANTITY(
      Effect.EXTRA,
      (item, draws) -> item.with(Columns.QUANTITY, BigDecimal.valueOf(5 + 10 * draws.below(3), 1)),
      ORDER_ITEMS),
  /** An extra item of a real order whose quantity is no number. */
  UNPARSEABLE_QUANTITY(Effect.EXTRA, text(Columns.QUANTITY, "two"), ORDER_ITEMS),
  /** An extra item of an order that never comes. */
  ORPHAN_ITEM(
      Effect.EXTRA,
      (item, draws) ->
          item.with(Columns.ORDER_ID, "X-" + item.value(Columns.ITEM_ID, String.class)),
      ORDER_ITEMS),

  /** Spaces around a text, ids among them; the record counts. */
  SPACES(
      Effect.ALTERED,
      (row, draws) -> {
        String column =
            one(
                draws,
                row.topic(),
                each -> each.presence() == Presence.REQUIRED && each.type() == ColumnType.TEXT);
        String padding = " ".repeat(1 + draws.below(3));
        return row.with(column, padding + row.value(column, String.class) + padding);
      }),
  /** A membership in upper or lower case; the record counts. */
  WRONG_CASE(
      Effect.ALTERED,
      (customer, draws) -> {
        String membership = customer.value(Columns.MEMBERSHIP_TYPE, String.class);
        return customer.with(
            Columns.MEMBERSHIP_TYPE,
            draws.below(2) == 0
                ? membership.toUpperCase(Locale.ROOT)
                : membership.toLowerCase(Locale.ROOT));
      },
      CUSTOMERS),
  /** A text that is blank, of those that the KPIs group by and can call Unknown; it counts. */
  BLANK_TEXT(
      Effect.ALTERED,
      (row, draws) -> {
        List<String> texts =
            row.topic() == CUSTOMERS
                ? List.of(Columns.NAME, Columns.LOCATION)
                : List.of(Columns.SALES_CHANNEL, Columns.PAYMENT_METHOD);
        return row.with(texts.get(draws.below(texts.size())), " ".repeat(draws.below(3)));
      },
      CUSTOMERS,
      ORDERS),
  /** An order whose total is not the sum of its items; it counts with the total as sent. */
  TOTAL_DIFFERS(
      Effect.ALTERED,
      (order, draws) ->
          order.with(
              Columns.TOTAL_AMOUNT, total(order).add(BigDecimal.valueOf(1 + draws.below(999), 2))),
      ORDERS),
  /** An order of a customer who never signed up; it counts. */
  UNKNOWN_CUSTOMER(
      Effect.ALTERED,
      (order, draws) ->
          order.with(Columns.CUSTOMER_ID, Row.numbered("C-X", draws.below(10_000_000), 7)),
      ORDERS),

  /** An order that comes, with its items, minutes to days after it was made; it counts. */
  LATE(Effect.LATER, (row, draws) -> row, ORDERS);

  /** What becomes of the clean record that the dirt falls on. */
  enum Effect {
    /** It is sent changed, and still counts. */
    ALTERED,
    /** It is sent later, unchanged, and counts from then on. */
    LATER,
    /** It is sent twice, and counts once. */
    TWICE,
    /** It is followed by a changed copy with an id of its own, which must not count. */
    EXTRA,
    /** As {@link #EXTRA}, and the JSON ends in the middle. */
    EXTRA_CUT_OFF,
    /** As {@link #EXTRA}, and there is a key alone. */
    EXTRA_WITHOUT_VALUE
  }

  private static final Map<Topic, List<Dirt>> KINDS = kinds(any -> true);
  private static final Map<Topic, List<Dirt>> KINDS_OF_CHANGES =
      kinds(dirt -> dirt.effect != Effect.ALTERED && dirt.effect != Effect.LATER);

  private final Effect effect;
  private final Change change;
  private final List<Topic> topics;

  Dirt(Effect effect, Change change, Topic... topics) {
    this.effect = effect;
    this.change = change;
    this.topics = topics.length == 0 ? List.of(Topic.values()) : List.of(topics);
  }

  /** Makes the changed record out of a clean one. */
  interface Change {
    Row of(Row row, RandomSequence draws);
  }

  /** The kinds that the first record of an id can have. */
  public static List<Dirt> of(Topic topic) {
    return KINDS.get(topic);
  }

  /** The kinds that leave alone what the record says, as a later version's must. */
  public static List<Dirt> ofChanges(Topic topic) {
    return KINDS_OF_CHANGES.get(topic);
  }

  private static Map<Topic, List<Dirt>> kinds(Predicate<Dirt> which) {
    Map<Topic, List<Dirt>> kinds = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      kinds.put(
          topic,
          Arrays.stream(values())
              .filter(dirt -> dirt.topics.contains(topic) && which.test(dirt))
              .toList());
    }
    return kinds;
  }

  /**
   * Draws what is wrong with a record; mostly nothing.
   *
   * @param rate share of records that get dirt, 0 to 1
   */
  public static Optional<Dirt> draw(List<Dirt> kinds, double rate, RandomSequence draws) {
    return draws.unit() < rate
        ? Optional.of(kinds.get(draws.below(kinds.size())))
        : Optional.empty();
  }

  /** What a clean record says, as it is sent. */
  public static Row alter(Optional<Dirt> dirt, Row row, RandomSequence draws) {
    return dirt.filter(found -> found.effect == Effect.ALTERED)
        .map(found -> found.change(row, draws))
        .orElse(row);
  }

  Effect effect() {
    return effect;
  }

  Row change(Row row, RandomSequence draws) {
    return change.of(row, draws);
  }

  /** The name in {@link io.salespulse.contract.GeneratorStats#dirtyByKind()}. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Change text(String column, String text) {
    return (row, draws) -> row.with(column, text);
  }

  private static BigDecimal total(Row order) {
    return order.value(Columns.TOTAL_AMOUNT, BigDecimal.class);
  }

  /** The name of one of those columns. */
  private static String one(RandomSequence draws, Topic topic, Predicate<Column> which) {
    List<Column> columns = topic.columns().stream().filter(which).toList();
    return columns.get(draws.below(columns.size())).name();
  }
}
