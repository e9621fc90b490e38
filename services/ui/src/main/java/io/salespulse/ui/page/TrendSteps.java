package io.salespulse.ui.page;

import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Totals;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums over the steps of a time axis, each with what was one period before. Pure functions. */
final class TrendSteps {

  private TrendSteps() {}

  /**
   * @param start in the reporting zone
   * @param previous the step one period before, empty where there was none
   */
  record Step(LocalDateTime start, Totals totals, Optional<Totals> previous) {}

  /**
   * @param sums of hours or days, by their start
   * @param period the days to show, empty for all
   */
  static List<Step> of(
      Choice.By by, SortedMap<LocalDateTime, Totals> sums, Optional<Period> period) {
    SortedMap<LocalDateTime, Totals> shown = new TreeMap<>();
    SortedMap<LocalDateTime, Totals> before = new TreeMap<>();
    sums.forEach(
        (start, totals) -> {
          if (period.map(days -> days.contains(start.toLocalDate())).orElse(true)) {
            shown.merge(start(by, start), totals, Totals::plus);
          }
          // Of weeks and months at the edge, only the selected period's own days are compared.
          if (period.map(days -> days.before().contains(start.toLocalDate())).orElse(true)) {
            before.merge(start(by, start), totals, Totals::plus);
          }
        });
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<LocalDateTime, Totals> step : shown.entrySet()) {
      LocalDateTime earlier = earlier(by, step.getKey(), period);
      steps.add(new Step(step.getKey(), step.getValue(), Optional.ofNullable(before.get(earlier))));
    }
    return steps;
  }

  /** The start of the step that a moment falls into; weeks start on Monday. */
  static LocalDateTime start(Choice.By by, LocalDateTime moment) {
    return switch (by) {
      case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
      case DAY -> moment.truncatedTo(ChronoUnit.DAYS);
      case WEEK ->
          moment
              .truncatedTo(ChronoUnit.DAYS)
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    };
  }

  /** As much earlier as the period is long, in whole steps; a week, or a year of months, of all. */
  private static LocalDateTime earlier(Choice.By by, LocalDateTime start, Optional<Period> period) {
    long days = period.map(Period::days).orElse(7L);
    return switch (by) {
      case HOUR, DAY -> start.minusDays(days);
      case WEEK -> start.minusWeeks((days + 6) / 7);
      case MONTH ->
          start.minusMonths(
              period
                  .map(
                      there ->
                          ChronoUnit.MONTHS.between(
                                  there.first().withDayOfMonth(1), there.last().withDayOfMonth(1))
                              + 1)
                  .orElse(12L));
    };
  }

  /** What {@link Step#previous} is, for people, within a sentence. */
  static String previousWords(Choice.By by, Optional<Period> period) {
    if (period.isPresent()) {
      return "the period before";
    }
    return switch (by) {
      case HOUR, DAY, WEEK -> "a week before";
      case MONTH -> "a year before";
    };
  }
}
