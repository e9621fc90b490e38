package io.salespulse.ui.page;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiTable;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Sums of hours or days by their start in the reporting zone. */
final class Series {

  private Series() {}

  /** Of hours for steps of an hour, else of days: of the cube where the selection cuts it. */
  static Optional<SortedMap<LocalDateTime, Totals>> of(Shown shown, Choice.By by) {
    Selection selection = shown.choice().selection();
    if (by == Choice.By.HOUR) {
      return hours(shown);
    }
    return selection.isCut()
        ? shown.cube().map(cube -> starts(cube.byDay(selection)))
        : days(shown);
  }

  static Optional<SortedMap<LocalDateTime, Totals>> hours(Shown shown) {
    return of(
        shown,
        KpiFile.SALES_BY_HOUR,
        row -> OffsetDateTime.parse(row.text(KpiColumns.HOUR_START)).toLocalDateTime());
  }

  static Optional<SortedMap<LocalDateTime, Totals>> days(Shown shown) {
    return of(
        shown,
        KpiFile.SALES_BY_DAY,
        row -> LocalDate.parse(row.text(KpiColumns.DATE)).atStartOfDay());
  }

  private static SortedMap<LocalDateTime, Totals> starts(SortedMap<LocalDate, Totals> days) {
    SortedMap<LocalDateTime, Totals> sums = new TreeMap<>();
    days.forEach((day, totals) -> sums.put(day.atStartOfDay(), totals));
    return sums;
  }

  /** Rows whose time cannot be read are left out; the hour that clocks repeat is one. */
  private static Optional<SortedMap<LocalDateTime, Totals>> of(
      Shown shown, KpiFile file, Function<KpiRow, LocalDateTime> start) {
    Optional<KpiTable> table = shown.set().table(file);
    return table.map(
        rows -> {
          SortedMap<LocalDateTime, Totals> sums = new TreeMap<>();
          for (KpiRow row : rows.rows()) {
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
        row.number(KpiColumns.ORDERS).orElse(BigDecimal.ZERO).longValue(),
        row.number(KpiColumns.ITEMS).orElse(BigDecimal.ZERO).longValue(),
        row.number(KpiColumns.SALES).orElse(BigDecimal.ZERO));
  }
}
