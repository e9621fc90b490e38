package io.salespulse.ui.outliers;

import io.salespulse.ui.outliers.Sentence.Link;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Choice.By;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Range;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The newest whole day where its gross sales are out of the band of the same weekday. Gross, as
 * refunds of a new day are still to come.
 */
final class UnusualDay {

  /** Of fewer orders chance makes what it likes. */
  private static final int FEWEST_ORDERS = 10;

  /** Of the median: less far from it nobody has to look. */
  private static final double LEAST = 0.2;

  private final SelectedKpis kpis;
  private final SortedMap<ZonedDateTime, Totals> days;
  private final LocalDate day;

  private UnusualDay(SelectedKpis kpis, SortedMap<ZonedDateTime, Totals> days, LocalDate day) {
    this.kpis = kpis;
    this.days = days;
    this.day = day;
  }

  static Optional<Sentence> of(SelectedKpis kpis) {
    Weeks weeks = Weeks.until(kpis.asOf().toLocalDate());
    return kpis.series()
        .days()
        .filter(days -> !days.isEmpty())
        .flatMap(days -> new UnusualDay(kpis, days, weeks.last().last()).sentence(weeks));
  }

  private Optional<Sentence> sentence(Weeks weeks) {
    LocalDate firstDay = days.firstKey().toLocalDate();
    List<Totals> others =
        weeks.before().stream()
            .filter(week -> Weeks.isWhole(week, firstDay) && hasSales(week))
            .map(week -> totals(week.last()))
            .toList();
    if (others.size() < Weeks.FEWEST) {
      return Optional.empty();
    }
    Totals totals = totals(day);
    double orders = Band.median(others.stream().map(other -> (double) other.orders()).toList());
    Band band = Band.of(others.stream().map(other -> other.gross().doubleValue()).toList());
    Band usual = band.atLeast(LEAST * Math.abs(band.median()));
    boolean isTooSmall = Math.max(totals.orders(), orders) < FEWEST_ORDERS;
    return isTooSmall || usual.contains(totals.gross().doubleValue())
        ? Optional.empty()
        : Optional.of(sentence(totals.gross(), usual, others.size(), weeks));
  }

  private Sentence sentence(BigDecimal gross, Band usual, int known, Weeks weeks) {
    boolean isMore = gross.doubleValue() > usual.median();
    return new Sentence(
        "day",
        isMore ? "good" : "bad",
        usual.median() > 0
            ? Signed.percent((gross.doubleValue() / usual.median() - 1) * 100, kpis.figures())
            : kpis.figures().money(gross),
        kpis.figures().step(By.DAY, start(day)),
        " had gross sales of %s, %s the %s to %s that are usual on that weekday."
            .formatted(
                kpis.figures().money(gross),
                isMore ? "above" : "below",
                money(Math.max(0, usual.median() - usual.width())),
                money(usual.median() + usual.width())),
        "Usual: the median of the same weekday in %d weeks before, %s, and three of their scaled median absolute deviations, or a fifth, around it."
            .formatted(known, money(usual.median())),
        Link.to(Section.TREND, nineWeeks(weeks), "Show the days"));
  }

  private static Choice nineWeeks(Weeks weeks) {
    return Choice.DEFAULT.with(Selection.ALL.with(Range.of(weeks.all())));
  }

  /** Not one of the weeks in which the shop was closed, or not yet there but for a wrong date. */
  private boolean hasSales(Period week) {
    return days.subMap(start(week.first()), start(week.last().plusDays(1))).values().stream()
        .anyMatch(totals -> totals.orders() > 0);
  }

  private Totals totals(LocalDate of) {
    return days.getOrDefault(start(of), Totals.NONE);
  }

  private ZonedDateTime start(LocalDate of) {
    return of.atStartOfDay(kpis.figures().zone());
  }

  private String money(double amount) {
    int decimals = kpis.figures().currency().getDefaultFractionDigits();
    return kpis.figures()
        .money(BigDecimal.valueOf(amount).setScale(decimals, RoundingMode.HALF_UP));
  }
}
