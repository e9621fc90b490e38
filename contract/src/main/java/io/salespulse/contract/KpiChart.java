package io.salespulse.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the page draws a KPI of one's own; {@link #toString()} is the text in its file. */
public enum KpiChart {
  /** One bar for each row, of the first column's name and the first number after it. */
  BAR,
  /** A line through the same numbers, in the order of the rows. */
  LINE,
  /** The table alone. */
  NONE;

  /** The chart of that text, in any case; empty where it is none. */
  public static Optional<KpiChart> named(String text) {
    return Arrays.stream(values()).filter(chart -> chart.name().equalsIgnoreCase(text)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
