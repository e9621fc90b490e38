package io.salespulse.etl.kpi;

import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.Dimensions.ProductVersion;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.FoldedFacts.Sold;
import io.salespulse.etl.fold.RecentSales;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The products with the most revenue, of all time and of the recent window. Name and category are
 * the last known ones; quantity is the sum of pieces less those that came back, not the number of
 * rows, so it can be 0 or less.
 *
 * <pre>
 * p1 2 pieces 20.00; p2 1 piece 50.00; p3 5 pieces 20.00
 * -> 1, p2, ..., 1, 50.00
 *    2, p1, ..., 2, 20.00
 *    3, p3, ..., 5, 20.00
 * </pre>
 */
final class TopProducts {

  private static final int ALL_TIME_ROWS = 100;
  private static final int RECENT_ROWS = 10;

  private static final Comparator<Map.Entry<String, Sold>> HIGHEST_FIRST =
      Comparator.comparing((Map.Entry<String, Sold> product) -> product.getValue().revenue())
          .reversed()
          .thenComparing(Map.Entry::getKey);

  private TopProducts() {}

  static List<KpiRow> allTime(FoldedFacts facts, Dimensions dimensions, Amounts amounts) {
    return top(facts.products(), dimensions, ALL_TIME_ROWS, amounts);
  }

  /** Of the items in (as-of - window, as-of], by the order's date. */
  static List<KpiRow> recent(
      RecentSales recent, Dimensions dimensions, Instant asOf, Duration window, Amounts amounts) {
    Map<String, Sold> products = new HashMap<>();
    for (RecentSales.Item item : recent.items()) {
      if (Windows.within(item.orderDate(), asOf.minus(window), asOf)) {
        BigDecimal revenue = item.unitPrice().multiply(BigDecimal.valueOf(item.quantity()));
        products.merge(item.productId(), new Sold(1, item.quantity(), revenue), Sold::plus);
      }
    }
    return top(products, dimensions, RECENT_ROWS, amounts);
  }

  private static List<KpiRow> top(
      Map<String, Sold> products, Dimensions dimensions, int limit, Amounts amounts) {
    Best<Map.Entry<String, Sold>> best = new Best<>(limit, HIGHEST_FIRST);
    products.entrySet().forEach(best::add);
    List<KpiRow> rows = new ArrayList<>();
    for (Map.Entry<String, Sold> sold : best.inOrder()) {
      Optional<ProductVersion> product =
          Optional.ofNullable(dimensions.products().get(sold.getKey()));
      rows.add(
          KpiRow.of(
              rows.size() + 1,
              sold.getKey(),
              product.map(ProductVersion::name).orElse(KpiColumns.UNKNOWN),
              product.map(ProductVersion::category).orElse(KpiColumns.UNKNOWN),
              sold.getValue().items(),
              amounts.rounded(sold.getValue().revenue())));
    }
    return rows;
  }
}
