package io.salespulse.etl.kpi;

import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.fold.RecentSales.NewestOrder;
import java.time.ZoneId;
import java.util.List;

/**
 * The newest orders, cancelled ones and returns among them, the newest first. A customer without a
 * name is shown by the id.
 *
 * <pre>
 * o2 of Ann, shipped, 20.00 of which 5.00 were paid back; o1 of an unknown c9, cancelled
 * -> o2, 2026-11-22T11:00:00Z, Ann, shipped, web, 20.00, 5.00, 15.00, 3
 *    o1, 2026-11-22T10:00:00Z, c9, cancelled, web, 0.00, 0.00, 0.00, 0
 * </pre>
 */
final class RecentOrders {

  private RecentOrders() {}

  static List<KpiRow> of(RecentSales recent, Dimensions dimensions, ZoneId zone, Amounts amounts) {
    return recent.newestOrders().stream()
        .map(order -> row(order, dimensions, zone, amounts))
        .toList();
  }

  private static KpiRow row(
      NewestOrder order, Dimensions dimensions, ZoneId zone, Amounts amounts) {
    String name = dimensions.customerName(order.customerId());
    return KpiRow.of(
        order.orderId(),
        Figures.timestamp(order.orderDate(), zone),
        name.equals(KpiColumns.UNKNOWN) ? order.customerId() : name,
        order.status(),
        order.channel(),
        amounts.rounded(order.gross()),
        amounts.rounded(order.refunds()),
        amounts.rounded(order.gross().subtract(order.refunds())),
        order.items());
  }
}
