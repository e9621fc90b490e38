package io.salespulse.ui.format;

import io.salespulse.contract.Manifest;
import io.salespulse.contract.Unit;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/**
 * Writes numbers and times for people.
 *
 * @param currency of every amount
 * @param zone of every time
 */
public record Figures(Locale locale, Currency currency, ZoneId zone) {

  private static final long LONG_COUNT = 10_000;

  /** For the time before any KPI, when neither zone nor currency are known. */
  public static Figures beforeAnyKpi(Locale locale) {
    return new Figures(locale, Currency.getInstance("USD"), ZoneId.of("UTC"));
  }

  public static Figures of(Manifest manifest, Locale locale) {
    return new Figures(
        locale,
        Currency.getInstance(manifest.reportingCurrency()),
        ZoneId.of(manifest.reportingZone()));
  }

  /** The value with its unit. */
  public String of(Unit unit, BigDecimal value) {
    return switch (unit) {
      case COUNT -> number(value, 0);
      case MONEY -> money(value);
      case PERCENT -> percent(value);
      case HOURS -> number(value, 1) + " h";
      case RATIO -> number(value, 2) + "×";
    };
  }

  /** As {@link #of}, divided. */
  public FigureText text(Unit unit, BigDecimal value) {
    return FigureText.of(unit, of(unit, value), currency.getDefaultFractionDigits());
  }

  public String count(long value) {
    return number(BigDecimal.valueOf(value), 0);
  }

  /** With one decimal. */
  public String decimal(BigDecimal value) {
    return number(value, 1);
  }

  /** With three digits that are not zeros, or all that it has before the point. */
  public String rate(BigDecimal value) {
    BigDecimal rounded = value.round(new MathContext(3, RoundingMode.HALF_UP));
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.max(0, rounded.stripTrailingZeros().scale()));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /** {@code 4.1 s}; of less than a tenth of a second {@code 41 ms}. */
  public String duration(Duration duration) {
    long milliseconds = duration.toMillis();
    return milliseconds < 100
        ? milliseconds + " ms"
        : decimal(BigDecimal.valueOf(milliseconds, 3)) + " s";
  }

  /**
   * With the currency's decimals; of three, with two where the value has no more, as a third one
   * would only look exact.
   */
  public String money(BigDecimal value) {
    int digits = currency.getDefaultFractionDigits();
    return money(value, Math.max(Math.min(2, digits), Math.min(digits, value.scale())));
  }

  /** Without the minor units, for columns of large amounts. */
  public String wholeMoney(BigDecimal value) {
    return money(value, 0);
  }

  private String money(BigDecimal value, int decimals) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /**
   * With one decimal, below one per cent with two.
   *
   * @param value 12.5 for 12.5 per cent
   */
  public String percent(BigDecimal value) {
    int decimals = value.abs().compareTo(BigDecimal.ONE) < 0 ? 2 : 1;
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value.movePointLeft(2));
  }

  /** {@code 12.7K} for counts too long for a narrow cell, others as they are. */
  public String compact(long value) {
    if (value < LONG_COUNT) {
      return count(value);
    }
    NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /** {@code Sat 22 Nov}. */
  public String day(LocalDate date) {
    return date.format(DateTimeFormatter.ofPattern("EEE d MMM", locale));
  }

  /** {@code 22 Nov 2026}. */
  public String date(LocalDate date) {
    return date.format(DateTimeFormatter.ofPattern("d MMM yyyy", locale));
  }

  /** {@code 22 Nov 2026, 14:20} in the reporting zone. */
  public String minute(OffsetDateTime moment) {
    return moment
        .atZoneSameInstant(zone)
        .format(DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale));
  }

  /** {@code 21 Nov 2026 to 22 Nov 2026}, of a single day its date. */
  public String days(Period period) {
    String first = date(period.first());
    return period.days() == 1 ? first : first + " to " + date(period.last());
  }

  /**
   * {@code Sat 22 Nov, 14:00}, {@code Sat 22 Nov}, {@code 16 Nov}, {@code Nov 2026}. An hour that
   * the clocks repeat has its offset: {@code Sun 25 Oct, 02:00 +01:00}.
   */
  public String step(Choice.By by, ZonedDateTime start) {
    boolean isRepeated = zone.getRules().getValidOffsets(start.toLocalDateTime()).size() > 1;
    String pattern =
        switch (by) {
          case HOUR -> isRepeated ? "EEE d MMM, HH:mm xxx" : "EEE d MMM, HH:mm";
          case DAY -> "EEE d MMM";
          case WEEK -> "'Week of' d MMM";
          case MONTH -> "MMM yyyy";
        };
    return start.format(DateTimeFormatter.ofPattern(pattern, locale));
  }

  /** {@code 14:20 UTC}, with the date in front when that is not today's. */
  public String time(Instant instant, Instant now) {
    boolean today = instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    String pattern = today ? "HH:mm z" : "d MMM, HH:mm z";
    return instant.atZone(zone).format(DateTimeFormatter.ofPattern(pattern, locale));
  }

  private String number(BigDecimal value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }
}
