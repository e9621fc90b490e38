package io.salespulse.local;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** How long to wait before the next start of a process that died: twice as long each time. */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** A process that lived this long was well: what killed it is a new event. */
  private static final Duration WELL = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /**
   * The wait before the next start.
   *
   * @param lived how long the process that died had run
   */
  Duration after(Duration lived) {
    Duration wait = lived.compareTo(WELL) >= 0 ? FIRST : next;
    next = Collections.min(List.of(wait.multipliedBy(2), LONGEST));
    return wait;
  }
}
