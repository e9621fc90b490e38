package io.salespulse.generator.shop;

import io.salespulse.contract.Order;
import io.salespulse.contract.OrderItem;
import io.salespulse.generator.shop.Baskets.Basket;
import io.salespulse.generator.shop.Baskets.Line;
import io.salespulse.generator.shop.Fate.Deed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order from its first version to its last: what it says after each {@link Delay}. */
final class Story {

  private final Basket basket;
  private final Flaw flaw;
  private final Fate fate;
  private final int touched;
  private final boolean takenOut;
  private final BigDecimal part;

  /**
   * @param basket as it was bought
   */
  Story(long seed, Sale sale, Basket basket, Flaw flaw, Fate fate) {
    this.basket = basket;
    this.flaw = flaw;
    this.fate = fate;
    Draws draws = new Draws(seed, Draws.Purpose.FATE_DETAILS, sale.number());
    touched = draws.below(basket.lines().size());
    takenOut = draws.unit() < 0.5 && basket.lines().size() > 1;
    part = BigDecimal.valueOf(10 + draws.below(60), 2);
  }

  /** What was said until then, that moment included. */
  Standing after(Delay delay) {
    if (fate.isToCome(Deed.ORDER_CAME, delay)) {
      return Standing.NOTHING;
    }
    List<OrderItem> items = new ArrayList<>(basket.lines().stream().map(Line::item).toList());
    BigDecimal total = basket.order().totalAmount();
    if (fate.hasHappened(Deed.LINE_CHANGED, delay)) {
      OrderItem line = items.get(touched);
      int change = takenOut ? -line.quantity() : 1;
      items.set(touched, withQuantity(line, line.quantity() + change));
      total = total.add(line.unitPrice().multiply(BigDecimal.valueOf(change)));
    }
    if (fate.isToCome(Deed.ITEM_CAME, delay) && items.size() > 1) {
      // Never the last one, so that a gap in the numbers shows that one is missing.
      items.remove(touched % (items.size() - 1));
    }
    return new Standing(
        Optional.of(flaw.alter(Row.of(version(total, status(delay), refunded(total, delay))))),
        items);
  }

  private String status(Delay delay) {
    if (fate.hasHappened(Deed.CANCELLED, delay)) {
      return Standing.CANCELLED;
    }
    if (fate.hasHappened(Deed.REFUNDED, delay)
        || fate.hasHappened(Deed.REFUNDED_WITHOUT_AMOUNT, delay)) {
      return Standing.REFUNDED;
    }
    if (fate.hasHappened(Deed.DELIVERED, delay)) {
      return Standing.DELIVERED;
    }
    return fate.hasHappened(Deed.SHIPPED, delay) ? Standing.SHIPPED : Standing.PAID;
  }

  private Optional<BigDecimal> refunded(BigDecimal total, Delay delay) {
    if (fate.hasHappened(Deed.REFUNDED, delay)) {
      return Optional.of(total);
    }
    return fate.hasHappened(Deed.PARTLY_REFUNDED, delay)
        ? Optional.of(total.multiply(part).setScale(2, RoundingMode.HALF_UP))
        : Optional.empty();
  }

  private Order version(BigDecimal total, String status, Optional<BigDecimal> refunded) {
    Order first = basket.order();
    return new Order(
        first.orderId(),
        first.customerId(),
        first.orderDate(),
        total,
        first.salesChannel(),
        first.paymentMethod(),
        Optional.of(status),
        refunded);
  }

  private static OrderItem withQuantity(OrderItem line, int quantity) {
    return new OrderItem(
        line.itemId(), line.orderId(), line.productId(), quantity, line.unitPrice());
  }
}
