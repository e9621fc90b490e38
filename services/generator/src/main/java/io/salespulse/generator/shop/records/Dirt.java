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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is wrong with records of real feeds. Each kind is counted on its own. */
public enum Dirt {
  /** The record is sent twice, at once or on another day. */
  DUPLICATE(Effect.TWICE),

  /** An extra record, cut off in the middle. */
  MALFORMED_JSON(Effect.EXTRA_CUT_OFF),
  /** An extra record without one of the required fields, but with its key. */
  MISSING_FIELD(Effect.EXTRA),
  /** An extra item with a key and no value, which deletes nothing: its key names an order. */
  NULL_VALUE(Effect.EXTRA_WITHOUT_VALUE, ORDER_ITEMS),

  /** An extra order whose id is blank. */
  BLANK_ID(Effect.EXTRA, ORDERS),
  /** An extra order whose total is no number. */
  UNPARSEABLE_TOTAL(Effect.EXTRA, ORDERS),
  /** An extra order of which less than nothing was paid back. */
  NEGATIVE_REFUND(Effect.EXTRA, ORDERS),
  /** An extra order whose date is no timestamp. */
  UNPARSEABLE_DATE(Effect.EXTRA, ORDERS),
  /**
   * An extra order dated years ahead, so far that no later run of the ETL can take the date for a
   * past one; its Kafka timestamp is not.
   */
  FUTURE_DATE(Effect.EXTRA, ORDERS),

  /** An extra item of a real order at a price below 0. */
  NEGATIVE_PRICE(Effect.EXTRA, ORDER_ITEMS),
  /** An extra item of a real order, of some pieces and a half. */
  FRACTIONAL_QUANTITY(Effect.EXTRA, ORDER_ITEMS),
  /** An extra item of a real order whose quantity is no number. */
  UNPARSEABLE_QUANTITY(Effect.EXTRA, ORDER_ITEMS),
  /** An extra item of an order that never comes. */
  ORPHAN_ITEM(Effect.EXTRA, ORDER_ITEMS),

  /** Spaces around a text, ids among them; the record counts. */
  SPACES(Effect.ALTERED),
  /** A membership in upper or lower case; the record counts. */
  WRONG_CASE(Effect.ALTERED, CUSTOMERS),
  /** A text that is blank, of those that the KPIs group by and can call Unknown; it counts. */
  BLANK_TEXT(Effect.ALTERED, CUSTOMERS, ORDERS),
  /** An order whose total is not the sum of its items; it counts with the total as sent. */
  TOTAL_DIFFERS(Effect.ALTERED, ORDERS),
  /** An order of a customer who never signed up; it counts. */
  UNKNOWN_CUSTOMER(Effect.ALTERED, ORDERS),

  /** An order that comes, with its items, minutes to days after it was made; it counts. */
  LATE(Effect.LATER, ORDERS);

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

  private final Effect effect;
  private final List<Topic> topics;

  Dirt(Effect effect, Topic... topics) {
    this.effect = effect;
    this.topics = topics.length == 0 ? List.of(Topic.values()) : List.of(topics);
  }

  /**
   * Draws what is wrong with a record; mostly nothing.
   *
   * @param kinds that can be
   * @param rate share of records that get dirt, 0 to 1
   */
  public static Optional<Dirt> draw(
      Topic topic, Predicate<Dirt> kinds, double rate, RandomSequence draws) {
    if (draws.unit() >= rate) {
      return Optional.empty();
    }
    List<Dirt> all =
        Stream.of(values()).filter(dirt -> dirt.topics.contains(topic)).filter(kinds).toList();
    return Optional.of(all.get(draws.below(all.size())));
  }

  /** Whether it leaves alone what the record says, as that of a later version must. */
  public boolean leavesRecordsAlone() {
    return effect != Effect.ALTERED && effect != Effect.LATER;
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

  /** Makes the changed record out of a clean one. */
  Row change(Row row, RandomSequence draws) {
    return switch (this) {
      case DUPLICATE, MALFORMED_JSON, NULL_VALUE, LATE -> row;
      case MISSING_FIELD ->
          row.with(one(draws, row, each -> !each.name().equals(row.topic().keyColumn())), null);
      case BLANK_ID -> row.with(Columns.ORDER_ID, " ".repeat(draws.below(3)));
      case UNPARSEABLE_TOTAL -> row.with(Columns.TOTAL_AMOUNT, "N/A");
      case NEGATIVE_REFUND ->
          row.with(Columns.REFUNDED_AMOUNT, money(row, Columns.TOTAL_AMOUNT).negate());
      case UNPARSEABLE_DATE -> row.with(Columns.ORDER_DATE, "yesterday");
      case FUTURE_DATE -> {
        Instant date = row.value(Columns.ORDER_DATE, Instant.class);
        yield row.with(Columns.ORDER_DATE, date.plus(Duration.ofDays(3650 + draws.below(3650))));
      }
      case NEGATIVE_PRICE -> row.with(Columns.UNIT_PRICE, money(row, Columns.UNIT_PRICE).negate());
      case FRACTIONAL_QUANTITY ->
          row.with(Columns.QUANTITY, BigDecimal.valueOf(5 + 10 * draws.below(3), 1));
      case UNPARSEABLE_QUANTITY -> row.with(Columns.QUANTITY, "two");
      case ORPHAN_ITEM ->
          row.with(Columns.ORDER_ID, "X-" + row.value(Columns.ITEM_ID, String.class));
      case SPACES -> {
        String column = one(draws, row, each -> each.type() == ColumnType.TEXT);
        String padding = " ".repeat(1 + draws.below(3));
        yield row.with(column, padding + row.value(column, String.class) + padding);
      }
      case WRONG_CASE -> {
        String name = row.value(Columns.MEMBERSHIP_TYPE, String.class);
        boolean upper = draws.below(2) == 0;
        yield row.with(
            Columns.MEMBERSHIP_TYPE,
            upper ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT));
      }
      case BLANK_TEXT -> {
        List<String> texts =
            row.topic() == CUSTOMERS
                ? List.of(Columns.NAME, Columns.LOCATION)
                : List.of(Columns.SALES_CHANNEL, Columns.PAYMENT_METHOD);
        yield row.with(texts.get(draws.below(texts.size())), " ".repeat(draws.below(3)));
      }
      case TOTAL_DIFFERS -> {
        BigDecimal more = BigDecimal.valueOf(1 + draws.below(999), 2);
        yield row.with(Columns.TOTAL_AMOUNT, money(row, Columns.TOTAL_AMOUNT).add(more));
      }
      case UNKNOWN_CUSTOMER ->
          row.with(Columns.CUSTOMER_ID, Row.numbered("C-X", draws.below(10_000_000), 7));
    };
  }

  /** The name in {@link io.salespulse.contract.GeneratorStats#dirtyByKind()}. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static BigDecimal money(Row row, String column) {
    return row.value(column, BigDecimal.class);
  }

  /** The name of one of those columns that no record may be without. */
  private static String one(RandomSequence draws, Row row, Predicate<Column> which) {
    List<Column> columns =
        row.topic().columns().stream()
            .filter(column -> column.presence() == Presence.REQUIRED)
            .filter(which)
            .toList();
    return columns.get(draws.below(columns.size())).name();
  }
}
