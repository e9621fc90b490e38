package io.salespulse.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The cleaning rules that {@link KpiFile#DATA_QUALITY} counts, in the order of application. */
public enum DataQualityRule {
  /** The sink could keep the record: it was JSON and had every required field. */
  ACCEPTED_BY_SINK(Topic.CUSTOMERS, Topic.PRODUCTS, Topic.ORDERS, Topic.ORDER_ITEMS),
  /** The CSV line has the columns of the header. */
  LINE_PARSES(Topic.CUSTOMERS, Topic.PRODUCTS, Topic.ORDERS, Topic.ORDER_ITEMS),
  /** The ids, trimmed, are not blank and no longer than {@link #LONGEST_TEXT}. */
  IDS_PRESENT(Topic.CUSTOMERS, Topic.PRODUCTS, Topic.ORDERS, Topic.ORDER_ITEMS),
  /** Quantities, prices and amounts are numbers. */
  NUMBERS_PARSE(Topic.PRODUCTS, Topic.ORDERS, Topic.ORDER_ITEMS),
  TIMESTAMPS_PARSE(Topic.CUSTOMERS, Topic.PRODUCTS, Topic.ORDERS),
  /** Prices, costs, stock and refunded amounts are 0 or more; totals and quantities may be less. */
  AMOUNTS_NOT_NEGATIVE(Topic.PRODUCTS, Topic.ORDERS, Topic.ORDER_ITEMS),
  /** Timestamps are at most a day after the record's own. */
  NOT_IN_FUTURE(Topic.CUSTOMERS, Topic.PRODUCTS, Topic.ORDERS),
  /** The record says something else than the next older clean version of its id. */
  NOT_A_DUPLICATE(Topic.CUSTOMERS, Topic.PRODUCTS, Topic.ORDERS, Topic.ORDER_ITEMS),
  /** The item's order is known; one without waits, and counts from the run in which both are. */
  ITEM_HAS_ORDER(Topic.ORDER_ITEMS),
  /** The item's product is known; otherwise it counts under category Unknown. */
  ITEM_HAS_PRODUCT(Topic.ORDER_ITEMS),
  /** The order's customer is known; otherwise it counts under attribute Unknown. */
  ORDER_HAS_CUSTOMER(Topic.ORDERS),
  /** The order's total is the sum of its items; counted, never dropped. */
  ORDER_TOTAL_MATCHES_ITEMS(Topic.ORDERS),
  /** No more was paid back than the order's total; counted, never dropped. */
  REFUND_NOT_ABOVE_TOTAL(Topic.ORDERS),
  /**
   * The order is dated at most {@link #AHEAD} after its own record; a later one, as of a time that
   * came without its offset, is counted, never dropped.
   */
  ORDER_NOT_AHEAD_OF_RECORD(Topic.ORDERS),
  /**
   * The record's names and attributes have at most {@link #LONGEST_TEXT} characters; longer ones
   * are cut to that, counted, never dropped.
   */
  TEXTS_NOT_CUT(Topic.CUSTOMERS, Topic.PRODUCTS, Topic.ORDERS);

  /** Clocks of two machines may differ by so much. */
  public static final Duration AHEAD = Duration.ofMinutes(5);

  /** Characters (code points) of a name, an attribute or an id. */
  public static final int LONGEST_TEXT = 200;

  private final List<Topic> topics;

  DataQualityRule(Topic... topics) {
    this.topics = List.of(topics);
  }

  /** The rules of a topic, in the order of application. */
  public static List<DataQualityRule> of(Topic topic) {
    return Arrays.stream(values()).filter(rule -> rule.topics.contains(topic)).toList();
  }

  /** The name in the column {@link KpiColumns#RULE}. */
  public String rule() {
    return name().toLowerCase(Locale.ROOT);
  }
}
