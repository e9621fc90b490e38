package io.salespulse.sink.row;

import java.nio.charset.StandardCharsets;
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

  private final byte[] text = "1970-01-01T00:00:00.000Z".getBytes(StandardCharsets.US_ASCII);
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
    set(epochMillis);
    return new String(text, StandardCharsets.US_ASCII);
  }

  /**
   * Writes the moment into the bytes.
   *
   * @param epochMillis in the years 1970 to 9999
   * @return the index after its last byte
   */
  int write(long epochMillis, byte[] target, int at) {
    set(epochMillis);
    System.arraycopy(text, 0, target, at, text.length);
    return at + text.length;
  }

  private void set(long epochMillis) {
    long newDay = epochDay(epochMillis);
    if (newDay != day) {
      byte[] date = LocalDate.ofEpochDay(newDay).toString().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(date, 0, text, 0, date.length);
      day = newDay;
    }
    int millis = (int) (epochMillis - newDay * DAY_MILLIS);
    digits(11, 2, millis / 3_600_000);
    digits(14, 2, millis / 60_000 % 60);
    digits(17, 2, millis / 1_000 % 60);
    digits(20, 3, millis % 1_000);
  }

  private void digits(int from, int count, int number) {
    int rest = number;
    for (int index = from + count - 1; index >= from; index--) {
      text[index] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
