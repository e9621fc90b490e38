package io.salespulse.ui.heatmap;

import io.salespulse.ui.section.TimeAxis;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Totals;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.SortedMap;

/** The hours of the week by their mean orders. A pure function. */
final class HoursOfWeek {

  /** Longer ago tells little of the shop's week today; and a wrong year ends no loop. */
  private static final int DAYS = 3 * 365;

  private HoursOfWeek() {}

  /**
   * An hour without an order counts as one with none, between the first hour of the series and the
   * last that is over; the hour that is going on would look quieter than it is, and what is to come
   * is not known. An hour that the clocks repeat counts twice, and one that they skip not at all.
   *
   * @param hours by their start in the reporting zone
   * @param asOf in the same zone
   * @param period the days that count, empty for all
   * @return by weekday, Monday first, and hour; NaN where the period has no such hour
   */
  static double[][] meanOrders(
      SortedMap<ZonedDateTime, Totals> hours, ZonedDateTime asOf, Optional<Period> period) {
    double[][] orders = new double[7][24];
    int[][] counted = new int[7][24];
    ZonedDateTime end = TimeAxis.HOURS.start(asOf);
    SortedMap<ZonedDateTime, Totals> known = hours.subMap(end.minusDays(DAYS), end);
    if (!known.isEmpty()) {
      known.forEach(
          (hour, totals) -> {
            if (isWithin(period, hour.toLocalDate())) {
              orders[row(hour)][hour.getHour()] += totals.orders();
            }
          });
      ZonedDateTime hour = later(known.firstKey(), period.map(Period::first));
      while (hour.isBefore(end) && isWithin(period, hour.toLocalDate())) {
        ZonedDateTime next = TimeAxis.DAYS.next(hour);
        boolean isDay = TimeAxis.DAYS.start(hour).isEqual(hour) && hour.plusHours(24).isEqual(next);
        if (isDay && !next.isAfter(end)) {
          // A day with each of its hours once, as nearly all of three years are.
          for (int ofDay = 0; ofDay < 24; ofDay++) {
            counted[row(hour)][ofDay]++;
          }
        } else {
          counted[row(hour)][hour.getHour()]++;
          next = TimeAxis.HOURS.next(hour);
        }
        hour = next;
      }
    }
    for (int day = 0; day < 7; day++) {
      for (int hour = 0; hour < 24; hour++) {
        orders[day][hour] /= counted[day][hour];
      }
    }
    return orders;
  }

  private static int row(ZonedDateTime hour) {
    return hour.getDayOfWeek().getValue() - 1;
  }

  private static ZonedDateTime later(ZonedDateTime first, Optional<LocalDate> day) {
    return day.map(there -> there.atStartOfDay(first.getZone()))
        .filter(first::isBefore)
        .orElse(first);
  }

  private static boolean isWithin(Optional<Period> period, LocalDate day) {
    return period.map(days -> days.contains(day)).orElse(true);
  }
}
