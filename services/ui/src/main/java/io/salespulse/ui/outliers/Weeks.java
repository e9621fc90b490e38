package io.salespulse.ui.outliers;

import io.salespulse.ui.selection.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The last seven whole days, and what they are judged by.
 *
 * @param last ends with the day before today
 * @param before eight times seven days right before, the newest first
 */
record Weeks(Period last, List<Period> before) {

  /** With fewer weeks nobody knows what is usual. */
  static final int FEWEST = 4;

  private static final int BEFORE = 8;

  static Weeks until(LocalDate today) {
    Period last = new Period(today.minusDays(7), today.minusDays(1));
    return new Weeks(
        last, IntStream.rangeClosed(1, BEFORE).mapToObj(week -> last.earlier(7L * week)).toList());
  }

  /** From the first of them to the last. */
  Period all() {
    return new Period(before.get(BEFORE - 1).first(), last.last());
  }

  /** Whether the shop was there all week: its first day began with its first order. */
  static boolean isWhole(Period week, LocalDate firstDay) {
    return week.first().isAfter(firstDay);
  }
}
