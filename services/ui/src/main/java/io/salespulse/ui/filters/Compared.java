package io.salespulse.ui.filters;

import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TimeAxis;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Selection.Comparison;
import io.salespulse.ui.selection.Totals;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a selection is compared with. Only what is over is compared, with as much right before that
 * the numbers reach back to: a day that is not over would look like a bad one, days before the
 * first as if the shop had grown.
 *
 * @param now sums of the part that is over
 * @param before sums of what stands beside it, empty where nothing does
 * @param ofNewest whether only gross sales are compared: a refund stands in the day of its order
 *     and may still come
 * @param words which days are selected and what is compared, or why nothing is
 */
record Compared(Totals now, Optional<Totals> before, boolean ofNewest, String words) {

  /**
   * @param days the selection's sums of each day that is known, whatever its range
   */
  static Compared of(SelectedKpis kpis, SortedMap<LocalDate, Totals> days) {
    if (kpis.period().isEmpty()) {
      return without("All days");
    }
    Period period = kpis.period().get();
    String selected = kpis.figures().days(period);
    if (kpis.selection().comparison() == Comparison.NONE || days.isEmpty()) {
      return without(selected);
    }
    LocalDate newest = kpis.asOf().toLocalDate();
    if (period.first().isAfter(newest)) {
      return without(selected + "; " + kpis.laterWords(period));
    }
    return period
        .until(newest.minusDays(1))
        .map(over -> days(kpis, days, period, over))
        .orElseGet(() -> newest(kpis, newest, selected));
  }

  private static Compared days(
      SelectedKpis kpis, SortedMap<LocalDate, Totals> days, Period period, Period over) {
    String selected = kpis.figures().days(period);
    Period earlier = over.earlier(period.days());
    if (days.firstKey().isAfter(earlier.first())) {
      return without(
          "%s; not compared, as the numbers begin on %s"
              .formatted(selected, kpis.figures().date(days.firstKey())));
    }
    Totals before = sum(days, earlier::contains);
    String others = kpis.figures().days(earlier);
    if (before.orders() == 0) {
      return without("%s; not compared, as %s had no orders".formatted(selected, others));
    }
    return new Compared(
        sum(days, over::contains),
        Optional.of(before),
        false,
        over.equals(period)
            ? "%s, compared with %s".formatted(selected, others)
            : "%s; without %s, which is not %s, compared with %s"
                .formatted(selected, kpis.called(over.last().plusDays(1)), whole(kpis), others));
  }

  /** What the newest day is not: where nobody has counted since, it ended long ago. */
  private static String whole(SelectedKpis kpis) {
    return kpis.areOfToday() ? "over" : "known as a whole";
  }

  /** The hours of the newest day that are over, and the same ones of the day before. */
  private static Compared newest(SelectedKpis kpis, LocalDate newest, String selected) {
    if (kpis.selection().isCut()) {
      return without(
          "%s; not compared, as %s is not %s, and its hours are known of all sales alone"
              .formatted(selected, kpis.called(newest), whole(kpis)));
    }
    SortedMap<ZonedDateTime, Totals> hours = kpis.series().hours().orElseGet(TreeMap::new);
    ZonedDateTime end = TimeAxis.HOURS.start(kpis.asOf());
    ZonedDateTime start = TimeAxis.DAYS.start(end);
    Totals before = sum(hours.subMap(start.minusDays(1), end.minusDays(1)), hour -> true);
    if (before.orders() == 0) {
      return without(
          "%s; not compared, as %s had no orders by this hour"
              .formatted(selected, kpis.called(newest.minusDays(1))));
    }
    boolean ofGross = !kpis.set().isBeforeRefunds();
    return new Compared(
        sum(hours.subMap(start, end), hour -> true),
        Optional.of(before),
        ofGross,
        "%s; its hours until %s, compared with those of %s%s"
            .formatted(
                selected,
                end.toLocalTime(),
                kpis.figures().date(start.toLocalDate().minusDays(1)),
                ofGross
                    ? ", by gross sales: a refund stands in the day of its order and may still come"
                    : ""));
  }

  private static Compared without(String words) {
    return new Compared(Totals.NONE, Optional.empty(), false, words);
  }

  private static <T> Totals sum(Map<T, Totals> sums, Predicate<T> selected) {
    return sums.entrySet().stream()
        .filter(entry -> selected.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Totals.NONE, Totals::plus);
  }
}
