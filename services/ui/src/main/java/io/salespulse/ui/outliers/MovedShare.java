package io.salespulse.ui.outliers;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.outliers.Sentence.Link;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Range;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The channel or category whose share of the last seven whole days is farthest from its usual one.
 * Shares are of gross sales, those of categories of revenue: neither waits for refunds.
 */
final class MovedShare {

  private static final List<Dimension> DIMENSIONS = List.of(Dimension.CHANNEL, Dimension.CATEGORY);

  /** With it, in the seven days or in a mean week before. */
  private static final double FEWEST_ORDERS = 50;

  /** Of all sales. */
  private static final double LEAST = 0.01;

  /** Of its usual share, where that is less. */
  private static final double LEAST_OF_USUAL = 0.5;

  /**
   * Of amounts: orders that differ by as much as their mean say as much as half as many equal ones
   * (Kish 1965: n / (1 + cv²), here with cv = 1).
   */
  private static final double EFFECTIVE = 0.5;

  private final SelectedKpis kpis;
  private final Weeks weeks;

  private MovedShare(SelectedKpis kpis, Weeks weeks) {
    this.kpis = kpis;
    this.weeks = weeks;
  }

  /**
   * @param usual its shares before; outside of it is what moved
   */
  private record Move(Dimension dimension, String value, double share, Band usual, int known) {

    private double distance() {
      return share - usual.median();
    }
  }

  static Optional<Sentence> of(SelectedKpis kpis) {
    MovedShare moved = new MovedShare(kpis, Weeks.until(kpis.asOf().toLocalDate()));
    return kpis.cube().flatMap(moved::most).map(moved::sentence);
  }

  private Optional<Move> most(Cube cube) {
    List<Period> whole =
        cube.firstDay().stream()
            .flatMap(first -> weeks.before().stream().filter(week -> Weeks.isWhole(week, first)))
            .toList();
    if (whole.size() < Weeks.FEWEST) {
      return Optional.empty();
    }
    List<Predicate<LocalDate>> spans =
        Stream.concat(Stream.of(weeks.last()), whole.stream())
            .<Predicate<LocalDate>>map(week -> week::contains)
            .toList();
    // An order has one channel and many categories: their orders add up to more than there are.
    List<Long> orders = new ArrayList<>();
    List<Move> moves = new ArrayList<>();
    for (Dimension dimension : DIMENSIONS) {
      List<Map<String, Totals>> sums = cube.by(dimension, Selection.ALL, spans);
      if (orders.isEmpty()) {
        sums.forEach(week -> orders.add(all(week).orders()));
      }
      moves.addAll(moves(dimension, sums, orders));
    }
    return moves.stream().max(Comparator.comparing(move -> Math.abs(move.distance())));
  }

  /**
   * @param sums of the last seven days, then of the weeks before
   * @param orders of all, likewise
   */
  private static List<Move> moves(
      Dimension dimension, List<Map<String, Totals>> sums, List<Long> orders) {
    List<Double> all = sums.stream().map(week -> all(week).gross().doubleValue()).toList();
    List<Integer> before =
        IntStream.range(1, sums.size()).filter(week -> all.get(week) > 0).boxed().toList();
    double ordersBefore = before.stream().mapToLong(orders::get).sum();
    boolean isKnown = before.size() >= Weeks.FEWEST && ordersBefore > 0;
    if (!isKnown || all.get(0) <= 0 || orders.get(0) <= 0) {
      return List.of();
    }
    double amountBefore = before.stream().mapToDouble(all::get).sum();
    TreeSet<String> values = new TreeSet<>();
    sums.forEach(week -> values.addAll(week.keySet()));
    List<Move> moves = new ArrayList<>();
    for (String value : values) {
      List<Totals> weekly =
          sums.stream().map(week -> week.getOrDefault(value, Totals.NONE)).toList();
      double own = before.stream().mapToDouble(week -> gross(weekly, week)).sum();
      double ownOrders = before.stream().mapToLong(week -> weekly.get(week).orders()).sum();
      Band band =
          Band.of(before.stream().map(week -> gross(weekly, week) / all.get(week)).toList());
      double error =
          Chance.error(
              (gross(weekly, 0) + own) / (all.get(0) + amountBefore),
              EFFECTIVE * orders.get(0),
              EFFECTIVE * ordersBefore);
      Band usual =
          band.atLeast(Chance.ERRORS * error)
              .atLeast(Math.min(LEAST, LEAST_OF_USUAL * Math.abs(band.median())));
      double share = gross(weekly, 0) / all.get(0);
      boolean isEnough =
          Math.max(weekly.get(0).orders(), ownOrders / before.size()) >= FEWEST_ORDERS;
      // What stands under Other are many, and nobody can look at them.
      boolean isOne = !value.equals(KpiColumns.OTHER) && Choice.isFilter(value);
      if (isOne && isEnough && !usual.contains(share)) {
        moves.add(new Move(dimension, value, share, usual, before.size()));
      }
    }
    return moves;
  }

  private static double gross(List<Totals> weekly, int week) {
    return weekly.get(week).gross().doubleValue();
  }

  private static Totals all(Map<String, Totals> week) {
    return week.values().stream().reduce(Totals.NONE, Totals::plus);
  }

  private Sentence sentence(Move move) {
    boolean isCategory = move.dimension() == Dimension.CATEGORY;
    return new Sentence(
        "share",
        "neutral",
        Signed.points(100 * move.distance(), kpis.figures()),
        kpis.name(move.dimension(), move.value()),
        " had %s of the %s from %s, where %s are usual."
            .formatted(
                percent(move.share()),
                isCategory ? "revenue" : "gross sales",
                kpis.figures().days(weeks.last()),
                percent(move.usual().median())),
        "Usual: the median of %d weeks before; by chance, or as it varies, it moves up to %s points.%s"
            .formatted(
                move.known(),
                kpis.figures().decimal(BigDecimal.valueOf(100 * move.usual().width())),
                isCategory ? "" : " The list has sales, without refunds."),
        Link.to(
            isCategory ? Section.CATEGORIES : Section.CHANNELS,
            Choice.DEFAULT.with(
                Selection.ALL.with(Range.of(weeks.last())).with(move.dimension(), move.value())),
            isCategory ? "Show the categories" : "Show the channels"));
  }

  private String percent(double share) {
    return kpis.figures().percent(BigDecimal.valueOf(100 * share));
  }
}
