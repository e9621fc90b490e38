package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import java.util.List;

/**
 * Sales by where the order was placed, highest first.
 *
 * <pre>
 * web 3 orders 30.00; app 1 order 10.00
 * -> web, 3, 30.00, 75.00
 *    app, 1, 10.00, 25.00
 * </pre>
 */
final class SalesByChannel {

  private SalesByChannel() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return Shares.ofSales(facts.channels(), amounts);
  }
}
