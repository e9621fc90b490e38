package io.salespulse.generator.shop;

import io.salespulse.contract.Topic;
import java.util.List;
import java.util.Optional;

/** The shop's orders: each is made, lowers the stock, and reaches the feed at once or later. */
final class Sales {

  private final Baskets baskets;
  private final Warehouse warehouse;
  private final LateOrders late;
  private long orders;

  /**
   * @param orders how many were made
   */
  Sales(Baskets baskets, Warehouse warehouse, LateOrders late, long orders) {
    this.baskets = baskets;
    this.warehouse = warehouse;
    this.late = late;
    this.orders = orders;
  }

  /**
   * Makes the next order.
   *
   * @param customers how many have signed up
   * @param at event time, nanoseconds since the epoch
   */
  void make(Step emitting, long customers, long at) {
    orders++;
    Baskets.Basket basket = baskets.fill(orders, customers, emitting.time());
    Optional<Dirt> dirt = emitting.dirt(Topic.ORDERS);
    if (!dirt.equals(Optional.of(Dirt.LATE))) {
      send(emitting, basket, dirt);
    } else if (late.isFull()) {
      send(emitting, basket, Optional.empty());
    } else {
      late.add(new LateOrder(orders, customers, at, at + emitting.delay()));
    }
    for (Baskets.Line line : basket.lines()) {
      warehouse
          .take(line.article(), line.item().quantity(), emitting.time())
          .ifPresent(restocked -> emitting.emit(Row.of(restocked)));
    }
  }

  /**
   * When the next late order is to be sent, nanoseconds since the epoch, or {@link Timeline#NEVER}.
   */
  long nextLate() {
    return late.nextDue();
  }

  /** The late order whose turn it is. */
  LateOrder takeLate() {
    return late.take();
  }

  /** Sends a late order. */
  void send(LateOrder order, Step emitting) {
    Baskets.Basket basket = baskets.fill(order.number(), order.customers(), emitting.time());
    send(emitting, basket, Optional.of(Dirt.LATE));
  }

  private static void send(Step emitting, Baskets.Basket basket, Optional<Dirt> dirt) {
    emitting.emit(Row.of(basket.order()), dirt);
    basket.lines().forEach(line -> emitting.emit(Row.of(line.item())));
  }

  /** How many orders were made, late ones included. */
  long orders() {
    return orders;
  }

  List<LateOrder> late() {
    return late.all();
  }
}
