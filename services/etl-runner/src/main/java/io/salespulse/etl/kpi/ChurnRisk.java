package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Buyer;
import io.salespulse.etl.fold.Dimensions;
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
      FoldedFacts facts,
      Dimensions dimensions,
      Instant asOf,
      int churnDays,
      ZoneId zone,
      Amounts amounts) {
    Best<Buyer> best =
        new Best<>(ROWS, Comparator.comparing(Buyer::sales).reversed().thenComparing(Buyer::id));
    facts.buyers().filter(buyer -> isAtRisk(buyer, asOf, churnDays)).forEach(best::add);
    return best.inOrder().stream()
        .map(buyer -> row(buyer, dimensions.customerName(buyer.id()), asOf, zone, amounts))
        .toList();
  }

  private static KpiRow row(Buyer buyer, String name, Instant asOf, ZoneId zone, Amounts amounts) {
    Instant lastOrder = buyer.lastOrder().orElseThrow();
    return KpiRow.of(
        buyer.id(),
        name,
        Figures.timestamp(lastOrder, zone),
        Duration.between(lastOrder, asOf).toDays(),
        buyer.orders(),
        amounts.rounded(buyer.sales()));
  }

  /** Whether the customer ordered once, but not for the churn days. */
  static boolean isAtRisk(Buyer buyer, Instant asOf, int churnDays) {
    Instant limit = asOf.minus(Duration.ofDays(churnDays));
    return buyer.lastOrder().filter(order -> order.isBefore(limit)).isPresent();
  }
}
