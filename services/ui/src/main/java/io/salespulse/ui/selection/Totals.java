package io.salespulse.ui.selection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Sums over some orders.
 *
 * @param gross their gross sales, or the revenue of one category's items in them
 * @param refunds what of it was paid back; 0 of a category, whose revenue knows no refunds
 * @param amount their sales, which is gross sales less refunds; of a category its revenue
 */
public record Totals(
    long orders, long items, BigDecimal gross, BigDecimal refunds, BigDecimal amount) {

  public static final Totals NONE =
      new Totals(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  public Totals plus(Totals other) {
    return new Totals(
        orders + other.orders,
        items + other.items,
        gross.add(other.gross),
        refunds.add(other.refunds),
        amount.add(other.amount));
  }

  /** Their number among amounts. */
  public BigDecimal orderCount() {
    return BigDecimal.valueOf(orders);
  }

  public BigDecimal itemCount() {
    return BigDecimal.valueOf(items);
  }

  /** Gross / orders, with the amount's decimals, two or more; empty without an order. */
  public Optional<BigDecimal> average() {
    return orders == 0
        ? Optional.empty()
        : Optional.of(
            gross.divide(
                BigDecimal.valueOf(orders), Math.max(2, gross.scale()), RoundingMode.HALF_UP));
  }

  /** Refunds / gross x 100 with two decimals; empty where nothing was sold. */
  public Optional<BigDecimal> refundRate() {
    return gross.signum() == 0
        ? Optional.empty()
        : Optional.of(refunds.movePointRight(2).divide(gross, 2, RoundingMode.HALF_UP));
  }
}
