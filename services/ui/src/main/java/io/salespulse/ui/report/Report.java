package io.salespulse.ui.report;

import io.salespulse.ui.cards.OrderFigure;
import io.salespulse.ui.report.ReportView.FigureRow;
import io.salespulse.ui.report.ReportView.LinkView;
import io.salespulse.ui.report.ReportView.OtherView;
import io.salespulse.ui.section.Ranking;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.section.TrendSteps;
import io.salespulse.ui.selection.Choice.By;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the report of a span, of its days that are over. */
final class Report {

  private static final int TOP = 8;

  /** In the place of a figure. */
  private static final String NONE = "—";

  /** Hours of the longest day, days of the longest month. */
  private static final int STEPS = 31;

  /** Refunds of the later days are still to come. */
  private static final Set<OrderFigure> NOT_COMPARED =
      EnumSet.of(OrderFigure.REFUNDS, OrderFigure.SALES);

  private final SelectedKpis kpis;
  private final Span span;
  private final Period over;
  private final List<Other> others;
  private final SortedMap<ZonedDateTime, Totals> days;

  private Report(SelectedKpis kpis, Span span, Period over) {
    this.kpis = kpis;
    this.span = span;
    this.over = over;
    this.days = kpis.series().days().orElseGet(TreeMap::new);
    this.others = Stream.of(span.before(), span.earlier()).map(this::other).toList();
  }

  /** The newest day that there is a report of. */
  static LocalDate newest(SelectedKpis kpis) {
    return kpis.asOf().toLocalDate().minusDays(1);
  }

