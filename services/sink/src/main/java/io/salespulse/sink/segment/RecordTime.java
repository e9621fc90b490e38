package io.salespulse.sink.segment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Judges a record's Kafka timestamp, by which it gets its day. One that cannot be right would make
 * a directory of a day that never was, and put the record where nobody looks for it.
 */
final class RecordTime {

  /** Smaller numbers are seconds since 1970, or less: as milliseconds they end in March 1973. */
  private static final long FIRST_MILLISECOND = 100_000_000_000L;

  /** Larger numbers are microseconds or less: as milliseconds they begin in the year 5138. */
  private static final long FIRST_MICROSECOND = 100_000_000_000_000L;

  private static final long FIRST_NANOSECOND = 100_000_000_000_000_000L;

  private static final long DAY = Duration.ofDays(1).toMillis();

  private RecordTime() {}

  /**
   * What is wrong with the timestamp, empty where nothing is.
   *
   * @param now of this machine's clock, in milliseconds as the timestamp
   */
  static Optional<String> mistake(long timestamp, long now) {
    if (timestamp <= 0) {
      return Optional.of(
          "the Kafka timestamp is none (%s): let the producer set milliseconds since 1970"
              .formatted(timestamp == 0 ? "0" : "below 0"));
    }
    if (timestamp < FIRST_MILLISECOND) {
      return Optional.of(looksLike("seconds"));
    }
    if (timestamp >= FIRST_NANOSECOND) {
      return Optional.of(looksLike("nanoseconds"));
    }
    if (timestamp >= FIRST_MICROSECOND) {
      return Optional.of(looksLike("microseconds"));
    }
    return isAhead(timestamp, now)
        ? Optional.of(
            "the Kafka timestamp is more than a day ahead of this machine's clock: mend the clock of"
                + " one of the two")
        : Optional.empty();
  }

  /** Whether a time is more than a day ahead of this machine's clock. */
  static boolean isAhead(long time, long now) {
    return time > now + DAY;
  }

  /**
   * The UTC day whose directory the record goes to: of a record whose timestamp cannot be right the
   * day on which that was found out.
   */
  static LocalDate day(long timestamp, long now) {
    long millis = mistake(timestamp, now).isEmpty() ? timestamp : now;
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private static String looksLike(String unit) {
    return "the Kafka timestamp looks like %s, Kafka wants milliseconds since 1970: mend it in the producer, or let it set none and Kafka's client takes its clock"
        .formatted(unit);
  }
}
