package io.salespulse.generator.shop.orders;

import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.calendar.EventPosition;
import io.salespulse.generator.shop.orders.Baskets.Line;
import io.salespulse.generator.shop.orders.OrderHistory.OrderState;
import io.salespulse.generator.shop.orders.OrderLifecycle.OrderEvent;
import io.salespulse.generator.shop.records.RecordEmitter;
import java.util.List;
import java.util.Optional;

/** Emits orders, and emits them again as they become something else. Not thread-safe. */
public record OrderRecords(long seed, Baskets baskets) {

  /**
   * Emits a new order, unless it comes late.
   *
   * @return what was sold
   */
  public List<Line> place(EventPosition placed, RecordEmitter emitter) {
    Baskets.Basket basket = baskets.fill(placed);
    OrderLifecycle lifecycle = OrderLifecycle.of(seed, placed);
    OrderState first =
        OrderHistory.of(seed, placed.orders(), basket, lifecycle).after(Delay.AT_ONCE);
    first.order().ifPresent(order -> emitter.emit(order, lifecycle.dirt()));
    first.items().forEach(emitter::emit);
    emitter.changed(OrderState.NOTHING.totals(), first.totals());
    return basket.lines();
  }

  /** Emits what an order has become a while after it was placed; mostly nothing. */
  public void followUp(EventPosition placed, Delay delay, RecordEmitter emitter) {
    OrderLifecycle lifecycle = OrderLifecycle.of(seed, placed);
    if (!lifecycle.touches(delay)) {
      return;
    }
    OrderHistory history = OrderHistory.of(seed, placed.orders(), baskets.fill(placed), lifecycle);
    OrderState before = history.after(delay.shorter());
    OrderState after = history.after(delay);
    boolean came = lifecycle.happensAt(OrderEvent.ORDER_CAME, delay);
    if (came) {
      emitter.dated(placed.time());
    }
    after
        .order()
        .filter(order -> !before.order().equals(Optional.of(order)))
        .ifPresent(
            order -> emitter.emit(order, came ? lifecycle.dirt() : emitter.dirt(order.topic())));
    after.items().stream().filter(item -> !before.items().contains(item)).forEach(emitter::emit);
    emitter.changed(before.totals(), after.totals());
    if (lifecycle.happensAt(OrderEvent.SAID_AGAIN, delay)) {
      after.order().ifPresent(emitter::repeat);
    }
    if (lifecycle.happensAt(OrderEvent.COPIED, delay)) {
      emitter.dated(placed.time());
      OrderState first = history.after(Delay.AT_ONCE);
      first.order().ifPresent(emitter::repeat);
      first.items().forEach(emitter::repeat);
    }
  }
}
