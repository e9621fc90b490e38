package io.salespulse.generator.shop.orders;

import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.orders.Baskets.Line;
import io.salespulse.generator.shop.orders.OrderLifecycle.OrderEvent;
import io.salespulse.generator.shop.records.Dirt;
import io.salespulse.generator.shop.records.RecordEmitter;
import java.util.List;
import java.util.Optional;

/** Emits orders, and emits them again as they become something else. Not thread-safe. */
public final class OrderRecords {

  private final long seed;
  private final Baskets baskets;

  public OrderRecords(long seed, Baskets baskets) {
    this.seed = seed;
    this.baskets = baskets;
  }

  /**
   * Emits a new order, unless it comes late.
   *
   * @return what was sold
   */
  public List<Line> place(PlacedOrder placed, RecordEmitter emitter) {
    Optional<Dirt> dirt = placed.dirt(seed);
    Baskets.Basket basket = baskets.fill(placed);
    OrderLifecycle lifecycle = OrderLifecycle.of(seed, placed.number(), dirt);
    OrderState first =
        new OrderHistory(seed, placed.number(), basket, dirt, lifecycle).after(Delay.AT_ONCE);
    first.order().ifPresent(order -> emitter.emit(order, dirt));
    first.items().forEach(emitter::emit);
    emitter.changed(OrderState.NOTHING.totals(), first.totals());
    return basket.lines();
  }

  /** Emits what an order has become a while after it was placed; mostly nothing. */
  public void followUp(PlacedOrder placed, Delay delay, RecordEmitter emitter) {
    Optional<Dirt> dirt = placed.dirt(seed);
    OrderLifecycle lifecycle = OrderLifecycle.of(seed, placed.number(), dirt);
    if (!lifecycle.touches(delay)) {
      return;
    }
    OrderHistory history =
        new OrderHistory(seed, placed.number(), baskets.fill(placed), dirt, lifecycle);
    OrderState before = history.after(delay.shorter());
    OrderState after = history.after(delay);
    boolean came = lifecycle.happensAt(OrderEvent.ORDER_CAME, delay);
    if (came) {
      emitter.dated(placed.time());
    }
    after
        .order()
        .filter(order -> !before.order().equals(Optional.of(order)))
        .ifPresent(order -> emitter.emit(order, came ? dirt : emitter.dirt(order.topic())));
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
