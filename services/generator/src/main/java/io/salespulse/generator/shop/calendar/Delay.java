package io.salespulse.generator.shop.calendar;

import java.time.Duration;

/**
 * How long after it was made something becomes of an order, or of a customer. They are few, since
 * each has a follow-up of its own that goes through all orders once more.
 */
public enum Delay {
  AT_ONCE(Duration.ZERO),
  MINUTES(Duration.ofMinutes(10)),
  HOUR(Duration.ofMinutes(50)),
  HOURS(Duration.ofHours(3)),
  QUARTER_DAY(Duration.ofHours(7)),
  NIGHT(Duration.ofHours(15)),
  DAY(Duration.ofHours(26)),
  TWO_DAYS(Duration.ofHours(45)),
  THREE_DAYS(Duration.ofHours(70)),
  DAYS(Duration.ofHours(107)),
  WEEK(Duration.ofHours(169));

  /** How many there are. */
  public static final int ALL = values().length;

  private final long nanos;

  Delay(Duration duration) {
    this.nanos = duration.toNanos();
  }

  /**
   * The moment that much after another one; nanoseconds since the epoch, or {@link
   * EventTime#NEVER}.
   */
  public long after(long at) {
    return at > EventTime.NEVER - nanos ? EventTime.NEVER : at + nanos;
  }

  /** The next shorter one; not for {@link #AT_ONCE}. */
  public Delay shorter() {
    return values()[ordinal() - 1];
  }
}
