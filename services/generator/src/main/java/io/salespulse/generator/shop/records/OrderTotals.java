package io.salespulse.generator.shop.records;

import io.salespulse.contract.GeneratorStats;
import java.math.BigDecimal;

/** What orders come to, by the rules of {@link GeneratorStats}. */
public record OrderTotals(
    long orders, long cancelled, long items, BigDecimal grossSales, BigDecimal refunds) {

  public static final OrderTotals NOTHING =
      new OrderTotals(0, 0, 0, new BigDecimal("0.00"), new BigDecimal("0.00"));

  /** These, with one order's totals replaced. */
  OrderTotals replace(OrderTotals before, OrderTotals after) {
    return new OrderTotals(
        orders - before.orders + after.orders,
        cancelled - before.cancelled + after.cancelled,
        items - before.items + after.items,
        grossSales.subtract(before.grossSales).add(after.grossSales),
        refunds.subtract(before.refunds).add(after.refunds));
  }
}
