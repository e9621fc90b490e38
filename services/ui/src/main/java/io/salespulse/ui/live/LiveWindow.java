package io.salespulse.ui.live;

import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/** Orders of the last five minutes, summed by second of their event time. Thread-safe. */
public final class LiveWindow {

  public static final Duration LENGTH = Duration.ofMinutes(5);

  /** Clocks of other machines may run ahead a little; what is further ahead would never leave. */
  private static final long AHEAD_SECONDS = 60;

  private final TreeMap<Long, Totals> seconds = new TreeMap<>();

  /** Counts an order; one that is older than the window, or from far ahead, is passed over. */
  public synchronized void add(Instant orderedAt, BigDecimal amount, Instant now) {
    long second = orderedAt.getEpochSecond();
    if (second > now.getEpochSecond() - LENGTH.toSeconds()
        && second <= now.getEpochSecond() + AHEAD_SECONDS) {
      seconds.merge(second, new Totals(1, 0, amount), Totals::plus);
    }
    seconds.headMap(now.getEpochSecond() - LENGTH.toSeconds(), true).clear();
  }

  /** The sums of the last {@code length}, up to now. */
  public synchronized Totals last(Duration length, Instant now) {
    long end = now.getEpochSecond();
    return seconds.subMap(end - length.toSeconds(), false, end, true).values().stream()
        .reduce(Totals.NONE, Totals::plus);
  }

  /** Forgets everything, before the same records are read again. */
  synchronized void clear() {
    seconds.clear();
  }
}
