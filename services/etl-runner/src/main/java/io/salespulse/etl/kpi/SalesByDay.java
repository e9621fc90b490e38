package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import java.util.List;

/**
 * Orders, items, distinct customers who ordered, and sales of each local day that has an order.
 *
 * <pre>
 * orders     2026-11-22 web 2 orders 20.00; 2026-11-22 app 1 order 5.00
 * customers  c1 and c2 ordered on 2026-11-22, c1 twice
 * -> 2026-11-22, 3, ..., 2, 25.00
 * </pre>
 */
final class SalesByDay {

  private SalesByDay() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return facts.dates().entrySet().stream()
        .map(
            day ->
                KpiRow.of(
                    day.getKey(),
                    day.getValue().orders(),
                    day.getValue().items(),
                    facts.customersByDate().getOrDefault(day.getKey(), 0L),
                    amounts.rounded(day.getValue().sales())))
        .toList();
  }
}
