package io.salespulse.ui.section;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.selection.Choice.By;
import io.salespulse.ui.selection.Totals;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

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
    return of(kpis, KpiFile.SALES_BY_HOUR, row -> start(kpis, row, KpiColumns.HOUR_START));
  }

  /** Of the last 15 days. */
  public static Optional<SortedMap<ZonedDateTime, Totals>> quarters(SelectedKpis kpis) {
    return of(kpis, KpiFile.SALES_RECENT, row -> start(kpis, row, KpiColumns.QUARTER_START));
  }

  private static ZonedDateTime start(SelectedKpis kpis, KpiRow row, String column) {
    return OffsetDateTime.parse(row.text(column)).atZoneSameInstant(kpis.figures().zone());
  }

  public static Optional<SortedMap<ZonedDateTime, Totals>> days(SelectedKpis kpis) {
    return of(
        kpis,
        KpiFile.SALES_BY_DAY,
        row -> LocalDate.parse(row.text(KpiColumns.DATE)).atStartOfDay(kpis.figures().zone()));
  }

  /** Rows whose time cannot be read are left out; the hour that clocks repeat is two. */
  private static Optional<SortedMap<ZonedDateTime, Totals>> of(
      SelectedKpis kpis, KpiFile file, Function<KpiRow, ZonedDateTime> start) {
    return kpis.set()
        .table(file)
        .map(
            table -> {
              SortedMap<ZonedDateTime, Totals> sums = new TreeMap<>();
              for (KpiRow row : table) {
                try {
                  sums.merge(start.apply(row), totals(row), Totals::plus);
                } catch (DateTimeException notATime) {
                  continue;
                }
              }
              return sums;
            });
  }

  private static Totals totals(KpiRow row) {
    return new Totals(
        row.numberOrZero(KpiColumns.ORDERS).longValue(),
        row.numberOrZero(KpiColumns.ITEMS).longValue(),
        row.numberOrZero(KpiColumns.GROSS_SALES),
        row.numberOrZero(KpiColumns.REFUNDS),
        row.numberOrZero(KpiColumns.SALES));
  }
}
