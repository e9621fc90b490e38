package io.salespulse.ui.report;

import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * A day, an ISO week or a month of the calendar.
 *
 * @param first its first day
 */
record Span(Kind kind, LocalDate first) {

  /** How long it is. */
  enum Kind {
    DAY,
    WEEK,
    MONTH;

    /** The name in the address. */
    String parameter() {
      return Choice.parameter(this);
    }

    /** For people. */
    String title() {
      return Words.of(parameter());
    }
  }

  static Span of(Kind kind, LocalDate day) {
    return new Span(
        kind,
        switch (kind) {
          case DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
        });
  }

  /**
   * @param text as in the address
   * @throws IllegalArgumentException that says what is wrong and how it is written
   */
  static Span parse(Kind kind, String text) {
    try {
      // Of years with more digits, arithmetic could run out of the calendar.
      if (!text.matches("\\d{4}-.*")) {
        throw new DateTimeException("no year");
      }
      return switch (kind) {
        case DAY -> of(kind, LocalDate.parse(text));
        case WEEK -> of(kind, LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE));
        case MONTH -> of(kind, YearMonth.parse(text).atDay(1));
      };
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(
          "%s=%s is no %1$s: write it as %s"
              .formatted(kind.parameter(), HostileText.tamed(text), example(kind)));
    }
  }

  private static String example(Kind kind) {
    return switch (kind) {
      case DAY -> "day=2026-11-28";
      case WEEK -> "week=2026-W48, of ISO 8601";
      case MONTH -> "month=2026-11";
    };
  }

  Period days() {
    return new Period(first, next().first().minusDays(1));
  }

  Span next() {
    return plus(1);
  }

  Span before() {
    return plus(-1);
  }

  /** The one that is most like it: of a day a week before, of others a year. */
  Span earlier() {
    return switch (kind) {
      case DAY -> plus(-7);
      // As many whole weeks as a year has, so that it is of the same season.
      case WEEK -> plus(-52);
      case MONTH -> plus(-12);
    };
  }

  private Span plus(long spans) {
    return new Span(
        kind,
        switch (kind) {
          case DAY -> first.plusDays(spans);
          case WEEK -> first.plusWeeks(spans);
          case MONTH -> first.plusMonths(spans);
        });
  }

  /** Of the address: {@code ?week=2026-W48}. */
  String query() {
    return "?%s=%s".formatted(kind.parameter(), value());
  }

  private String value() {
    return switch (kind) {
      case DAY -> first.toString();
      case WEEK ->
          "%04d-W%02d"
              .formatted(
                  first.get(IsoFields.WEEK_BASED_YEAR),
                  first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> YearMonth.from(first).toString();
    };
  }
}
