package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.FoldedFacts.MembershipSales;
import java.util.List;

/**
 * Sales by the membership that the customer had on the day of the order. A customer who changed
 * membership counts in each that they ordered with.
 *
 * <pre>
 * c1 Bronze 1 order 10.00, later Gold 1 order 30.00
 * -> Gold, 1, 1, 30.00, 75.00
 *    Bronze, 1, 1, 10.00, 25.00
 * </pre>
 */
final class SalesByMembership {

  private SalesByMembership() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    return Shares.of(facts.memberships(), MembershipSales::sales).stream()
        .map(
            membership ->
                KpiRow.of(
                    membership.name(),
                    membership.group().customers(),
                    membership.group().orders(),
                    amounts.rounded(membership.amount()),
                    membership.percent()))
        .toList();
  }
}
