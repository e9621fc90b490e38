package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Buyer;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.Sums;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Orders, items, distinct customers who ordered, and sales of each local day that has an order,
 * item or refund.
 *
 * <pre>
 * orders     2026-11-22 web 2 orders 20.00; 2026-11-22 app 1 order 5.00, all of it paid back
 * customers  c1 and c2 ordered on 2026-11-22, c1 twice
 * -> 2026-11-22, 3, ..., 2, 25.00, 5.00, 20.00
 * </pre>
 */
final class SalesByDay {

  private SalesByDay() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    Map<LocalDate, Long> customers = customers(facts);
    return Figures.byDate(facts, Function.identity()).entrySet().stream()
        .map(
            day ->
                row(
                    day.getKey(),
                    day.getValue(),
                    customers.getOrDefault(day.getKey(), 0L),
                    amounts))
        .toList();
  }

  private static KpiRow row(LocalDate date, Sums sums, long customers, Amounts amounts) {
    return KpiRow.of(
        date,
        sums.orders(),
        sums.items(),
        customers,
        amounts.rounded(sums.grossSales()),
        amounts.rounded(sums.refunds()),
        amounts.rounded(sums.sales()));
  }

  /** Distinct customers with an order, by local date. */
  private static Map<LocalDate, Long> customers(FoldedFacts facts) {
    Map<LocalDate, Long> customers = new HashMap<>();
    facts.buyers().flatMap(Buyer::dates).forEach(date -> customers.merge(date, 1L, Long::sum));
    return customers;
  }
}
