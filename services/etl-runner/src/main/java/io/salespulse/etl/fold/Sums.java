package io.salespulse.etl.fold;

import java.math.BigDecimal;

/**
 * Sums over orders and their items, exact and not yet rounded.
 *
 * @param orders number of orders
 * @param items sum of quantities
 * @param sales sum of the orders' totals
 * @param revenue sum of quantity x unit price
 */
public record Sums(long orders, long items, BigDecimal sales, BigDecimal revenue) {

  public static final Sums NONE = new Sums(0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * @throws ArithmeticException where a count leaves the range of a long; it never wraps round
   */
  public Sums plus(Sums other) {
    return new Sums(
        Math.addExact(orders, other.orders),
        Math.addExact(items, other.items),
        sales.add(other.sales),
        revenue.add(other.revenue));
  }
}
