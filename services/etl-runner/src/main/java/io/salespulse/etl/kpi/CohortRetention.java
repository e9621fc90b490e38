package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Buyer;
import io.salespulse.etl.fold.FoldedFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Of the customers whose first order was in a month, how many ordered in each month since: month 0
 * is the cohort's own, the last is the as-of's. A month in which none ordered has a row with 0.
 *
 * <pre>
 * c1 ordered in 2026-10 and 2026-11, c2 in 2026-10; as of 2026-11
 * -> 2026-10, 0, 2, 2, 100.00
 *    2026-10, 1, 2, 1, 50.00
 * </pre>
 */
final class CohortRetention {

  private CohortRetention() {}

  static List<KpiRow> of(FoldedFacts facts, Instant asOf, ZoneId zone) {
    YearMonth last = YearMonth.from(LocalDate.ofInstant(asOf, zone));
    // Of each cohort, the customers active so many months after their first.
    Map<YearMonth, Map<Long, Long>> cohorts = new TreeMap<>();
    facts
        .buyers()
        .map(CohortRetention::months)
        .forEach(
            months -> {
              for (YearMonth month : months) {
                YearMonth first = months.get(0);
                cohorts
                    .computeIfAbsent(first, cohort -> new TreeMap<>())
                    .merge(ChronoUnit.MONTHS.between(first, month), 1L, Long::sum);
              }
            });
    List<KpiRow> rows = new ArrayList<>();
    cohorts.forEach(
        (cohort, active) -> {
          long customers = active.get(0L);
          for (long number = 0; number <= ChronoUnit.MONTHS.between(cohort, last); number++) {
            long stayed = active.getOrDefault(number, 0L);
            rows.add(
                KpiRow.of(cohort, number, customers, stayed, Ratio.percent(stayed, customers)));
          }
        });
    return rows;
  }

  /** Months with an order, ascending. */
  private static List<YearMonth> months(Buyer buyer) {
    return buyer.dates().map(YearMonth::from).distinct().toList();
  }
}
