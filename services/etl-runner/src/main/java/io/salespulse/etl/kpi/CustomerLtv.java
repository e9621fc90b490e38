package io.salespulse.etl.kpi;

import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.fold.Customer;
import io.salespulse.etl.fold.FoldedFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The five customers with the highest sales in each tumbling window of ten local days. Windows are
 * counted from 1970-01-01; window_end is the first day after the window.
 *
 * <pre>
 * c1 2026-11-13 10.00, 2026-11-22 5.00; c2 2026-11-14 12.00
 * -> 2026-11-13, 2026-11-23, 1, c1, ..., 15.00
 *    2026-11-13, 2026-11-23, 2, c2, ..., 12.00
 * </pre>
 */
final class CustomerLtv {

  private static final int ROWS_PER_WINDOW = 5;

  private static final Comparator<Map.Entry<String, BigDecimal>> BEST_FIRST =
      Map.Entry.<String, BigDecimal>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private CustomerLtv() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    List<KpiRow> rows = new ArrayList<>();
    facts.windows().forEach((start, sales) -> rows.addAll(window(start, sales, facts, amounts)));
    return rows;
  }

  private static List<KpiRow> window(
      LocalDate start, Map<String, BigDecimal> sales, FoldedFacts facts, Amounts amounts) {
    List<KpiRow> rows = new ArrayList<>();
    for (Map.Entry<String, BigDecimal> best : best(sales)) {
      rows.add(
          KpiRow.of(
              start,
              start.plusDays(FoldedFacts.WINDOW_DAYS),
              rows.size() + 1,
              best.getKey(),
              facts.customer(best.getKey()).map(Customer::name).orElse(Cleaning.UNKNOWN),
              amounts.rounded(best.getValue())));
    }
    return rows;
  }

  /** The first few without sorting the many. */
  private static List<Map.Entry<String, BigDecimal>> best(Map<String, BigDecimal> sales) {
    List<Map.Entry<String, BigDecimal>> best = new ArrayList<>();
    for (Map.Entry<String, BigDecimal> customer : sales.entrySet()) {
      if (best.size() < ROWS_PER_WINDOW
          || BEST_FIRST.compare(customer, best.get(ROWS_PER_WINDOW - 1)) < 0) {
        best.add(customer);
        best.sort(BEST_FIRST);
        if (best.size() > ROWS_PER_WINDOW) {
          best.remove(ROWS_PER_WINDOW);
        }
      }
    }
    return best;
  }
}
