package io.salespulse.generator.shop;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of an order and when: a function of the seed and its number, so that nothing has to
 * be remembered of orders whose end is still to come.
 *
 * @param deeds when each happens; most of them never do
 */
record Fate(Map<Deed, Delay> deeds) {

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
  enum Deed {
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
   * @param number of the order, from 1
   * @param dirt of the order
   */
  static Fate of(long seed, long number, Optional<Dirt> dirt) {
    Draws draws = new Draws(seed, Draws.Purpose.FATE, number);
    Map<Deed, Delay> deeds = new EnumMap<>(Deed.class);
    if (dirt.equals(Optional.of(Dirt.LATE))) {
      deeds.put(
          Deed.ORDER_CAME,
          any(draws, Delay.MINUTES, Delay.HOURS, Delay.NIGHT, Delay.DAY, Delay.THREE_DAYS));
      return new Fate(deeds);
    }
    double course = draws.unit();
    if ((course -= CANCELLED) < 0) {
      deeds.put(Deed.CANCELLED, any(draws, Delay.MINUTES, Delay.HOUR, Delay.HOURS));
      return new Fate(deeds);
    }
    deeds.put(Deed.SHIPPED, any(draws, Delay.HOURS, Delay.QUARTER_DAY, Delay.NIGHT));
    deeds.put(Deed.DELIVERED, any(draws, Delay.DAY, Delay.TWO_DAYS, Delay.THREE_DAYS));
    if ((course -= LINE_CHANGED) < 0) {
      deeds.put(Deed.LINE_CHANGED, any(draws, Delay.HOUR, Delay.HOURS));
    } else if ((course -= ITEM_LATE) < 0) {
      deeds.put(Deed.ITEM_CAME, any(draws, Delay.MINUTES, Delay.MINUTES, Delay.TWO_DAYS));
    } else if ((course -= SAID_AGAIN) < 0) {
      deeds.put(Deed.SAID_AGAIN, any(draws, Delay.DAY, Delay.THREE_DAYS));
    } else if (course - COPIED < 0) {
      deeds.put(Deed.COPIED, any(draws, Delay.DAY, Delay.THREE_DAYS));
    }
    refund(deeds, draws);
    return new Fate(deeds);
  }

  private static void refund(Map<Deed, Delay> deeds, Draws draws) {
    double course = draws.unit();
    Delay days = any(draws, Delay.NIGHT, Delay.TWO_DAYS, Delay.DAYS, Delay.WEEK);
    if ((course -= PARTLY_REFUNDED) < 0) {
      deeds.put(Deed.PARTLY_REFUNDED, days);
    } else if ((course -= REFUNDED) < 0) {
      deeds.put(Deed.REFUNDED, days);
    } else if ((course -= REFUNDED_IN_TWO_PARTS) < 0) {
      deeds.put(Deed.PARTLY_REFUNDED, any(draws, Delay.NIGHT, Delay.TWO_DAYS));
      deeds.put(Deed.REFUNDED, any(draws, Delay.DAYS, Delay.WEEK));
    } else if (course - REFUNDED_WITHOUT_AMOUNT < 0) {
      deeds.put(Deed.REFUNDED_WITHOUT_AMOUNT, days);
    }
  }

  private static Delay any(Draws draws, Delay... delays) {
    return delays[draws.below(delays.length)];
  }

  /** Whether something happens exactly then. */
  boolean touches(Delay delay) {
    return deeds.containsValue(delay);
  }

  boolean happensAt(Deed deed, Delay delay) {
    return deeds.get(deed) == delay;
  }

  /** Whether it has happened by then; false where it never does. */
  boolean hasHappened(Deed deed, Delay delay) {
    Delay when = deeds.get(deed);
    return when != null && when.compareTo(delay) <= 0;
  }

  /** Whether it happens, but not by then. */
  boolean isToCome(Deed deed, Delay delay) {
    return deeds.containsKey(deed) && !hasHappened(deed, delay);
  }
}
