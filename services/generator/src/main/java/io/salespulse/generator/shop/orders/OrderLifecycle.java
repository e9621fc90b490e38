package io.salespulse.generator.shop.orders;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.calendar.EventPosition;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.records.Dirt;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of an order and when: a function of the seed and its number, so that nothing has to
 * be remembered of orders whose end is still to come.
 *
 * @param dirt of its first version, which stays in later ones: each is the whole order
 * @param events when each happens; most of them never do
 */
record OrderLifecycle(Optional<Dirt> dirt, Map<OrderEvent, Delay> events) {

  private static final double CANCELLED = 0.04;
  private static final double LINE_CHANGED = 0.02;
  private static final double ITEM_LATE = 0.006;
  private static final double SAID_AGAIN = 0.004;
  private static final double COPIED = 0.004;

  private static final double PARTLY_REFUNDED = 0.03;
  private static final double REFUNDED = 0.01;
  private static final double REFUNDED_IN_TWO_PARTS = 0.005;
  private static final double REFUNDED_WITHOUT_AMOUNT = 0.01;

  /** What can happen to an order, in the order in which it does where two have one delay. */
  enum OrderEvent {
    /** The order, which was cut off, reaches the feed with its items. */
    ORDER_CAME,
    /** The item that was missing comes. */
    ITEM_CAME,
    /** A quantity changes, to 0 perhaps, and the total with it. */
    LINE_CHANGED,
    CANCELLED,
    SHIPPED,
    DELIVERED,
    PARTLY_REFUNDED,
    /** All of it was paid back, and the amount is said. */
    REFUNDED,
    /** All of it was paid back, and only the status says so. */
    REFUNDED_WITHOUT_AMOUNT,
    /** The producer says what it said last once more. */
    SAID_AGAIN,
    /** The producer sends its first records once more, with their first timestamps. */
    COPIED
  }

  /**
   * @param placed right after the order
   */
  static OrderLifecycle of(long seed, EventPosition placed) {
    long number = placed.orders();
    RandomSequence draws = new RandomSequence(seed, RandomSequence.Purpose.FATE, number);
    Optional<Dirt> dirt =
        Dirt.draw(
            Topic.ORDERS,
            any -> true,
            placed.dirtyRate(),
            new RandomSequence(seed, RandomSequence.Purpose.ORDER_DIRT, number));
    Map<OrderEvent, Delay> events = new EnumMap<>(OrderEvent.class);
    if (dirt.equals(Optional.of(Dirt.LATE))) {
      events.put(
          OrderEvent.ORDER_CAME,
          any(draws, Delay.MINUTES, Delay.HOURS, Delay.NIGHT, Delay.DAY, Delay.THREE_DAYS));
      return new OrderLifecycle(dirt, events);
    }
    double course = draws.unit();
    if ((course -= CANCELLED) < 0) {
      events.put(OrderEvent.CANCELLED, any(draws, Delay.MINUTES, Delay.HOUR, Delay.HOURS));
      return new OrderLifecycle(dirt, events);
    }
    events.put(OrderEvent.SHIPPED, any(draws, Delay.HOURS, Delay.QUARTER_DAY, Delay.NIGHT));
    events.put(OrderEvent.DELIVERED, any(draws, Delay.DAY, Delay.TWO_DAYS, Delay.THREE_DAYS));
    if ((course -= LINE_CHANGED) < 0) {
      events.put(OrderEvent.LINE_CHANGED, any(draws, Delay.HOUR, Delay.HOURS));
    } else if ((course -= ITEM_LATE) < 0) {
      events.put(OrderEvent.ITEM_CAME, any(draws, Delay.MINUTES, Delay.MINUTES, Delay.TWO_DAYS));
    } else if ((course -= SAID_AGAIN) < 0) {
      events.put(OrderEvent.SAID_AGAIN, any(draws, Delay.DAY, Delay.THREE_DAYS));
    } else if (course - COPIED < 0) {
      events.put(OrderEvent.COPIED, any(draws, Delay.DAY, Delay.THREE_DAYS));
    }
    refund(events, draws);
    return new OrderLifecycle(dirt, events);
  }

  private static void refund(Map<OrderEvent, Delay> events, RandomSequence draws) {
    double course = draws.unit();
    Delay days = any(draws, Delay.NIGHT, Delay.TWO_DAYS, Delay.DAYS, Delay.WEEK);
    if ((course -= PARTLY_REFUNDED) < 0) {
      events.put(OrderEvent.PARTLY_REFUNDED, days);
    } else if ((course -= REFUNDED) < 0) {
      events.put(OrderEvent.REFUNDED, days);
    } else if ((course -= REFUNDED_IN_TWO_PARTS) < 0) {
      events.put(OrderEvent.PARTLY_REFUNDED, any(draws, Delay.NIGHT, Delay.TWO_DAYS));
      events.put(OrderEvent.REFUNDED, any(draws, Delay.DAYS, Delay.WEEK));
    } else if (course - REFUNDED_WITHOUT_AMOUNT < 0) {
      events.put(OrderEvent.REFUNDED_WITHOUT_AMOUNT, days);
    }
  }

  private static Delay any(RandomSequence draws, Delay... delays) {
    return delays[draws.below(delays.length)];
  }

  /** Whether something happens exactly then. */
  boolean touches(Delay delay) {
    return events.containsValue(delay);
  }

  boolean happensAt(OrderEvent deed, Delay delay) {
    return events.get(deed) == delay;
  }

  /** Whether it has happened by then; false where it never does. */
  boolean hasHappened(OrderEvent deed, Delay delay) {
    Delay when = events.get(deed);
    return when != null && when.compareTo(delay) <= 0;
  }

  /** Whether it happens, but not by then. */
  boolean isToCome(OrderEvent deed, Delay delay) {
    return events.containsKey(deed) && !hasHappened(deed, delay);
  }
}
