package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Buyer;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.Sums;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Orders, items and sales of each length of time that has an order, item or refund, oldest first.
 */
final class SalesOverTime {

  private static final Duration RECENT = Duration.ofDays(15);

  private SalesOverTime() {}

  /**
   * By local hour. When clocks are set back, the hour that comes twice has two rows with different
   * offsets.
   *
   * <pre>
   * 2026-11-22T05:00:00Z  3 orders 31.50; 1 order 10.00, of which 2.50 were paid back
   * -> 2026-11-22T05:00:00Z, 4, ..., 41.50, 2.50, 39.00
   * </pre>
   */
  static List<KpiRow> byHour(FoldedFacts facts, Amounts amounts) {
    return facts.hours().entrySet().stream()
        .map(hour -> row(Figures.timestamp(hour.getKey().withOffset()), hour.getValue(), amounts))
        .toList();
  }

  /**
   * By quarter of an hour, of the last 15 days.
   *
   * <pre>
   * 05:00 2 orders 20.00; 05:15 1 order 5.00, of which 1.00 was paid back
   * -> 2026-11-22T05:00:00Z, 2, ..., 20.00, 0.00, 20.00
   *    2026-11-22T05:15:00Z, 1, ..., 5.00, 1.00, 4.00
   * </pre>
   */
  static List<KpiRow> recent(FoldedFacts facts, Instant asOf, ZoneId zone, Amounts amounts) {
    return facts.quarters().subMap(asOf.minus(RECENT), false, asOf, true).entrySet().stream()
        .map(quarter -> row(Figures.timestamp(quarter.getKey(), zone), quarter.getValue(), amounts))
        .toList();
  }

  /**
   * By local month; months of different years stay apart.
   *
   * <pre>
   * 2025-12-31 1 order 10.00; 2026-12-01 2 orders 7.00, of which 3.00 were paid back
   * -> 2025-12, 1, ..., 10.00, 0.00, 10.00
   *    2026-12, 2, ..., 7.00, 3.00, 4.00
   * </pre>
   */
  static List<KpiRow> byMonth(FoldedFacts facts, Amounts amounts) {
    return Figures.byDate(facts, YearMonth::from).entrySet().stream()
        .map(month -> row(month.getKey(), month.getValue(), amounts))
        .toList();
  }

  private static KpiRow row(Object name, Sums sums, Amounts amounts) {
    return KpiRow.of(
        name,
        sums.orders(),
        sums.items(),
        amounts.rounded(sums.grossSales()),
        amounts.rounded(sums.refunds()),
        amounts.rounded(sums.sales()));
  }

  /**
   * By local day, with the distinct customers who ordered.
   *
   * <pre>
   * orders     2026-11-22 web 2 orders 20.00; 2026-11-22 app 1 order 5.00, all of it paid back
   * customers  c1 and c2 ordered on 2026-11-22, c1 twice
   * -> 2026-11-22, 3, ..., 2, 25.00, 5.00, 20.00
   * </pre>
   */
  static List<KpiRow> byDay(FoldedFacts facts, Amounts amounts) {
    Map<LocalDate, Long> customers = Figures.customersBy(facts, Buyer::dates);
    return Figures.byDate(facts, Function.identity()).entrySet().stream()
        .map(
            day ->
                KpiRow.of(
                    day.getKey(),
                    day.getValue().orders(),
                    day.getValue().items(),
                    customers.getOrDefault(day.getKey(), 0L),
                    amounts.rounded(day.getValue().grossSales()),
                    amounts.rounded(day.getValue().refunds()),
                    amounts.rounded(day.getValue().sales())))
        .toList();
  }
}
