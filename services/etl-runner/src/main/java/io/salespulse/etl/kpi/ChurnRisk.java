package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Customer;
import io.salespulse.etl.fold.FoldedFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * Customers whose last order is longer ago than the churn days, the 500 with the highest sales.
 *
 * <pre>
 * as of 2026-11-22T12:00Z, 7 days
 * c1 last order 2026-11-15T11:59Z -> c1, ..., 7, ...
 * c2 last order 2026-11-15T12:00Z -> not yet
 * </pre>
 */
final class ChurnRisk {

  private static final int ROWS = 500;

  private ChurnRisk() {}

  static List<KpiRow> of(
      FoldedFacts facts, Instant asOf, int churnDays, ZoneId zone, Amounts amounts) {
    return facts.customers().stream()
        .filter(customer -> isAtRisk(customer, asOf, churnDays))
        .sorted(Comparator.comparing(Customer::sales).reversed().thenComparing(Customer::id))
        .limit(ROWS)
        .map(customer -> row(customer, asOf, zone, amounts))
        .toList();
  }

  private static KpiRow row(Customer customer, Instant asOf, ZoneId zone, Amounts amounts) {
    Instant lastOrder = customer.lastOrder().orElseThrow();
    return KpiRow.of(
        customer.id(),
        customer.name(),
        Figures.timestamp(lastOrder, zone),
        Duration.between(lastOrder, asOf).toDays(),
        customer.orders(),
        amounts.rounded(customer.sales()));
  }

  /** Whether the customer ordered once, but not for the churn days. */
  static boolean isAtRisk(Customer customer, Instant asOf, int churnDays) {
    Instant limit = asOf.minus(Duration.ofDays(churnDays));
    return customer.lastOrder().filter(order -> order.isBefore(limit)).isPresent();
  }
}
