package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.Sums;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Orders and sales by local day of the week; always seven rows.
 *
 * <pre>
 * 2026-11-22 (a Sunday) 2 orders 20.00
 * -> 1, Monday, 0, 0.00 ... 7, Sunday, 2, 20.00
 * </pre>
 */
final class SalesByWeekday {

  private SalesByWeekday() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    Map<DayOfWeek, Sums> days = Figures.byDate(facts, LocalDate::getDayOfWeek);
    return Arrays.stream(DayOfWeek.values())
        .map(day -> row(day, days.getOrDefault(day, Sums.NONE), amounts))
        .toList();
  }

  private static KpiRow row(DayOfWeek day, Sums sums, Amounts amounts) {
    return KpiRow.of(
        day.getValue(),
        day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
        sums.orders(),
        amounts.rounded(sums.sales()));
  }
}