  /**
   * @throws IllegalArgumentException where no day of the span is known as a whole, with what to do
   */
  static ReportView of(SelectedKpis kpis, Span span) {
    Period over =
        span.days()
            .until(newest(kpis))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the numbers know no day of %s as a whole: the newest that there is a report of is day=%s"
                            .formatted(span.query().substring(1), newest(kpis))));
    return new Report(kpis, span, over).view();
  }

  private ReportView view() {
    return new ReportView(
        kpis.figures().locale().toLanguageTag(),
        named(over),
        scope(),
        links(),
        others.stream().map(other -> named(other.days())).toList(),
        figures(),
        steps(),
        kpis.cube().stream()
            .flatMap(
                cube ->
                    Stream.of(
                        ranking(cube, Dimension.CATEGORY, "Revenue"),
                        ranking(cube, Dimension.CHANNEL, "Gross sales")))
            .toList());
  }

  /** A day with its weekday, by which shops compare; a whole month by its name. */
  private String named(Period days) {
    boolean isWhole = days.last().plusDays(1).equals(days.first().plusMonths(1));
    return switch (span.kind()) {
      case DAY -> kpis.figures().dayOfWeek(days.first());
      case MONTH -> isWhole ? kpis.figures().step(By.MONTH, start(days.first())) : between(days);
      case WEEK -> between(days);
    };
  }

  private String between(Period days) {
    return kpis.figures().days(days);
  }

  private String scope() {
    List<String> words = new ArrayList<>();
    if (days.isEmpty()) {
      words.add("There are no orders yet.");
    } else if (days.firstKey().toLocalDate().isAfter(over.first())) {
      words.add(
          "The numbers begin on %s.".formatted(kpis.figures().date(days.firstKey().toLocalDate())));
    }
    if (!over.equals(span.days())) {
      words.add(
          "The %s is not %s: these are its days until %s, and as many of the others, where they have as many."
              .formatted(
                  span.kind().parameter(),
                  span.days().last().isBefore(kpis.today()) ? "known as a whole" : "over",
                  kpis.figures().date(over.last())));
    }
    words.add(
        "In %s, days of %s, as of %s."
            .formatted(
                kpis.figures().currency().getCurrencyCode(),
                kpis.figures().zone().getId(),
                kpis.figures().minute(kpis.asOf().toInstant())));
    return String.join(" ", words);
  }

  private List<LinkView> links() {
    List<LinkView> links = new ArrayList<>();
    links.add(new LinkView("Previous", span.before().query(), false));
    if (!span.next().first().isAfter(newest(kpis))) {
      links.add(new LinkView("Next", span.next().query(), false));
    }
    for (Span.Kind kind : Span.Kind.values()) {
      links.add(
          new LinkView(kind.title(), Span.of(kind, over.last()).query(), kind == span.kind()));
    }
    return links;
  }

  /**
   * What the span stands beside.
   *
   * @param totals empty where they are not known
   * @param isAsLong whether a change from it has a meaning: of whole months the shorter one is
   *     compared too, as everybody does, of begun ones it is not
   */
  private record Other(Period days, Optional<Totals> totals, boolean isAsLong) {}

  private Other other(Span beside) {
    Period there = alike(beside);
    return new Other(there, known(there), over.equals(span.days()) || there.days() == over.days());
  }

  /** As many days of another span as are over of this one. */
  private Period alike(Span other) {
    LocalDate last = other.first().plusDays(over.days() - 1);
    boolean isWhole = over.equals(span.days()) || last.isAfter(other.days().last());
    return isWhole ? other.days() : new Period(other.first(), last);
  }

  /**
   * Empty where the numbers do not reach back to before it, or it had no orders: the day on which
   * they begin is none as a whole.
   */
  private Optional<Totals> known(Period there) {
    return days.isEmpty() || !days.firstKey().toLocalDate().isBefore(there.first())
        ? Optional.empty()
        : Optional.of(sum(there)).filter(totals -> totals.orders() > 0);
  }

  private Totals sum(Period period) {
    return days.subMap(start(period.first()), start(period.last().plusDays(1))).values().stream()
        .reduce(Totals.NONE, Totals::plus);
  }

  private ZonedDateTime start(LocalDate day) {
    return day.atStartOfDay(kpis.figures().zone());
  }

  private List<FigureRow> figures() {
    List<FigureRow> rows = new ArrayList<>();
    rows.add(figure("Gross sales", OrderFigure.GROSS_SALES));
    if (!kpis.set().isBeforeRefunds()) {
      rows.add(figure("Refunds", OrderFigure.REFUNDS));
      rows.add(figure("Sales", OrderFigure.SALES));
    }
    rows.add(figure("Orders", OrderFigure.ORDERS));
    rows.add(figure("Average order value", OrderFigure.AVERAGE));
    return rows;
  }

  private FigureRow figure(String title, OrderFigure figure) {
    Totals now = sum(over);
    return new FigureRow(
        title,
        figure.words(now, kpis.figures()).orElse(NONE),
        others.stream().map(other -> view(figure, now, other)).toList());
  }

  private OtherView view(OrderFigure figure, Totals now, Other other) {
    return new OtherView(
        other.totals().flatMap(before -> figure.words(before, kpis.figures())).orElse(NONE),
        other
            .totals()
            .filter(before -> other.isAsLong() && !NOT_COMPARED.contains(figure))
            .flatMap(before -> figure.change(now, before, kpis.figures())));
  }

  private TableView steps() {
    By by = span.kind() == Span.Kind.DAY ? By.HOUR : By.DAY;
    List<TrendSteps.Step> steps =
        kpis.sums(by)
            .map(sums -> TrendSteps.of(kpis.axis(by), sums, Optional.of(over), kpis.asOf(), STEPS))
            .orElse(List.of());
    BigDecimal most =
        steps.stream().map(step -> step.totals().gross()).reduce(BigDecimal.ONE, BigDecimal::max);
    Tables tables =
        new Tables(kpis.figures())
            .fitting(steps.stream().map(step -> step.totals().gross()).toList());
    String title = by == By.HOUR ? "By hour" : "By day";
    return TableView.of(
        "steps-table",
        title,
        List.of(
            ColumnView.of(by == By.HOUR ? "Hour" : "Day", "label"),
            ColumnView.of("Orders", "number"),
            ColumnView.of("Gross sales", "share")),
        steps.stream()
            .map(
                step ->
                    RowView.of(
                        List.of(
                            CellView.label(
                                by == By.HOUR
                                    ? kpis.figures().hour(step.start())
                                    : kpis.figures().step(by, step.start())),
                            tables.count(step.totals().orders()),
                            bar(tables, step.totals().gross(), most))))
            .toList());
  }

  private static CellView bar(Tables tables, BigDecimal amount, BigDecimal most) {
    CellView money = tables.money(Optional.of(amount));
    BigDecimal length = amount.movePointRight(2).divide(most, 0, RoundingMode.HALF_UP);
    return new CellView(
        "share", length.max(BigDecimal.ZERO).toPlainString(), money.text(), money.value());
  }

  private TableView ranking(Cube cube, Dimension dimension, String amount) {
    Map<String, Totals> sums = cube.by(dimension, Selection.ALL, Optional.of(over));
    Ranking ranking = Ranking.of(sums, Totals::gross, TOP);
    BigDecimal all = ranking.all().gross();
    Tables tables =
        new Tables(kpis.figures()).fitting(sums.values().stream().map(Totals::gross).toList());
    List<RowView> rows = new ArrayList<>();
    for (String value : ranking.top()) {
      rows.add(row(kpis.name(dimension, value), sums.get(value).gross(), all, tables, ""));
    }
    if (!ranking.left().isEmpty()) {
      rows.add(
          row(kpis.rest(dimension, ranking.left()), ranking.rest().gross(), all, tables, "rest"));
    }
    return TableView.of(
        dimension.parameter() + "-table",
        dimension == Dimension.CATEGORY ? "Top categories" : "Top channels",
        List.of(
            ColumnView.of(dimension.title(), "label"),
            ColumnView.of(amount, "number"),
            ColumnView.of("Share", "number")),
        rows);
  }

  private static RowView row(
      String name, BigDecimal amount, BigDecimal all, Tables tables, String emphasis) {
    return RowView.of(
        List.of(
            CellView.label(name),
            tables.money(Optional.of(amount)),
            all.signum() == 0
                ? CellView.number(NONE)
                : tables.percent(amount.movePointRight(2).divide(all, 2, RoundingMode.HALF_UP))),
        emphasis);
  }
}
