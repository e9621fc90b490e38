package io.salespulse.etl.fold;

import java.math.BigDecimal;

/**
 * Sums over orders and their items, exact and not yet rounded.
 *
 * @param orders number of orders that are neither cancelled nor returns
 * @param cancelled number of cancelled orders, which add to nothing else
 * @param items sum of quantities, less the pieces that came back
 * @param grossSales sum of the orders' totals
 * @param refunds what was paid back of the orders, and the absolute totals of returns
 * @param revenue sum of quantity x unit price, returns subtracted
 */
public record Sums(
    long orders,
    long cancelled,
    long items,
    BigDecimal grossSales,
    BigDecimal refunds,
    BigDecimal revenue) {

  public static final Sums NONE =
      new Sums(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** Gross sales less refunds. */
  public BigDecimal sales() {
    return grossSales.subtract(refunds);
  }

  /**
   * @throws ArithmeticException where a count leaves the range of a long; it never wraps round
   */
  public Sums plus(Sums other) {
    return new Sums(
        Math.addExact(orders, other.orders),
        Math.addExact(cancelled, other.cancelled),
        Math.addExact(items, other.items),
        grossSales.add(other.grossSales),
        refunds.add(other.refunds),
        revenue.add(other.revenue));
  }

  /** What takes these sums away when it is added. */
  public Sums negated() {
    return new Sums(
        Math.negateExact(orders),
        Math.negateExact(cancelled),
        Math.negateExact(items),
        grossSales.negate(),
        refunds.negate(),
        revenue.negate());
  }

  /** The same without the number of cancelled orders. */
  Sums withoutCancelled() {
    return cancelled == 0 ? this : new Sums(orders, 0, items, grossSales, refunds, revenue);
  }

  /** Whether all sums are 0. */
  public boolean isNothing() {
    return orders == 0
        && cancelled == 0
        && items == 0
        && grossSales.signum() == 0
        && refunds.signum() == 0
        && revenue.signum() == 0;
  }
}
