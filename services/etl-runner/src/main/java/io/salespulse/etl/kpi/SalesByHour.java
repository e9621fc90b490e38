package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import java.util.List;

/**
 * Orders, items and sales of each local hour that has an order, oldest first. When clocks are set
 * back, the hour that comes twice has two rows with different offsets.
 *
 * <pre>
 * 2026-11-22T05:00:00Z  3 orders 31.50, of day 2026-11-22
 * 2026-11-22T05:00:00Z  1 order  10.00, of a late file
 * -> 2026-11-22T05:00:00Z, 4, ..., 41.50
 * </pre>
 */
final class SalesByHour {

  private SalesByHour() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return facts.hours().entrySet().stream()
        .map(
            hour ->
                KpiRow.of(
                    Figures.timestamp(hour.getKey().withOffset()),
                    hour.getValue().orders(),
                    hour.getValue().items(),
                    amounts.rounded(hour.getValue().sales())))
        .toList();
  }
}
