package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.RecentSales;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Sales in the moving window and in the one before it: gross sales less refunds and returns.
 *
 * <pre>
 * as of 12:00, 3 hours: orders 09:00 10.00, 09:01 20.00 of which 2.00 paid back, 12:00 5.00
 * -> sales 23.00, previous 10.00
 * </pre>
 */
record SalesWindow(BigDecimal sales, BigDecimal previous) {

  static SalesWindow of(RecentSales recent, Instant asOf, Duration window) {
    Instant start = asOf.minus(window);
    return new SalesWindow(sales(recent, start, asOf), sales(recent, start.minus(window), start));
  }

  private static BigDecimal sales(RecentSales recent, Instant after, Instant upTo) {
    return recent.orders().stream()
        .filter(order -> Windows.within(order.orderDate(), after, upTo))
        .map(order -> order.grossSales().subtract(order.refunds()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
