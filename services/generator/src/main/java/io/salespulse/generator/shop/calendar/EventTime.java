package io.salespulse.generator.shop.calendar;

import java.time.Instant;

/** Moments as nanoseconds since the epoch, which the next arrival is added to. */
public final class EventTime {

  /** Of what is never due, as long as the shop is paused. */
  public static final long NEVER = Long.MAX_VALUE;

  private EventTime() {}

  public static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  /** The moment in whole milliseconds, as Kafka's timestamps are. */
  public static Instant instant(long nanos) {
    return Instant.ofEpochMilli(Math.floorDiv(nanos, 1_000_000L));
  }
}
