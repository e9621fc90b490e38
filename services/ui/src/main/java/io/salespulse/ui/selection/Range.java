package io.salespulse.ui.selection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which days are looked at.
 *
 * @param from first day of a custom range
 * @param to last day of a custom range
 */
public record Range(Preset preset, Optional<LocalDate> from, Optional<LocalDate> to) {

  public static final Range ALL = new Range(Preset.ALL, Optional.empty(), Optional.empty());

  /** The ranges that have a name. */
  public enum Preset {
    ALL("all", "All days"),
    TODAY("today", "Today"),
    WEEK("7d", "Last 7 days"),
    FORTNIGHT("14d", "Last 14 days"),
    MONTH("30d", "Last 30 days"),
    QUARTER("90d", "Last 90 days"),
    CUSTOM("custom", "From … to …");

    private final String parameter;
    private final String title;

    Preset(String parameter, String title) {
      this.parameter = parameter;
      this.title = title;
    }

    /** The value in the page's address. */
    public String parameter() {
      return parameter;
    }

    /** The name for people. */
    public String title() {
      return title;
    }
  }

  /** What cannot be understood means all days. */
  public static Range of(String preset, String from, String to) {
    Optional<LocalDate> first = day(from);
    Optional<LocalDate> last = day(to);
    for (Preset named : Preset.values()) {
      if (named.parameter.equals(preset) && named != Preset.CUSTOM) {
        return new Range(named, Optional.empty(), Optional.empty());
      }
    }
    return first.isEmpty() && last.isEmpty() ? ALL : new Range(Preset.CUSTOM, first, last);
  }

  /** Days of one's own. */
  public static Range of(Period days) {
    return new Range(Preset.CUSTOM, Optional.of(days.first()), Optional.of(days.last()));
  }

  /**
   * The days of the range, empty when it is all of them.
   *
   * @param today the day of the KPIs' as-of time
   */
  public Optional<Period> period(LocalDate today) {
    return switch (preset) {
      case ALL -> Optional.empty();
      case TODAY -> last(today, 1);
      case WEEK -> last(today, 7);
      case FORTNIGHT -> last(today, 14);
      case MONTH -> last(today, 30);
      case QUARTER -> last(today, 90);
      case CUSTOM -> Optional.of(custom(today));
    };
  }

  /** An end that is not given is today; ends in the wrong order are taken the right way round. */
  private Period custom(LocalDate today) {
    LocalDate last = to.orElse(today);
    LocalDate first = from.orElse(last);
    return first.isAfter(last) ? new Period(last, first) : new Period(first, last);
  }

  private static Optional<Period> last(LocalDate today, int days) {
    return Optional.of(new Period(today.minusDays(days - 1L), today));
  }

  /** Empty where a text is no day. */
  public static Optional<LocalDate> day(String text) {
    try {
      // Of years with more digits, arithmetic could run out of the calendar.
      return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }
}
