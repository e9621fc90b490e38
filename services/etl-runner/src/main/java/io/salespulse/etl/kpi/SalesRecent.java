package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Orders, items and sales of each quarter of an hour of the last 15 days that has an order, item or
 * refund, oldest first.
 *
 * <pre>
 * 05:00 2 orders 20.00; 05:15 1 order 5.00, of which 1.00 was paid back
 * -> 2026-11-22T05:00:00Z, 2, ..., 20.00, 0.00, 20.00
 *    2026-11-22T05:15:00Z, 1, ..., 5.00, 1.00, 4.00
 * </pre>
 */
final class SalesRecent {

  private static final Duration LENGTH = Duration.ofDays(15);

  private SalesRecent() {}

  static List<KpiRow> of(FoldedFacts facts, Instant asOf, ZoneId zone, Amounts amounts) {
    return facts.quarters().subMap(asOf.minus(LENGTH), false, asOf, true).entrySet().stream()
        .map(
            quarter ->
                Figures.row(Figures.timestamp(quarter.getKey(), zone), quarter.getValue(), amounts))
        .toList();
  }
}
