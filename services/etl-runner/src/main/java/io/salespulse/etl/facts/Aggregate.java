package io.salespulse.etl.facts;

import java.util.Locale;

/** The kinds of rows in {@link FactTable#AGGREGATES}. */
public enum Aggregate {
  /**
   * By local hour, channel, payment method, membership and verdict: records, items, sales, revenue.
   */
  ORDERS,
  /** By local date, category, channel and membership: orders, items, revenue. */
  CATEGORY,
  /** By product: items, revenue, cost of goods. */
  PRODUCT,
  /** Of the other topics, by topic and verdict: records. */
  VERDICT;

  /**
   * The kind of that text.
   *
   * @throws IllegalArgumentException for any other text
   */
  static Aggregate of(String kind) {
    return valueOf(kind.toUpperCase(Locale.ROOT));
  }

  /** The text in {@link FactColumns#KIND}. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
