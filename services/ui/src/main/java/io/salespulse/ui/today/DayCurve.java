package io.salespulse.ui.today;

import io.salespulse.ui.selection.Totals;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a day has sold until each time that its clocks show, of steps that are over alone. By that
 * time days stand beside each other though clocks change: in an hour that they skip nothing is
 * sold, and what is sold in one that they repeat is sold in the same steps.
 *
 * <pre>
 * quarters 00:00 2 orders, 00:30 1 order; as of 00:50
 * -> until 00:15 2, until 00:30 2, until 00:45 3
 * </pre>
 *
 * @param step length in minutes
 * @param sums since midnight, at the end of each step from the day's first to the last that is over
 */
record DayCurve(LocalDate day, int step, List<Totals> sums) {

  static final int QUARTER = 15;
  static final int HOUR = 60;
  static final int WHOLE_DAY = 24 * HOUR;

  /**
   * @param starts sums of steps by their start in the reporting zone; one that is not there sold
   *     nothing
   * @param asOf in the reporting zone
   */
  static DayCurve of(
      int step, SortedMap<ZonedDateTime, Totals> starts, LocalDate day, ZonedDateTime asOf) {
    ZonedDateTime midnight = day.atStartOfDay(asOf.getZone());
    Duration length = Duration.ofMinutes(step);
    Totals[] steps = new Totals[WHOLE_DAY / step];
    Arrays.fill(steps, Totals.NONE);
    int over = 0;
    for (ZonedDateTime start = midnight;
        start.toLocalDate().equals(day) && !start.plus(length).isAfter(asOf);
        start = start.plus(length)) {
      // While an hour comes again, the clocks show less than they have shown.
      over = Math.max(over, index(start, step) + 1);
    }
    for (Map.Entry<ZonedDateTime, Totals> sold :
        starts.subMap(midnight, day.plusDays(1).atStartOfDay(asOf.getZone())).entrySet()) {
      if (!sold.getKey().plus(length).isAfter(asOf)) {
        int index = index(sold.getKey(), step);
        steps[index] = steps[index].plus(sold.getValue());
      }
    }
    List<Totals> sums = new ArrayList<>();
    Totals sum = Totals.NONE;
    for (int index = 0; index < over; index++) {
      sum = sum.plus(steps[index]);
      sums.add(sum);
    }
    return new DayCurve(day, step, List.copyOf(sums));
  }

  private static int index(ZonedDateTime start, int step) {
    return start.toLocalTime().toSecondOfDay() / 60 / step;
  }

  /** Minutes since midnight, by the clocks, at the end of the last step that is over. */
  int end() {
    return sums.size() * step;
  }

  /** Of all steps that are over. */
  Totals total() {
    return until(WHOLE_DAY);
  }

  /**
   * @param minute of the day, at the end of a step
   */
  Totals until(int minute) {
    int over = Math.min(minute / step, sums.size());
    return over == 0 ? Totals.NONE : sums.get(over - 1);
  }

  /** {@code 14:15}. */
  static String time(int minute) {
    return "%02d:%02d".formatted(minute / HOUR, minute % HOUR);
  }
}
