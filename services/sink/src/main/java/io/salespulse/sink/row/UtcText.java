package io.salespulse.sink.row;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes moments as ISO-8601 in UTC with milliseconds: {@code 2026-11-22T05:49:00.123Z}. Keeps the
 * text of the day between calls. Not safe for use by several threads.
 */
public final class UtcText {

  private static final long DAY_MILLIS = 86_400_000L;
  private static final long FIRST = 0;
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
  private static final int DATE_LENGTH = 11;

  private final char[] text = "1970-01-01T00:00:00.000Z".toCharArray();
  private long day;

  /** Whether the moment is in the years 1970 to 9999, for which there are day directories. */
  public static boolean isDatable(long epochMillis) {
    return epochMillis >= FIRST && epochMillis <= LAST;
  }

  /** The UTC day of the moment, counted from 1970-01-01. */
  public static long epochDay(long epochMillis) {
    return Math.floorDiv(epochMillis, DAY_MILLIS);
  }

  /**
   * @param epochMillis any moment; outside the years 1970 to 9999 the text is {@link
   *     Instant#toString()}
   */
  public String of(long epochMillis) {
    if (!isDatable(epochMillis)) {
      return Instant.ofEpochMilli(epochMillis).toString();
    }
    long newDay = epochDay(epochMillis);
    if (newDay != day) {
      LocalDate.ofEpochDay(newDay).toString().getChars(0, DATE_LENGTH - 1, text, 0);
      day = newDay;
    }
    int millis = (int) (epochMillis - newDay * DAY_MILLIS);
    digits(11, 2, millis / 3_600_000);
    digits(14, 2, millis / 60_000 % 60);
    digits(17, 2, millis / 1_000 % 60);
    digits(20, 3, millis % 1_000);
    return new String(text);
  }

  private void digits(int from, int count, int number) {
    int rest = number;
    for (int index = from + count - 1; index >= from; index--) {
      text[index] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
