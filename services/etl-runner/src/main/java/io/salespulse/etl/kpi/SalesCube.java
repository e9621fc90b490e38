package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.CubeCell;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.Sums;
import java.util.List;
import java.util.Optional;

/**
 * Figures by local date, category, channel and membership. An order spans categories, so rows with
 * category * hold the figures of whole orders, and sales stands only there.
 *
 * <pre>
 * one Gold web order of 15.00 with a book for 10.00 and a toy for 5.00
 * -> 2026-11-22, *,     web, Gold, 1, 2, 15.00, 15.00
 *    2026-11-22, Books, web, Gold, 1, 1,      , 10.00
 *    2026-11-22, Toys,  web, Gold, 1, 1,      , 5.00
 * </pre>
 */
final class SalesCube {

  private SalesCube() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return facts.cube().entrySet().stream()
        .map(cell -> row(cell.getKey(), cell.getValue(), amounts))
        .toList();
  }

  private static KpiRow row(CubeCell cell, Sums sums, Amounts amounts) {
    return KpiRow.of(
        cell.date(),
        cell.category(),
        cell.channel(),
        cell.membership(),
        sums.orders(),
        sums.items(),
        cell.isOfOrders() ? amounts.rounded(sums.sales()) : Optional.empty(),
        amounts.rounded(sums.revenue()));
  }
}
