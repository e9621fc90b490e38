package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.FoldedFacts.Tally;
import java.math.BigDecimal;
import java.util.List;

/**
 * Orders by their newest status, cancelled ones too, with sales 0; returns are no orders. The share
 * is one of orders, not of sales. Most orders first.
 *
 * <pre>
 * delivered 3 orders 55.00; cancelled 1 order
 * -> delivered, 3, 55.00, 75.00
 *    cancelled, 1, 0.00, 25.00
 * </pre>
 */
final class OrderStatus {

  private OrderStatus() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return Shares.of(facts.statuses(), status -> BigDecimal.valueOf(status.orders())).stream()
        .map(status -> row(status, amounts))
        .toList();
  }

  private static KpiRow row(Shares<Tally> status, Amounts amounts) {
    return KpiRow.of(
        status.name(),
        status.group().orders(),
        amounts.rounded(status.group().amount()),
        status.percent());
  }
}
