package io.salespulse.generator.shop;

import io.salespulse.generator.shop.Baskets.Basket;
import io.salespulse.generator.shop.Baskets.Line;
import io.salespulse.generator.shop.Fate.Deed;
import java.util.List;

/** Sends orders, and sends them again as they become something else. Not thread-safe. */
final class Sales {

  private final long seed;
  private final Baskets baskets;

  Sales(long seed, Baskets baskets) {
    this.seed = seed;
    this.baskets = baskets;
  }

  /**
   * Sends a new order, unless it comes late.
   *
   * @return what was sold
   */
  List<Line> make(Sale sale, Step emitting) {
    Flaw flaw = flaw(sale);
    Basket basket = basket(sale);
    Standing first = new Story(seed, sale, basket, flaw, fate(sale, flaw)).after(Delay.AT_ONCE);
    first.order().ifPresent(order -> emitting.emit(order, flaw.dirt()));
    first.items().forEach(item -> emitting.emit(Row.of(item)));
    emitting.changed(Standing.NOTHING, first);
    return basket.lines();
  }

  /** Sends what an order has become a while after it was made; mostly nothing. */
  void goOn(Sale sale, Delay delay, Step emitting) {
    Flaw flaw = flaw(sale);
    Fate fate = fate(sale, flaw);
    if (!fate.touches(delay)) {
      return;
    }
    Story story = new Story(seed, sale, basket(sale), flaw, fate);
    Standing before = story.after(delay.shorter());
    Standing after = story.after(delay);
    boolean came = fate.happensAt(Deed.ORDER_CAME, delay);
    if (came) {
      emitting.dated(sale.time());
    }
    after
        .order()
        .filter(order -> !order.equals(before.order().orElse(null)))
        .ifPresent(
            order -> emitting.emit(order, came ? flaw.dirt() : emitting.dirt(order.topic())));
    after.items().stream()
        .filter(item -> !before.items().contains(item))
        .forEach(item -> emitting.emit(Row.of(item)));
    emitting.changed(before, after);
    if (fate.happensAt(Deed.SAID_AGAIN, delay)) {
      after.order().ifPresent(emitting::repeat);
    }
    if (fate.happensAt(Deed.COPIED, delay)) {
      emitting.dated(sale.time());
      Standing first = story.after(Delay.AT_ONCE);
      first.order().ifPresent(emitting::repeat);
      first.items().forEach(item -> emitting.repeat(Row.of(item)));
    }
  }

  private Flaw flaw(Sale sale) {
    return Flaw.of(seed, sale.number(), sale.dirtyRate());
  }

  private Fate fate(Sale sale, Flaw flaw) {
    return Fate.of(seed, sale.number(), flaw.dirt());
  }

  private Basket basket(Sale sale) {
    return baskets.fill(sale.number(), sale.customers(), sale.time());
  }
}
