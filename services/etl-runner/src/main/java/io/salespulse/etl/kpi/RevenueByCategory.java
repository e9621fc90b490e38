package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.Sums;
import java.util.List;

/**
 * Items and revenue (quantity x unit_price, returns subtracted) by the product's category on the
 * day of the sale, highest revenue first; items of unknown products count under Unknown.
 *
 * <pre>
 * Books 3 items 30.00; Toys 1 item 10.00
 * -> Books, 3, 30.00, 75.00
 *    Toys, 1, 10.00, 25.00
 * </pre>
 */
final class RevenueByCategory {

  private RevenueByCategory() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return Shares.of(facts.categories(), Sums::revenue).stream()
        .map(
            category ->
                KpiRow.of(
                    category.name(),
                    category.group().items(),
                    amounts.rounded(category.amount()),
                    category.percent()))
        .toList();
  }
}
