package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.Sums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Orders and sales by local hour of the day; always 24 rows.
 *
 * <pre>
 * 2026-11-21T05:00:00Z 2 orders 20.00; 2026-11-22T05:00:00Z 1 order 5.00
 * -> 0, 0, 0.00 ... 5, 3, 25.00 ...
 * </pre>
 */
final class SalesByHourOfDay {

  private static final int HOURS = 24;

  private SalesByHourOfDay() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    Map<Integer, Sums> hours = new HashMap<>();
    facts.hours().forEach((hour, sums) -> hours.merge(hour.start().getHour(), sums, Sums::plus));
    return IntStream.range(0, HOURS)
        .mapToObj(hour -> row(hour, hours.getOrDefault(hour, Sums.NONE), amounts))
        .toList();
  }

  private static KpiRow row(int hour, Sums sums, Amounts amounts) {
    return KpiRow.of(hour, sums.orders(), amounts.rounded(sums.sales()));
  }
}
