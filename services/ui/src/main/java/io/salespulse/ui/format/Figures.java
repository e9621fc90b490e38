package io.salespulse.ui.format;

import io.salespulse.contract.Manifest;
import io.salespulse.contract.Unit;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.WeekFields;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Writes numbers and times for people.
 *
 * @param currency of every amount
 * @param zone of every time
 */
public record Figures(Locale locale, Currency currency, ZoneId zone) {

  private static final long LONG_COUNT = 10_000;

  private static final String HOURS = " h";
  private static final String TIMES = "×";

  /** Before the last three digits of a whole part, and before each two ahead of them. */
  private static final Pattern INDIAN_GROUPS =
      Pattern.compile("(?<=\\d)(?<!\\.\\d{1,20})(?=(\\d\\d)*\\d{3}(?!\\d))");

  private static final Pattern GROUPS = Pattern.compile("(?<=\\d),(?=\\d)");

  /** For the time before any KPI, when neither zone nor currency are known. */
  public static Figures beforeAnyKpi(Locale locale) {
    return new Figures(locale, Currency.getInstance("USD"), ZoneId.of("UTC"));
  }

  /** As the KPI set says, if there is one. */
  public static Figures of(Optional<Manifest> manifest, Locale locale) {
    return manifest.map(known -> of(known, locale)).orElseGet(() -> beforeAnyKpi(locale));
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
      case HOURS -> number(value, 1) + HOURS;
      case RATIO -> number(value, 2) + TIMES;
    };
  }

  /** As {@link #of}, divided. */
  public FigureText text(Unit unit, BigDecimal value) {
    return FigureText.of(unit, of(unit, value), currency.getDefaultFractionDigits());
  }

  public String count(long value) {
    return number(BigDecimal.valueOf(value), 0);
  }

  /** With the decimals that it has. */
  public String exact(BigDecimal value) {
    return number(value, Math.max(0, value.scale()));
  }

  /** The value with its unit, and with the decimals that it needs; money as always. */
  public String exact(Unit unit, BigDecimal value) {
    int decimals = Math.max(0, value.stripTrailingZeros().scale());
    return switch (unit) {
      case COUNT -> number(value, decimals);
      case MONEY -> money(value);
      case PERCENT -> percent(value, decimals);
      case HOURS -> number(value, decimals) + HOURS;
      case RATIO -> number(value, decimals) + TIMES;
    };
  }

  /** With one decimal. */
  public String decimal(BigDecimal value) {
    return number(value, 1);
  }

  /** With three digits that are not zeros, or all that it has before the point. */
  public String rate(BigDecimal value) {
    BigDecimal rounded = value.round(new MathContext(3, RoundingMode.HALF_UP));
    int decimals = Math.max(0, rounded.stripTrailingZeros().scale());
    return written(NumberFormat.getNumberInstance(locale), 0, decimals, value);
  }

  /** {@code 4.1 s}; of less than a tenth of a second {@code 41 ms}. */
  public String duration(Duration duration) {
    long milliseconds = duration.toMillis();
    return milliseconds < 100
        ? milliseconds + " ms"
        : decimal(BigDecimal.valueOf(milliseconds, 3)) + " s";
  }

  /**
   * Of numbers, as the page's script says it too: {@code just now}, {@code 3 min old}, {@code 2 h 5
   * min old}, {@code 3 d 4 h old}.
   */
  public static String age(Duration age) {
    long minutes = age.toMinutes();
    if (minutes < 1) {
      return "just now";
    }
    if (minutes < 60) {
      return minutes + " min old";
    }
    return minutes < 24 * 60
        ? "%d h %d min old".formatted(minutes / 60, minutes % 60)
        : "%d d %d h old".formatted(minutes / (24 * 60), minutes / 60 % 24);
  }

  /**
   * With the currency's decimals; of three, with two where the value has no more, as a third one
   * would only look exact.
   */
  public String money(BigDecimal value) {
    int digits = currency.getDefaultFractionDigits();
    return money(value, Math.max(Math.min(2, digits), Math.min(digits, value.scale())));
  }

  /** With minor units only where it has some, as people set goals. */
  public String goal(BigDecimal amount) {
    return amount.stripTrailingZeros().scale() <= 0 ? wholeMoney(amount) : money(amount);
  }

  /** Without the minor units, for columns of large amounts. */
  public String wholeMoney(BigDecimal value) {
    return money(value, 0);
  }

  private String money(BigDecimal value, int decimals) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    return written(format, decimals, decimals, value);
  }

  /**
   * With one decimal, below one per cent with two.
   *
   * @param value 12.5 for 12.5 per cent
   */
  public String percent(BigDecimal value) {
    return percent(value, value.abs().compareTo(BigDecimal.ONE) < 0 ? 2 : 1);
  }

  private String percent(BigDecimal value, int decimals) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    return written(format, decimals, decimals, value.movePointLeft(2));
  }

  /** {@code 12.7K} for counts too long for a narrow cell, others as they are. */
  public String compact(long value) {
    if (value < LONG_COUNT) {
      return count(value);
    }
    NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
    return written(format, 0, 1, BigDecimal.valueOf(value));
  }

  /** {@code November}. */
  public String month(YearMonth month) {
    return written(month, "LLLL");
  }

  /** The days of a week, from the one that it begins with where the locale is spoken. */
  public List<DayOfWeek> week() {
    DayOfWeek first = WeekFields.of(locale).getFirstDayOfWeek();
    return IntStream.range(0, 7).mapToObj(first::plus).toList();
  }

  /** {@code 22 Nov 2026}. */
  public String date(LocalDate date) {
    return written(date, "d MMM yyyy");
  }

  /** {@code Sun 22 Nov 2026}. */
  public String dayOfWeek(LocalDate date) {
    return written(date, "EEE d MMM yyyy");
  }

  /** {@code 22 Nov 2026, 14:20} in the reporting zone. */
  public String minute(Instant moment) {
    return written(moment.atZone(zone), "d MMM yyyy, HH:mm");
  }

  /** {@code 21 Nov 2026 to 22 Nov 2026}, of a single day its date. */
  public String days(Period period) {
    String first = date(period.first());
    return period.days() == 1 ? first : first + " to " + date(period.last());
  }

  /**
   * {@code Sat 22 Nov, 14:00}, {@code Sat 22 Nov}, {@code 16 Nov}, {@code Nov 2026}, {@code Q4
   * 2026}, {@code 2026}. An hour that the clocks repeat has its offset: {@code Sun 25 Oct, 02:00
   * +01:00}.
   */
  public String step(Choice.By by, ZonedDateTime start) {
    return switch (by) {
      case HOUR -> written(start, "EEE d MMM, ") + hour(start);
      case DAY -> written(start, "EEE d MMM");
      case WEEK -> written(start, "'Week of' d MMM");
      case MONTH -> written(start, "MMM yyyy");
      case QUARTER -> written(start, "QQQ yyyy");
      case YEAR -> written(start, "yyyy");
    };
  }

  /** {@code 14:00}; one that the clocks repeat has its offset. */
  public String hour(ZonedDateTime start) {
    boolean isRepeated = zone.getRules().getValidOffsets(start.toLocalDateTime()).size() > 1;
    return written(start, isRepeated ? "HH:mm xxx" : "HH:mm");
  }

  /** {@code 14:20 UTC}, with the date in front when that is not today's. */
  public String time(Instant instant, Instant now) {
    ZonedDateTime time = instant.atZone(zone);
    boolean today = time.toLocalDate().equals(LocalDate.ofInstant(now, zone));
    return written(time, today ? "HH:mm z" : "d MMM, HH:mm z");
  }

  private String number(BigDecimal value, int decimals) {
    return written(NumberFormat.getNumberInstance(locale), decimals, decimals, value);
  }

  private String written(NumberFormat format, int least, int most, BigDecimal value) {
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    format.setRoundingMode(RoundingMode.HALF_UP);
    String number = format.format(value);
    return locale.getCountry().equals("IN") ? indian(number) : number;
  }

  /**
   * Java's formats know one size of groups, but India writes 12,34,567: three digits, then two and
   * two, as CLDR has it and browsers do.
   */
  private static String indian(String number) {
    return INDIAN_GROUPS.matcher(GROUPS.matcher(number).replaceAll("")).replaceAll(",");
  }

  private String written(TemporalAccessor time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(time);
  }
}
