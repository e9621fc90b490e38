package io.salespulse.ui.section;

import io.salespulse.ui.selection.Choice.By;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Totals;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums over the steps of a time axis of the reporting zone, each with what was one period before.
 * Pure functions.
 */
public final class TrendSteps {

  private final TimeAxis axis;
  private final Optional<Period> period;
  private final SortedMap<ZonedDateTime, Totals> shown = new TreeMap<>();
  private final SortedMap<ZonedDateTime, Totals> before = new TreeMap<>();

  private TrendSteps(TimeAxis axis, Optional<Period> period) {
    this.axis = axis;
    this.period = period;
  }

  /**
   * @param start in the reporting zone
   * @param previous the step one period before, empty where nothing is known of it
   */
  public record Step(ZonedDateTime start, Totals totals, Optional<Totals> previous) {}

  /**
   * The last steps up to the one that is going on. One without an order is there with zeros, from
   * the first that is known: a day on which nobody could order must not be invisible.
   *
   * @param sums of hours or days, by their start
   * @param period the days to show, empty for all
   * @param limit steps, at most
   */
  public static List<Step> of(
      TimeAxis axis,
      SortedMap<ZonedDateTime, Totals> sums,
      Optional<Period> period,
      ZonedDateTime asOf,
      int limit) {
    if (sums.isEmpty()) {
      return List.of();
    }
    return new TrendSteps(axis, period).last(sums, asOf, limit);
  }

  private void add(SortedMap<ZonedDateTime, Totals> sums) {
    sums.forEach(
        (start, totals) -> {
          if (period.map(days -> days.contains(start.toLocalDate())).orElse(true)) {
            shown.merge(axis.start(start), totals, Totals::plus);
          }
          // Of weeks, months and longer steps at the edge, only the selected period's own days are
          // compared.
          if (period.map(days -> days.before().contains(start.toLocalDate())).orElse(true)) {
            before.merge(axis.start(start), totals, Totals::plus);
          }
        });
  }

  private List<Step> last(SortedMap<ZonedDateTime, Totals> sums, ZonedDateTime asOf, int limit) {
    ZonedDateTime firstKnown = axis.start(sums.firstKey());
    ZonedDateTime until =
        period
            .map(days -> days.last().plusDays(1).atStartOfDay(asOf.getZone()).minusNanos(1))
            .filter(asOf::isAfter)
            .map(end -> axis.start(end))
            .orElse(axis.start(asOf));
    ZonedDateTime first =
        period
            .map(days -> axis.start(days.first().atStartOfDay(asOf.getZone())))
            .filter(firstKnown::isBefore)
            .orElse(firstKnown);
    // Of a history of years, only its end is looked at.
    ZonedDateTime near = axis.start(axis.plus(until, -limit));
    ZonedDateTime from = first.isBefore(near) ? near : first;
    add(sums.tailMap(axis.start(earlier(from))));
    for (ZonedDateTime step = from; !step.isAfter(until); step = axis.next(step)) {
      shown.putIfAbsent(step, Totals.NONE);
    }
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<ZonedDateTime, Totals> step : shown.tailMap(from).entrySet()) {
      steps.add(new Step(step.getKey(), step.getValue(), previous(step.getKey(), firstKnown)));
    }
    return steps.subList(Math.max(0, steps.size() - limit), steps.size());
  }

  private Optional<Totals> previous(ZonedDateTime start, ZonedDateTime firstKnown) {
    ZonedDateTime earlier = earlier(start);
    boolean isKnown = !earlier.isBefore(firstKnown);
    // Of an hour that the clocks skipped on that day, the next one is none to compare with.
    boolean isOther = axis.by() == By.HOUR && !earlier.toLocalTime().equals(start.toLocalTime());
    boolean isWithin =
        period
            .map(Period::before)
            .map(
                days ->
                    !earlier.toLocalDate().isAfter(days.last())
                        && axis.next(earlier).minusNanos(1).toLocalDate().compareTo(days.first())
                            >= 0)
            .orElse(true);
    return isKnown && isWithin && !isOther
        ? Optional.of(before.getOrDefault(earlier, Totals.NONE))
        : Optional.empty();
  }

  /**
   * As much earlier as the period is long, in whole steps; of all a week, or a year where a step is
   * a month or longer.
   */
  private ZonedDateTime earlier(ZonedDateTime start) {
    long days = period.map(Period::days).orElse(7L);
    return switch (axis.by()) {
      case HOUR -> start.minusDays(days);
      case DAY -> axis.start(start.minusDays(days));
      case WEEK -> axis.start(start.minusWeeks((days + 6) / 7));
      case MONTH -> axis.start(axis.plus(start, -period.map(Period::months).orElse(12L)));
      case QUARTER -> axis.start(axis.plus(start, -period.map(Period::quarters).orElse(4L)));
      case YEAR -> axis.start(axis.plus(start, -period.map(Period::years).orElse(1L)));
    };
  }

  /** What {@link Step#previous} is, for people, within a sentence. */
  public static String previousWords(By by, Optional<Period> period) {
    if (period.isPresent()) {
      return "the period before";
    }
    return switch (by) {
      case HOUR, DAY, WEEK -> "a week before";
      case MONTH, QUARTER, YEAR -> "a year before";
    };
  }
}
