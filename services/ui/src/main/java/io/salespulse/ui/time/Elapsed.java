package io.salespulse.ui.time;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, by a clock that somebody may set. */
public final class Elapsed {

  private Elapsed() {}

  /**
   * Whether less than a span has passed. Of a moment that is still to come nobody knows how long
   * ago it was, as the clock has been set back since: that is no short time, so that whatever waits
   * for the span to pass goes on.
   */
  public static boolean isWithin(Duration span, Instant since, Instant now) {
    Duration passed = Duration.between(since, now);
    return !passed.isNegative() && passed.compareTo(span) < 0;
  }
}
