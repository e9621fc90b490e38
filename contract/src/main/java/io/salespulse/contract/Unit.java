package io.salespulse.contract;

import java.util.Locale;

/** What a summary value counts; {@link #toString()} is the text in the CSV. */
public enum Unit {
  /** Whole number. */
  COUNT,
  /** Amount in the reporting currency, with its decimals. */
  MONEY,
  /** Per cent, 2 decimals. */
  PERCENT,
  /** Hours, 2 decimals. */
  HOURS,
  /** A pure number, 2 decimals. */
  RATIO;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
