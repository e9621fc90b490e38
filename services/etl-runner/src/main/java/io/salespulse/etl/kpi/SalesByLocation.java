package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.FoldedFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sales by where the customers live, as last known; orders and returns of unknown customers count
 * under Unknown. Customers are those who ordered, sales those of everybody.
 *
 * <pre>
 * c1 Oslo 2 orders 20.00; c2 Oslo 1 order 10.00; c3 Rome 1 order 30.00
 * -> 1, Oslo, 2, 3, 30.00, 50.00
 *    2, Rome, 1, 1, 30.00, 50.00
 * </pre>
 */
final class SalesByLocation {

  private record Location(long customers, long orders, BigDecimal sales) {
    Location plus(Location other) {
      return new Location(
          customers + other.customers, orders + other.orders, sales.add(other.sales));
    }
  }

  private SalesByLocation() {}

  static List<KpiRow> of(FoldedFacts facts, Dimensions dimensions, Amounts amounts) {
    Map<String, Location> locations = new HashMap<>();
    facts
        .buyers()
        .forEach(
            buyer ->
                locations.merge(
                    dimensions.location(buyer.id()),
                    new Location(buyer.hasOrdered() ? 1 : 0, buyer.orders(), buyer.sales()),
                    Location::plus));
    List<KpiRow> rows = new ArrayList<>();
    for (Shares<Location> share : Shares.of(locations, Location::sales)) {
      rows.add(
          KpiRow.of(
              rows.size() + 1,
              share.name(),
              share.group().customers(),
              share.group().orders(),
              amounts.rounded(share.amount()),
              share.percent()));
    }
    return rows;
  }
}
