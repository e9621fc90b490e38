package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import java.util.List;

/**
 * Orders, items and sales of each local hour that has an order, item or refund, oldest first. When
 * clocks are set back, the hour that comes twice has two rows with different offsets.
 *
 * <pre>
 * 2026-11-22T05:00:00Z  3 orders 31.50; 1 order 10.00, of which 2.50 were paid back
 * -> 2026-11-22T05:00:00Z, 4, ..., 41.50, 2.50, 39.00
 * </pre>
 */
final class SalesByHour {

  private SalesByHour() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return facts.hours().entrySet().stream()
        .map(
            hour ->
                Figures.row(
                    Figures.timestamp(hour.getKey().withOffset()), hour.getValue(), amounts))
        .toList();
  }
}
