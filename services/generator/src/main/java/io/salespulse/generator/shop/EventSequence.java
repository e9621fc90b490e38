package io.salespulse.generator.shop;

import io.salespulse.generator.shop.calendar.Campaigns;
import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.calendar.EventPosition;
import io.salespulse.generator.shop.calendar.EventTime;
import io.salespulse.generator.shop.calendar.Seasonality;
import io.salespulse.generator.shop.customers.Buyers;
import io.salespulse.generator.shop.products.Stock;
import io.salespulse.generator.shop.random.RandomSequence;

/**
 * Goes through the events of the shop, at once or some time later, and emits nothing. From the same
 * position everyone goes the same way, so that orders are found again without being remembered. Not
 * thread-safe.
 */
final class EventSequence {

  private static final double NEW_MEMBERSHIPS = 0.01;
  private static final double ARRIVALS = 1 + Buyers.SIGN_UPS + NEW_MEMBERSHIPS;

  private final Plan plan;
  private final long historyEnd;
  private final Seasonality seasonality;
  private final Stock stock;
  private final Delay delay;
  private EventPosition position;
  private Event next;

  EventSequence(Plan plan, Campaigns campaigns, Stock stock, EventPosition position, Delay delay) {
    this.plan = plan;
    this.historyEnd = EventTime.nanos(plan.historyEnd());
    this.seasonality = new Seasonality(campaigns);
    this.stock = stock;
    this.delay = delay;
    jump(position);
  }

  /** What can happen. */
  enum EventKind {
    OPENING(Buyers.FOUNDERS, 0),
    ORDER(0, 1),
    SIGN_UP(1, 0),
    NEW_MEMBERSHIP(0, 0),
    STOCK_COUNT(0, 0),
    END_OF_HISTORY(0, 0),
    /** The shop is paused. */
    NOTHING(0, 0);

    private final int signUps;
    private final int orders;

    EventKind(int signUps, int orders) {
      this.signUps = signUps;
      this.orders = orders;
    }
  }

  /**
   * An event; the draws have made its time and go on to make its content.
   *
   * @param at nanoseconds since the epoch, or {@link EventTime#NEVER}
   */
  record Event(EventKind kind, long at, RandomSequence draws) {}

  /** Where it is, before the next event. */
  EventPosition position() {
    return position;
  }

  /** The event that comes next. */
  Event next() {
    return next;
  }

  /** How long after an event it goes there. */
  Delay delay() {
    return delay;
  }

  /** When it goes on to the next event; nanoseconds since the epoch, or {@code NEVER}. */
  long due() {
    return delay.after(next.at());
  }

  /** Goes on by the next event, which is returned. */
  Event pass() {
    Event passed = next;
    jump(
        new EventPosition(
            position.step() + 1,
            passed.at(),
            position.customers() + passed.kind().signUps,
            position.orders() + passed.kind().orders,
            position.liveRate(),
            position.dirtyRate()));
    return passed;
  }

  /** Goes on from another position. */
  void jump(EventPosition other) {
    position = other;
    next = look();
  }

  /** Whether history is over. */
  boolean isLive() {
    return position.cursor() >= historyEnd;
  }

  /** Orders per second to be expected at this moment: the live rate in the shop's rhythm. */
  double rateNow() {
    return position.liveRate() * seasonality.weightAt(position.cursor());
  }

  private Event look() {
    RandomSequence draws =
        new RandomSequence(plan.seed(), RandomSequence.Purpose.STEP, position.step());
    if (position.liveRate() == 0) {
      return new Event(EventKind.NOTHING, EventTime.NEVER, draws);
    }
    if (position.step() == 0) {
      return new Event(EventKind.OPENING, position.cursor(), draws);
    }
    double perSecond = ARRIVALS * (isLive() ? position.liveRate() : plan.historyRate());
    long arrival = seasonality.arrival(position.cursor(), draws.exponential(), perSecond);
    long count = stock.nextCount(position.cursor());
    if (!isLive() && historyEnd <= Math.min(arrival, count)) {
      return new Event(EventKind.END_OF_HISTORY, historyEnd, draws);
    }
    return count <= arrival
        ? new Event(EventKind.STOCK_COUNT, count, draws)
        : new Event(arrived(draws), arrival, draws);
  }

  private static EventKind arrived(RandomSequence draws) {
    double kind = draws.unit() * ARRIVALS;
    if (kind < 1) {
      return EventKind.ORDER;
    }
    return kind < 1 + Buyers.SIGN_UPS ? EventKind.SIGN_UP : EventKind.NEW_MEMBERSHIP;
  }
}
