package io.salespulse.etl.fold;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;

/**
 * An hour on the wall clock of the reporting zone. The offset tells the two hours of the same name
 * apart when clocks are set back.
 *
 * @param start to the full hour of the wall clock
 * @param offsetSeconds from UTC
 */
public record LocalHour(LocalDateTime start, int offsetSeconds) implements Comparable<LocalHour> {

  private static final Comparator<LocalHour> BY_INSTANT =
      Comparator.comparing(LocalHour::withOffset);

  /** The start with its offset. */
  public OffsetDateTime withOffset() {
    return start.atOffset(ZoneOffset.ofTotalSeconds(offsetSeconds));
  }

  @Override
  public int compareTo(LocalHour other) {
    return BY_INSTANT.compare(this, other);
  }
}
