package io.salespulse.ui.selection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days in the reporting zone, both ends included. */
public record Period(LocalDate first, LocalDate last) {

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** The same number of days, right before. */
  public Period before() {
    return new Period(first.minusDays(days()), first.minusDays(1));
  }
}
