package io.salespulse.ui.selection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Sums over some orders.
 *
 * @param amount their sales, or the revenue of one category's items in them
 */
public record Totals(long orders, long items, BigDecimal amount) {

  public static final Totals NONE = new Totals(0, 0, BigDecimal.ZERO);

  public Totals plus(Totals other) {
    return new Totals(orders + other.orders, items + other.items, amount.add(other.amount));
  }

  /** Amount / orders, with the amount's decimals, two or more; empty without an order. */
  public Optional<BigDecimal> average() {
    return orders == 0
        ? Optional.empty()
        : Optional.of(
            amount.divide(
                BigDecimal.valueOf(orders), Math.max(2, amount.scale()), RoundingMode.HALF_UP));
  }
}
