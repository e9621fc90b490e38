package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.RecentSales;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Sales in the moving window and in the one before it.
 *
 * <pre>
 * as of 12:00, 3 hours: orders 09:00 10.00, 09:01 20.00, 12:00 5.00
 * -> sales 25.00, previous 10.00
 * </pre>
 */
record SalesWindow(BigDecimal sales, BigDecimal previous) {

  static SalesWindow of(RecentSales recent, Instant asOf, Duration window) {
    Instant start = asOf.minus(window);
    return new SalesWindow(sales(recent, start, asOf), sales(recent, start.minus(window), start));
  }

  private static BigDecimal sales(RecentSales recent, Instant after, Instant upTo) {
    return recent.orders().stream()
        .filter(order -> Windows.within(order.date(), after, upTo))
        .map(RecentSales.Order::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
