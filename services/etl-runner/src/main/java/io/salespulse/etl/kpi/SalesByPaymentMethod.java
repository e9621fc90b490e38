package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import java.util.List;

/**
 * Sales by how the order was paid, highest first.
 *
 * <pre>
 * card 1 order 30.00; invoice 1 order 10.00
 * -> card, 1, 30.00, 75.00
 *    invoice, 1, 10.00, 25.00
 * </pre>
 */
final class SalesByPaymentMethod {

  private SalesByPaymentMethod() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return Shares.ofSales(facts.paymentMethods(), amounts);
  }
}
