package io.salespulse.generator.shop.calendar;

import java.time.Instant;

/**
 * A place in the sequence of the shop's events, from which the rest follows; and so does all that
 * is ever said of the order or the customer that was the last event before it.
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
  public Instant time() {
    return EventTime.instant(cursor);
  }

  /** The same position with other rates; another number draws the next arrival anew. */
  public EventPosition turned(long cursor, double liveRate, double dirtyRate) {
    // Before the first event there is nothing to draw anew, and it must stay the first.
    long next = step == 0 ? 0 : step + 1;
    return new EventPosition(next, cursor, customers, orders, liveRate, dirtyRate);
  }
}
