package io.salespulse.generator.shop;

import io.salespulse.generator.shop.calendar.EventTime;
import io.salespulse.generator.shop.orders.PlacedOrder;
import java.time.Instant;

/**
 * A place in the sequence of the shop's events, from which the rest follows.
 *
 * @param step number of the next event
 * @param cursor event time of the last event, nanoseconds since the epoch
 * @param customers how many have signed up
 * @param orders how many orders were made, those that are only dirt left out
 * @param liveRate mean orders per second after history; 0 while everything is paused
 * @param dirtyRate share of records that get dirt, 0 to 1
 */
public record EventPosition(
    long step, long cursor, long customers, long orders, double liveRate, double dirtyRate) {

  /** Event time of the last event. */
  Instant time() {
    return EventTime.instant(cursor);
  }

  /** The order that was the last event on the way here. */
  PlacedOrder placedOrder() {
    return new PlacedOrder(orders, customers, time(), dirtyRate);
  }

  /** The same position with other rates; another number draws the next arrival anew. */
  EventPosition turned(long cursor, double liveRate, double dirtyRate) {
    // Before the first event there is nothing to draw anew, and it must stay the first.
    long next = step == 0 ? 0 : step + 1;
    return new EventPosition(next, cursor, customers, orders, liveRate, dirtyRate);
  }
}
