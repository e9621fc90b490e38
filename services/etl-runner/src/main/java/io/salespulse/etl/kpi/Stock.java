package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.Dimensions.ProductVersion;
import io.salespulse.etl.fold.RecentSales;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Products with a stock, and how many days it lasts at the pace of the last seven: stock x 7 /
 * pieces sold, empty where none was sold. What is gone first comes first.
 *
 * <pre>
 * p1 4 in stock, 14 sold; p2 3 in stock, none sold; p3 no stock known
 * -> p1, ..., 4, 14, 2.00
 *    p2, ..., 3, 0,
 * </pre>
 */
final class Stock {

  private static final int DAYS = 7;

  private static final Comparator<Stock> FIRST_GONE_FIRST =
      Comparator.comparing(
              (Stock stock) -> stock.daysLeft.orElse(null),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(stock -> stock.product.id());

  private final ProductVersion product;
  private final int pieces;
  private final long sold;
  private final Optional<BigDecimal> daysLeft;

  private Stock(ProductVersion product, int pieces, long sold) {
    this.product = product;
    this.pieces = pieces;
    this.sold = sold;
    this.daysLeft =
        sold <= 0
            ? Optional.empty()
            : Ratio.of(BigDecimal.valueOf((long) pieces * DAYS), BigDecimal.valueOf(sold));
  }

  static List<KpiRow> of(RecentSales recent, Dimensions dimensions) {
    return dimensions.products().values().stream()
        .flatMap(product -> of(product, recent).stream())
        .sorted(FIRST_GONE_FIRST)
        .map(Stock::row)
        .toList();
  }

  private static Optional<Stock> of(ProductVersion product, RecentSales recent) {
    long sold = recent.soldLast7Days().getOrDefault(product.id(), 0L);
    return product.stock().map(pieces -> new Stock(product, pieces, sold));
  }

  private KpiRow row() {
    return KpiRow.of(product.id(), product.name(), product.category(), pieces, sold, daysLeft);
  }
}
