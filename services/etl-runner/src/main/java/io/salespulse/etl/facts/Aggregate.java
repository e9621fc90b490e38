package io.salespulse.etl.facts;

import java.util.Locale;

/** The kinds of rows in {@link FactTable#AGGREGATES}. Every kind folds over days by summing. */
public enum Aggregate {
  /** By local hour: orders, items, sales. */
  HOUR,
  /**
   * By local date, category, channel and membership: orders, items, sales, revenue. Category * has
   * the figures of whole orders.
   */
  CUBE,
  /** By payment method: orders, sales. */
  PAYMENT,
  /** By product: items, revenue, cost of goods. */
  PRODUCT,
  /** Inventory value at the end of the day; does not sum over days. */
  INVENTORY,
  /** By topic and rule: checked, failed, pending. */
  QUALITY;

  /** The text in {@link FactColumns#KIND}. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
