package io.salespulse.generator.shop;

import io.salespulse.contract.Columns;
import io.salespulse.contract.GeneratorStats;
import java.math.BigDecimal;
import java.util.Map;

/** What orders come to, by the rules of {@link GeneratorStats}. */
record Figures(long orders, long cancelled, long items, BigDecimal grossSales, BigDecimal refunds) {

  static final Figures NOTHING =
      new Figures(0, 0, 0, new BigDecimal("0.00"), new BigDecimal("0.00"));

  static Figures of(GeneratorStats stats) {
    return new Figures(
        stats.orders(), stats.cancelled(), stats.items(), stats.grossSales(), stats.refunds());
  }

  /**
   * An order's.
   *
   * @param pieces of the items that were sent
   */
  static Figures of(Row order, long pieces) {
    String status = order.value(Columns.STATUS, String.class);
    if (status.equals(Standing.CANCELLED)) {
      return new Figures(0, 1, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }
    BigDecimal total = order.value(Columns.TOTAL_AMOUNT, BigDecimal.class);
    BigDecimal amount = order.value(Columns.REFUNDED_AMOUNT, BigDecimal.class);
    BigDecimal unsaid = status.equals(Standing.REFUNDED) ? total : BigDecimal.ZERO;
    return new Figures(1, 0, pieces, total, amount == null ? unsaid : amount);
  }

  /** These, with one order's figures replaced. */
  Figures replace(Figures before, Figures after) {
    return new Figures(
        orders - before.orders + after.orders,
        cancelled - before.cancelled + after.cancelled,
        items - before.items + after.items,
        grossSales.subtract(before.grossSales).add(after.grossSales),
        refunds.subtract(before.refunds).add(after.refunds));
  }

  /** These as part of the statistics. */
  GeneratorStats stats(
      Map<String, GeneratorStats.Counts> topics,
      Map<String, Long> dirtyByKind,
      double ordersPerSecond,
      GeneratorStats.Backfill backfill) {
    return new GeneratorStats(
        topics,
        dirtyByKind,
        orders,
        cancelled,
        items,
        grossSales,
        refunds,
        grossSales.subtract(refunds),
        ordersPerSecond,
        backfill);
  }
}
