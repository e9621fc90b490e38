package io.salespulse.ui.section;

import io.salespulse.ui.selection.Choice.By;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * The steps of time that something is summed by, in the zone of the moments it is asked of: an hour
 * that its clocks skip is none, and one that they repeat is two.
 *
 * @param weekStart the day that a week begins with
 */
public record TimeAxis(By by, DayOfWeek weekStart) {

  /** Of steps shorter than a week. */
  public static final TimeAxis HOURS = new TimeAxis(By.HOUR, DayOfWeek.MONDAY);

  public static final TimeAxis DAYS = new TimeAxis(By.DAY, DayOfWeek.MONDAY);

  /** The start of the step that a moment falls into. */
  public ZonedDateTime start(ZonedDateTime moment) {
    LocalDate day = moment.toLocalDate();
    return switch (by) {
      case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
      case DAY -> day.atStartOfDay(moment.getZone());
      case WEEK ->
          day.with(TemporalAdjusters.previousOrSame(weekStart)).atStartOfDay(moment.getZone());
      case MONTH -> day.withDayOfMonth(1).atStartOfDay(moment.getZone());
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay(moment.getZone());
      case YEAR -> day.withDayOfYear(1).atStartOfDay(moment.getZone());
    };
  }

  /**
   * @param start of a step
   * @return the start of the step after
   */
  public ZonedDateTime next(ZonedDateTime start) {
    ZonedDateTime next = start(plus(start, 1));
    // Where clocks are set back by half an hour, its start is the one before.
    return next.isAfter(start) ? next : start(plus(start, 2));
  }

  ZonedDateTime plus(ZonedDateTime start, long steps) {
    return switch (by) {
      case HOUR -> start.plusHours(steps);
      case DAY -> start.plusDays(steps);
      case WEEK -> start.plusWeeks(steps);
      case MONTH -> start.plusMonths(steps);
      case QUARTER -> start.plus(steps, IsoFields.QUARTER_YEARS);
      case YEAR -> start.plusYears(steps);
    };
  }
}
