package io.salespulse.generator.shop;

import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.customers.CustomerDeletions;
import io.salespulse.generator.shop.orders.OrderRecords;
import io.salespulse.generator.shop.records.RecordEmitter;
import java.util.Map;

/**
 * Goes through the events of the shop once more, some time later, and tells what has become of each
 * order and customer by then. Its position is all that is kept, whatever the number of orders that
 * are under way. Not thread-safe.
 *
 * @param events of its own
 */
record FollowUp(
    Delay delay, EventSequence events, OrderRecords orders, CustomerDeletions deletions) {

  EventPosition position() {
    return events.position();
  }

  /** When its next event is due, nanoseconds since the epoch, or {@code NEVER}. */
  long due() {
    return delay.after(events.next().at());
  }

  /** Goes on by one event. */
  void advance(RecordEmitter emitter) {
    switch (events.pass().kind()) {
      case ORDER -> orders.followUp(position().placedOrder(), delay, emitter);
      case SIGN_UP -> deletions.followUp(position().customers(), position().time(), delay, emitter);
      case OPENING, NEW_MEMBERSHIP, STOCK_COUNT, END_OF_HISTORY, NOTHING -> {
        // Nothing comes of it.
      }
    }
  }

  /**
   * Takes the turns of the shop's way that begin where it is.
   *
   * @param turns by the number of the event that they took the place of
   */
  void turn(Map<Long, EventPosition> turns) {
    while (turns.containsKey(position().step())) {
      events.jump(turns.get(position().step()));
    }
  }
}
