package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.FoldedFacts.Tally;
import io.salespulse.etl.fold.Sums;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What was paid back by the category of the items, highest first. The facts have shared each refund
 * among the categories of its order by their revenue. The rate is that of the category's revenue,
 * empty where that is not positive.
 *
 * <pre>
 * Books 2 orders 10.00 paid back, 40.00 revenue; Unknown 1 order 3.00 paid back, no revenue
 * -> Books, 2, 10.00, 25.00
 *    Unknown, 1, 3.00,
 * </pre>
 */
final class RefundsByCategory {

  private RefundsByCategory() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return Shares.of(facts.categoryRefunds(), Tally::amount).stream()
        .map(
            category -> {
              Sums items = facts.categories().getOrDefault(category.name(), Sums.NONE);
              return KpiRow.of(
                  category.name(),
                  category.group().orders(),
                  amounts.rounded(category.amount()),
                  rate(category.amount(), items.revenue()));
            })
        .toList();
  }

  private static Optional<BigDecimal> rate(BigDecimal refunds, BigDecimal revenue) {
    return revenue.signum() > 0 ? Ratio.percent(refunds, revenue) : Optional.empty();
  }
}
