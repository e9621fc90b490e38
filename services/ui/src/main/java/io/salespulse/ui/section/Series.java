package io.salespulse.ui.section;

import io.salespulse.ui.selection.Choice.By;
import io.salespulse.ui.selection.Totals;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums of quarters of an hour, hours or days by their start in the reporting zone. */
public final class Series {

  private Series() {}

  /** Of hours for steps of an hour, else of days: of the cube where the selection cuts it. */
  public static Optional<SortedMap<ZonedDateTime, Totals>> of(SelectedKpis kpis, By by) {
    if (by == By.HOUR) {
      return hours(kpis);
    }
    if (!kpis.selection().isCut()) {
      return days(kpis);
    }
    return kpis.cube()
        .map(
            cube -> {
              SortedMap<ZonedDateTime, Totals> sums = new TreeMap<>();
              cube.byDay(kpis.selection())
                  .forEach(
                      (day, totals) -> sums.put(day.atStartOfDay(kpis.figures().zone()), totals));
              return sums;
            });
  }

  public static Optional<SortedMap<ZonedDateTime, Totals>> hours(SelectedKpis kpis) {
    return kpis.series().hours();
  }

  /** Of the last 15 days. */
  public static Optional<SortedMap<ZonedDateTime, Totals>> quarters(SelectedKpis kpis) {
    return kpis.series().quarters();
  }

  public static Optional<SortedMap<ZonedDateTime, Totals>> days(SelectedKpis kpis) {
    return kpis.series().days();
  }
}
