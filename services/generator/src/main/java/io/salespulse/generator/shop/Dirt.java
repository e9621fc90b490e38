package io.salespulse.generator.shop;

import static io.salespulse.contract.Topic.CUSTOMERS;
import static io.salespulse.contract.Topic.ORDERS;
import static io.salespulse.contract.Topic.ORDER_ITEMS;

import io.salespulse.contract.Topic;
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
  DUPLICATE(Effect.TWICE, Soiling::same),

  /** An extra record, cut off in the middle. */
  MALFORMED_JSON(Effect.EXTRA_CUT_OFF, Soiling::same),
  /** An extra record without one of the required fields. */
  MISSING_FIELD(Effect.EXTRA, Soiling::withoutRequired),
  /** An extra item with a key and no value, which deletes nothing: its key names an order. */
  NULL_VALUE(Effect.EXTRA_WITHOUT_VALUE, Soiling::same, ORDER_ITEMS),

  /** An extra order whose id is blank. */
  BLANK_ID(Effect.EXTRA, Soiling::blankId, ORDERS),
  /** An extra order whose total is no number. */
  UNPARSEABLE_TOTAL(Effect.EXTRA, Soiling::unparseableTotal, ORDERS),
  /** An extra order of which less than nothing was paid back. */
  NEGATIVE_REFUND(Effect.EXTRA, Soiling::negativeRefund, ORDERS),
  /** An extra order whose date is no timestamp. */
  UNPARSEABLE_DATE(Effect.EXTRA, Soiling::unparseableDate, ORDERS),
  /** An extra order dated years ahead; its Kafka timestamp is not. */
  FUTURE_DATE(Effect.EXTRA, Soiling::futureDate, ORDERS),

  /** An extra item of a real order at a price below 0. */
  NEGATIVE_PRICE(Effect.EXTRA, Soiling::negativePrice, ORDER_ITEMS),
  /** An extra item of a real order, of some pieces and a half. */
  FRACTIONAL_QUANTITY(Effect.EXTRA, Soiling::fractionalQuantity, ORDER_ITEMS),
  /** An extra item of a real order whose quantity is no number. */
  UNPARSEABLE_QUANTITY(Effect.EXTRA, Soiling::unparseableQuantity, ORDER_ITEMS),
  /** An extra item of an order that never comes. */
  ORPHAN_ITEM(Effect.EXTRA, Soiling::orphan, ORDER_ITEMS),

  /** Spaces around a text, ids among them; the record counts. */
  SPACES(Effect.ALTERED, Soiling::spaces),
  /** A membership in upper or lower case; the record counts. */
  WRONG_CASE(Effect.ALTERED, Soiling::wrongCase, CUSTOMERS),
  /** A text that is blank, but for ids; the record counts. */
  BLANK_TEXT(Effect.ALTERED, Soiling::blankText, CUSTOMERS, ORDERS),
  /** An order whose total is not the sum of its items; it counts with the total as sent. */
  TOTAL_DIFFERS(Effect.ALTERED, Soiling::otherTotal, ORDERS),
  /** An order of a customer who never signed up; it counts. */
  UNKNOWN_CUSTOMER(Effect.ALTERED, Soiling::unknownCustomer, ORDERS),

  /** An order that comes, with its items, minutes to days after it was made; it counts. */
  LATE(Effect.LATER, Soiling::same, ORDERS);

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
    Row of(Row row, Draws draws);
  }

  /** The kinds that the first record of an id can have. */
  static List<Dirt> of(Topic topic) {
    return KINDS.get(topic);
  }

  /** The kinds that leave alone what the record says, as a later version's must. */
  static List<Dirt> ofChanges(Topic topic) {
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
  static Optional<Dirt> draw(List<Dirt> kinds, double rate, Draws draws) {
    return draws.unit() < rate
        ? Optional.of(kinds.get(draws.below(kinds.size())))
        : Optional.empty();
  }

  /** What a clean record says, as it is sent. */
  static Row alter(Optional<Dirt> dirt, Row row, Draws draws) {
    return dirt.filter(found -> found.effect == Effect.ALTERED)
        .map(found -> found.change(row, draws))
        .orElse(row);
  }

  Effect effect() {
    return effect;
  }

  Row change(Row row, Draws draws) {
    return change.of(row, draws);
  }

  /** The name in {@link io.salespulse.contract.GeneratorStats#dirtyByKind()}. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
