package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import java.time.YearMonth;
import java.util.List;

/**
 * Orders, items and sales of each local month that has an order, item or refund; months of
 * different years stay apart.
 *
 * <pre>
 * 2025-12-31 1 order 10.00; 2026-12-01 2 orders 7.00, of which 3.00 were paid back
 * -> 2025-12, 1, ..., 10.00, 0.00, 10.00
 *    2026-12, 2, ..., 7.00, 3.00, 4.00
 * </pre>
 */
final class SalesByMonth {

  private SalesByMonth() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return Figures.byDate(facts, YearMonth::from).entrySet().stream()
        .map(month -> Figures.row(month.getKey(), month.getValue(), amounts))
        .toList();
  }
}
