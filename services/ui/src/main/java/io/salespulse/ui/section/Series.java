package io.salespulse.ui.section;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiTable;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Sums of hours or days by their start in the reporting zone. */
public final class Series {

  private Series() {}

  /** Of hours for steps of an hour, else of days: of the cube where the selection cuts it. */
  public static Optional<SortedMap<ZonedDateTime, Totals>> of(Shown shown, Choice.By by) {
    Selection selection = shown.choice().selection();
    if (by == Choice.By.HOUR) {
      return hours(shown);
    }
    return selection.isCut()
        ? shown.cube().map(cube -> starts(cube.byDay(selection), shown.figures().zone()))
        : days(shown);
  }

  public static Optional<SortedMap<ZonedDateTime, Totals>> hours(Shown shown) {
    return of(
        shown,
        KpiFile.SALES_BY_HOUR,
        row ->
            OffsetDateTime.parse(row.text(KpiColumns.HOUR_START))
                .atZoneSameInstant(shown.figures().zone()));
  }

  public static Optional<SortedMap<ZonedDateTime, Totals>> days(Shown shown) {
    return of(
        shown,
        KpiFile.SALES_BY_DAY,
        row -> LocalDate.parse(row.text(KpiColumns.DATE)).atStartOfDay(shown.figures().zone()));
  }

  private static SortedMap<ZonedDateTime, Totals> starts(
      SortedMap<LocalDate, Totals> days, ZoneId zone) {
    SortedMap<ZonedDateTime, Totals> sums = new TreeMap<>();
    days.forEach((day, totals) -> sums.put(day.atStartOfDay(zone), totals));
    return sums;
  }

  /** Rows whose time cannot be read are left out; the hour that clocks repeat is two. */
  private static Optional<SortedMap<ZonedDateTime, Totals>> of(
      Shown shown, KpiFile file, Function<KpiRow, ZonedDateTime> start) {
    Optional<KpiTable> table = shown.set().table(file);
    return table.map(
        rows -> {
          SortedMap<ZonedDateTime, Totals> sums = new TreeMap<>();
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
        row.number(KpiColumns.GROSS_SALES).orElse(BigDecimal.ZERO),
        row.number(KpiColumns.REFUNDS).orElse(BigDecimal.ZERO),
        row.number(KpiColumns.SALES).orElse(BigDecimal.ZERO));
  }
}
