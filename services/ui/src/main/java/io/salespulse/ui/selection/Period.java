package io.salespulse.ui.selection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Optional;

/** Days in the reporting zone, both ends included. */
public record Period(LocalDate first, LocalDate last) {

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** The calendar's months that it has days of. */
  public long months() {
    return ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last.withDayOfMonth(1)) + 1;
  }

  /** The calendar's quarters that it has days of. */
  public long quarters() {
    return IsoFields.QUARTER_YEARS.between(quarter(first), quarter(last)) + 1;
  }

  /** The calendar's years that it has days of. */
  public long years() {
    return last.getYear() - first.getYear() + 1L;
  }

  private static LocalDate quarter(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1);
  }

  /** The same number of days, right before. */
  public Period before() {
    return earlier(days());
  }

  /** The same number of days, so many days before. */
  public Period earlier(long days) {
    return new Period(first.minusDays(days), last.minusDays(days));
  }

  /**
   * Its days that the other has too; empty where there are none.
   *
   * @param other empty for all days
   */
  public Optional<Period> within(Optional<Period> other) {
    LocalDate from = other.map(Period::first).filter(first::isBefore).orElse(first);
    LocalDate until = other.map(Period::last).filter(last::isAfter).orElse(last);
    return from.isAfter(until) ? Optional.empty() : Optional.of(new Period(from, until));
  }

  /** Without the days after {@code day}; empty where none is left. */
  public Optional<Period> until(LocalDate day) {
    LocalDate end = last.isAfter(day) ? day : last;
    return first.isAfter(end) ? Optional.empty() : Optional.of(new Period(first, end));
  }
}
