package io.salespulse.ui.page;

import java.util.Locale;

/** What a visitor chose to see, as it stands in the address. */
record Choice(By by, Show show) {

  static final Choice DEFAULT = new Choice(By.DAY, Show.SALES);

  /** Length of a step of the trend. */
  enum By {
    DAY,
    HOUR
  }

  /** What the trend shows. */
  enum Show {
    SALES,
    ORDERS
  }

  /** What cannot be understood falls back to the default: a link of tomorrow still opens. */
  static Choice of(String by, String show) {
    return new Choice(
        "hour".equals(by) ? By.HOUR : By.DAY, "orders".equals(show) ? Show.ORDERS : Show.SALES);
  }

  /** {@code by=day&show=sales}. */
  String query() {
    return "by=%s&show=%s"
        .formatted(by.name().toLowerCase(Locale.ROOT), show.name().toLowerCase(Locale.ROOT));
  }
}
