package io.salespulse.sink.row;

import io.salespulse.contract.DecimalText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Reads a point in time as the contract has it: ISO-8601, or a whole number since 1970. */
public final class TimeText {

  /** The longest has nine decimals and an offset. */
  private static final int LONGEST = 40;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd")
          .appendPattern("['T'HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[' '][XXX][XX][X]]")
          .toFormatter(Locale.ROOT);

  private TimeText() {}

  /**
   * @param zone of a time without an offset
   * @return empty where the text is no time, or one before 1970
   */
  public static Optional<Instant> parse(String text, ZoneId zone) {
    Optional<Instant> instant =
        DecimalText.isNumber(text)
            ? DecimalText.parse(text).flatMap(TimeText::since1970)
            : text.length() > LONGEST ? Optional.empty() : iso(text, zone);
    return instant.filter(time -> !time.isBefore(Instant.EPOCH));
  }

  private static Optional<Instant> iso(String text, ZoneId zone) {
    try {
      TemporalAccessor time =
          // A blank may stand for the T.
          ISO.parseBest(
              text.replaceFirst("^(.{10}) ", "$1T"),
              OffsetDateTime::from,
              LocalDateTime::from,
              LocalDate::from);
      if (time instanceof OffsetDateTime exact) {
        return Optional.of(exact.toInstant());
      }
      LocalDateTime local =
          time instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(time);
      return Optional.of(local.atZone(zone).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** The more digits the smaller the unit: days, seconds, milliseconds, microseconds, nanos. */
  private static Optional<Instant> since1970(BigDecimal number) {
    if (number.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    int digits = number.toBigInteger().abs().toString().length();
    if (digits > 19) {
      return Optional.empty();
    }
    BigDecimal seconds =
        digits <= 5
            ? number.multiply(BigDecimal.valueOf(86_400))
            : number.movePointLeft(digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9);
    BigDecimal fraction = seconds.remainder(BigDecimal.ONE);
    return Optional.of(
        Instant.ofEpochSecond(seconds.longValue(), fraction.movePointRight(9).longValue()));
  }
}
