package io.salespulse.contract;

import java.time.Duration;
import java.util.Locale;

/** The cleaning rules that {@link KpiFile#DATA_QUALITY} counts. */
public enum DataQualityRule {
  /** The sink could keep the record: it was JSON and had every required field. */
  ACCEPTED_BY_SINK,
  /** The CSV line has the columns of the header. */
  LINE_PARSES,
  /** The ids, trimmed, are not blank and no longer than {@link #LONGEST_TEXT}. */
  IDS_PRESENT,
  /** Quantities, prices and amounts are numbers. */
  NUMBERS_PARSE,
  TIMESTAMPS_PARSE,
  /** Prices, costs, stock and refunded amounts are 0 or more; totals and quantities may be less. */
  AMOUNTS_NOT_NEGATIVE,
  /** Timestamps are at most a day after the record's own. */
  NOT_IN_FUTURE,
  /** The record says something else than the next older clean version of its id. */
  NOT_A_DUPLICATE,
  /** The item's order is known; one without waits, and counts from the run in which both are. */
  ITEM_HAS_ORDER,
  /** The item's product is known; otherwise it counts under category Unknown. */
  ITEM_HAS_PRODUCT,
  /** The order's customer is known; otherwise it counts under attribute Unknown. */
  ORDER_HAS_CUSTOMER,
  /** The order's total is the sum of its items; counted, never dropped. */
  ORDER_TOTAL_MATCHES_ITEMS,
  /** No more was paid back than the order's total; counted, never dropped. */
  REFUND_NOT_ABOVE_TOTAL,
  /**
   * The order is dated at most {@link #AHEAD} after its own record; a later one, as of a time that
   * came without its offset, is counted, never dropped.
   */
  ORDER_NOT_AHEAD_OF_RECORD,
  /**
   * The record's names and attributes have at most {@link #LONGEST_TEXT} characters; longer ones
   * are cut to that, counted, never dropped.
   */
  TEXTS_NOT_CUT;

  /** Clocks of two machines may differ by so much. */
  public static final Duration AHEAD = Duration.ofMinutes(5);

  /** Characters (code points) of a name, an attribute or an id. */
  public static final int LONGEST_TEXT = 200;

  /** The name in the column {@link KpiColumns#RULE}. */
  public String rule() {
    return name().toLowerCase(Locale.ROOT);
  }
}
