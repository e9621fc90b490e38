package io.salespulse.generator.shop.orders;

import io.salespulse.contract.Columns;
import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.orders.Baskets.Basket;
import io.salespulse.generator.shop.orders.Baskets.Line;
import io.salespulse.generator.shop.orders.OrderLifecycle.OrderEvent;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.records.Dirt;
import io.salespulse.generator.shop.records.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order from its first version to its last: what it says after each {@link Delay}. */
final class OrderHistory {

  private final long seed;
  private final long number;
  private final Basket basket;
  private final Optional<Dirt> dirt;
  private final OrderLifecycle lifecycle;
  private final int touched;
  private final boolean takenOut;
  private final BigDecimal part;

  /**
   * @param number of the order
   * @param basket as it was bought
   * @param dirt of the first version, which stays in later ones: each is the whole order
   */
  OrderHistory(
      long seed, long number, Basket basket, Optional<Dirt> dirt, OrderLifecycle lifecycle) {
    this.seed = seed;
    this.number = number;
    this.basket = basket;
    this.dirt = dirt;
    this.lifecycle = lifecycle;
    RandomSequence draws = new RandomSequence(seed, RandomSequence.Purpose.FATE_DETAILS, number);
    touched = draws.below(basket.lines().size());
    takenOut = draws.unit() < 0.5 && basket.lines().size() > 1;
    part = BigDecimal.valueOf(10 + draws.below(60), 2);
  }

  /** What was said until then, that moment included. */
  OrderState after(Delay delay) {
    if (lifecycle.isToCome(OrderEvent.ORDER_CAME, delay)) {
      return OrderState.NOTHING;
    }
    List<Row> items = new ArrayList<>(basket.lines().stream().map(Line::item).toList());
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
    return new OrderState(Optional.of(Dirt.alter(dirt, version, alteration)), items);
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
}
