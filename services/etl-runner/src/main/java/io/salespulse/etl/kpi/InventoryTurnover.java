package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.FoldedFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Inventory turnover: cost of the goods sold in a period / mean inventory value over it (Gaur,
 * Fisher and Raman, Management Science 51(2), 2005). The period is the last 30 UTC days up to the
 * as-of; a day's inventory is worth the stock x cost at its end, and a day without news is worth
 * what the day before was. Days before the first stock are not in the mean.
 *
 * <pre>
 * sold at cost 60.00; inventory 100.00, then 140.00 on the last day of 30
 * -> 60 x 30 / (29 x 100 + 140) = 0.59
 * </pre>
 */
final class InventoryTurnover {

  private static final int DAYS = 30;

  private InventoryTurnover() {}

  /** Empty where there was no stock, or none of any worth. */
  static Optional<BigDecimal> of(FoldedFacts facts, Dimensions dimensions, Instant asOf) {
    LocalDate last = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    LocalDate first = last.minusDays(DAYS - 1);
    BigDecimal cost =
        facts.costOfGoods().subMap(first, true, last, true).values().stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal total = BigDecimal.ZERO;
    long days = 0;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      Map.Entry<LocalDate, BigDecimal> value = dimensions.stockValues().floorEntry(day);
      if (value != null) {
        total = total.add(value.getValue());
        days++;
      }
    }
    return Ratio.of(cost.multiply(BigDecimal.valueOf(days)), total);
  }
}
