package io.salespulse.generator.shop;

import static io.salespulse.contract.Topic.CUSTOMERS;
import static io.salespulse.contract.Topic.ORDERS;
import static io.salespulse.contract.Topic.ORDER_ITEMS;

import io.salespulse.contract.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is wrong with records of real feeds. Each kind is counted on its own. */
public enum Dirt {
  /** The record is sent twice. */
  DUPLICATE(Effect.TWICE, Soiling::same),

  /** An extra record, cut off in the middle. */
  MALFORMED_JSON(Effect.EXTRA_CUT_OFF, Soiling::same),
  /** An extra record without one of the required fields. */
  MISSING_FIELD(Effect.EXTRA, Soiling::withoutRequired),
  /** An extra record with a key and no value. */
  NULL_VALUE(Effect.EXTRA_WITHOUT_VALUE, Soiling::same),

  /** An extra order whose id is blank. */
  BLANK_ID(Effect.EXTRA, Soiling::blankId, ORDERS),
  /** An extra order whose total is no number. */
  UNPARSEABLE_TOTAL(Effect.EXTRA, Soiling::unparseableTotal, ORDERS),
  /** An extra order whose total is below 0. */
  NEGATIVE_TOTAL(Effect.EXTRA, Soiling::negativeTotal, ORDERS),
  /** An extra order whose date is no timestamp. */
  UNPARSEABLE_DATE(Effect.EXTRA, Soiling::unparseableDate, ORDERS),
  /** An extra order dated years ahead; its Kafka timestamp is not. */
  FUTURE_DATE(Effect.EXTRA, Soiling::futureDate, ORDERS),

  /** An extra item of a real order, of 0 or fewer pieces. */
  QUANTITY_BELOW_ONE(Effect.EXTRA, Soiling::quantityBelowOne, ORDER_ITEMS),
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

  /** The kinds that records of a topic can have. */
  static List<Dirt> of(Topic topic) {
    return Arrays.stream(values()).filter(dirt -> dirt.topics.contains(topic)).toList();
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
