package io.salespulse.generator.shop.orders;

import io.salespulse.contract.Columns;
import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.orders.Baskets.Basket;
import io.salespulse.generator.shop.orders.OrderLifecycle.OrderEvent;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.records.Dirt;
import io.salespulse.generator.shop.records.Row;
import io.salespulse.generator.shop.records.ShopStatistics.OrderTotals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order from its first version to its last: what it says after each {@link Delay}.
 *
 * @param basket as it was bought
 * @param touched the line that changes or comes later, if one does
 * @param takenOut whether that change takes the line out
 * @param part of the total that is paid back where it is not all of it
 */
record OrderHistory(
    long seed,
    long number,
    Basket basket,
    OrderLifecycle lifecycle,
    int touched,
    boolean takenOut,
    BigDecimal part) {

  static OrderHistory of(long seed, long number, Basket basket, OrderLifecycle lifecycle) {
    RandomSequence draws = new RandomSequence(seed, RandomSequence.Purpose.FATE_DETAILS, number);
    int touched = draws.below(basket.lines().size());
    boolean takenOut = draws.unit() < 0.5 && basket.lines().size() > 1;
    BigDecimal part = BigDecimal.valueOf(10 + draws.below(60), 2);
    return new OrderHistory(seed, number, basket, lifecycle, touched, takenOut, part);
  }

  /** What was said until then, that moment included. */
  OrderState after(Delay delay) {
    if (lifecycle.isToCome(OrderEvent.ORDER_CAME, delay)) {
      return OrderState.NOTHING;
    }
    List<Row> items = new ArrayList<>(basket.lines().size());
    basket.lines().forEach(line -> items.add(line.item()));
    BigDecimal total = basket.total();
    if (lifecycle.hasHappened(OrderEvent.LINE_CHANGED, delay)) {
      Row line = items.get(touched);
      int quantity = line.value(Columns.QUANTITY, Integer.class);
      int change = takenOut ? -quantity : 1;
      items.set(touched, line.with(Columns.QUANTITY, quantity + change));
      total =
          total.add(
              line.value(Columns.UNIT_PRICE, BigDecimal.class)
                  .multiply(BigDecimal.valueOf(change)));
    }
    if (lifecycle.isToCome(OrderEvent.ITEM_CAME, delay) && items.size() > 1) {
      // Never the last one, so that a gap in the numbers shows that one is missing.
      items.remove(touched % (items.size() - 1));
    }
    Row version =
        basket
            .order()
            .with(Columns.TOTAL_AMOUNT, total)
            .with(Columns.STATUS, status(delay))
            .with(Columns.REFUNDED_AMOUNT, refunded(total, delay));
    RandomSequence alteration = new RandomSequence(seed, RandomSequence.Purpose.ALTERATION, number);
    return new OrderState(Optional.of(Dirt.alter(lifecycle.dirt(), version, alteration)), items);
  }

  private String status(Delay delay) {
    if (lifecycle.hasHappened(OrderEvent.CANCELLED, delay)) {
      return OrderState.CANCELLED;
    }
    if (lifecycle.hasHappened(OrderEvent.REFUNDED, delay)
        || lifecycle.hasHappened(OrderEvent.REFUNDED_WITHOUT_AMOUNT, delay)) {
      return OrderState.REFUNDED;
    }
    if (lifecycle.hasHappened(OrderEvent.DELIVERED, delay)) {
      return OrderState.DELIVERED;
    }
    return lifecycle.hasHappened(OrderEvent.SHIPPED, delay) ? OrderState.SHIPPED : OrderState.PAID;
  }

  /** Null where nothing is said of an amount. */
  private BigDecimal refunded(BigDecimal total, Delay delay) {
    if (lifecycle.hasHappened(OrderEvent.REFUNDED, delay)) {
      return total;
    }
    return lifecycle.hasHappened(OrderEvent.PARTLY_REFUNDED, delay)
        ? total.multiply(part).setScale(2, RoundingMode.HALF_UP)
        : null;
  }

  /**
   * An order as its newest records say it.
   *
   * @param order empty before the first
   * @param items those that were sent, by their ids
   */
  record OrderState(Optional<Row> order, List<Row> items) {

    static final String PAID = "paid";
    static final String SHIPPED = "shipped";
    static final String DELIVERED = "delivered";
    static final String CANCELLED = "cancelled";
    static final String REFUNDED = "refunded";

    static final OrderState NOTHING = new OrderState(Optional.empty(), List.of());

    /** What it adds to the statistics. */
    OrderTotals totals() {
      return order.map(this::totals).orElse(OrderTotals.NOTHING);
    }

    private OrderTotals totals(Row row) {
      String status = row.value(Columns.STATUS, String.class);
      if (status.equals(CANCELLED)) {
        return new OrderTotals(0, 1, 0, BigDecimal.ZERO, BigDecimal.ZERO);
      }
      long pieces = 0;
      for (Row item : items) {
        pieces += item.value(Columns.QUANTITY, Integer.class);
      }
      BigDecimal total = row.value(Columns.TOTAL_AMOUNT, BigDecimal.class);
      BigDecimal unsaid = status.equals(REFUNDED) ? total : BigDecimal.ZERO;
      BigDecimal amount = row.value(Columns.REFUNDED_AMOUNT, BigDecimal.class);
      return new OrderTotals(1, 0, pieces, total, Optional.ofNullable(amount).orElse(unsaid));
    }
  }
}
