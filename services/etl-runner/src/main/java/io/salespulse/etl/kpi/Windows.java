package io.salespulse.etl.kpi;

import java.time.Instant;

/** Moving windows: open at the start, closed at the end, so that adjoining ones share nothing. */
final class Windows {

  private Windows() {}

  /** Whether an instant is in (after, upTo]. */
  static boolean within(Instant instant, Instant after, Instant upTo) {
    return instant.isAfter(after) && !instant.isAfter(upTo);
  }
}
