package io.salespulse.ui.trend;

import io.salespulse.ui.format.Words;
import io.salespulse.ui.section.SectionBuilder;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.CellView;
import io.salespulse.ui.section.SectionView.ChartView;
import io.salespulse.ui.section.SectionView.ChoiceView;
import io.salespulse.ui.section.SectionView.ColumnView;
import io.salespulse.ui.section.SectionView.ControlView;
import io.salespulse.ui.section.SectionView.RowView;
import io.salespulse.ui.section.Series;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.section.TrendSteps;
import io.salespulse.ui.section.TrendSteps.Step;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Choice.By;
import io.salespulse.ui.selection.Choice.Show;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Selection.Comparison;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the trend: sales, orders or average order value by hour, day, week or month. */
public final class TrendViews {

  /** A fortnight of hours, a quarter of days: more steps than that are a texture, not a chart. */
  private static final int HOURS = 14 * 24;

  private static final int STEPS = 92;

  /** Where nobody chose days: two weeks and today, a quarter of weeks, a year of months. */
  private static final int STEPS_UNASKED = 15;

  private final Shown shown;
  private final Tables tables;
  private final By by;
  private final Show show;
  private final Selection selection;

  public TrendViews(Shown shown, Tables tables) {
    this.shown = shown;
    this.tables = tables;
    this.by = shown.choice().by();
    this.show = shown.choice().show();
    this.selection = shown.choice().selection();
  }

  public SectionView trend() {
    SectionBuilder section =
        new SectionBuilder(Section.TREND, shown)
            .titled("Trend", meaning())
            .reached(by == By.HOUR ? Section.Reach.DAYS : Section.Reach.ALL_FILTERS)
            .controls(controls());
    Series.of(shown, by)
        .map(sums -> TrendSteps.of(by, sums, shown.period(), shown.asOf(), limit() + 1))
        .ifPresent(steps -> fill(section, steps));
    return section.build();
  }

  private String meaning() {
    String what =
        isRevenue()
            ? "Orders with items of %s, and the revenue of those items, by %s"
                .formatted(
                    selection
                        .value(Dimension.CATEGORY)
                        .map(value -> shown.name(Dimension.CATEGORY, value))
                        .orElse(""),
                    Choice.parameter(by))
            : "Orders, items and sales by %s".formatted(Choice.parameter(by));
    if (!isCompared()) {
      return what + ".";
    }
    String before = TrendSteps.previousWords(by, shown.period());
    return isGross()
        ? "%s, gross sales beside those of %s: a refund stands in the day of its order and may still come."
            .formatted(what, before)
        : "%s, beside those of %s.".formatted(what, before);
  }

  /** A revenue knows no refunds, and neither does a set of an earlier version. */
  private boolean hasRefunds() {
    return !isRevenue() && !shown.set().isBeforeRefunds();
  }

  /** Sales of steps that are hardly over, less their refunds so far, would look too good. */
  private boolean isGross() {
    return show == Show.SALES && isCompared() && hasRefunds();
  }

  private boolean isCompared() {
    return selection.comparison() == Comparison.PREVIOUS;
  }

  private boolean isRevenue() {
    return selection.isOfCategory() && by != By.HOUR;
  }

  private void fill(SectionBuilder section, List<Step> all) {
    int limit = limit();
    List<Step> steps = all.subList(Math.max(0, all.size() - limit), all.size());
    List<ColumnView> columns = columns();
    section
        .table(tables.of("trend-table", "Trend by " + Choice.parameter(by), columns, rows(steps)))
        .chart(chart(columns.size()))
        .note(note(all.size() > limit));
  }

  private String note(boolean isCut) {
    List<String> notes = new ArrayList<>();
    if (isCut) {
      notes.add("The last %d; the CSV has all with orders.".formatted(limit()));
    }
    if (shown.set().isBeforeRefunds()) {
      notes.add(
          "This KPI set is of an earlier version. Gross sales and refunds come with the next run.");
    }
    return String.join(" ", notes);
  }

  private int limit() {
    if (by == By.HOUR) {
      return HOURS;
    }
    return shown.period().isPresent() ? STEPS : STEPS_UNASKED;
  }

  private List<ColumnView> columns() {
    List<ColumnView> columns = new ArrayList<>();
    columns.add(new ColumnView(Words.of(Choice.parameter(by)), "label", "major", Optional.empty()));
    columns.add(number("Orders", "major"));
    columns.add(number("Items", "minor"));
    if (hasRefunds()) {
      columns.add(number("Gross sales", "major"));
      columns.add(number("Refunds", "minor"));
    }
    columns.add(number(isRevenue() ? "Revenue" : "Sales", "major"));
    columns.add(number("Average", "minor"));
    if (isCompared()) {
      columns.add(number(Words.of(TrendSteps.previousWords(by, shown.period())), "major"));
    }
    return columns;
  }

  private static ColumnView number(String title, String weight) {
    return new ColumnView(title, "number", weight, Optional.empty());
  }

  private List<RowView> rows(List<Step> steps) {
    Tables fitting = tables.fitting(steps.stream().map(step -> step.totals().gross()).toList());
    return steps.stream().map(step -> row(step, fitting)).toList();
  }

  private RowView row(Step step, Tables fitting) {
    Totals totals = step.totals();
    List<CellView> cells = new ArrayList<>();
    cells.add(Tables.label(shown.figures().step(by, step.start())));
    cells.add(tables.count(Optional.of(BigDecimal.valueOf(totals.orders()))));
    cells.add(tables.count(Optional.of(BigDecimal.valueOf(totals.items()))).minor());
    if (hasRefunds()) {
      cells.add(fitting.money(Optional.of(totals.gross())));
      cells.add(fitting.money(Optional.of(totals.refunds())).minor());
    }
    cells.add(fitting.money(Optional.of(totals.amount())));
    cells.add(tables.money(totals.average()).minor());
    if (isCompared()) {
      cells.add(previous(step.previous(), fitting));
    }
    boolean partial = TrendSteps.start(by, shown.asOf()).equals(step.start());
    return Tables.row(cells, partial ? "partial" : "");
  }

  private CellView previous(Optional<Totals> previous, Tables fitting) {
    return switch (show) {
      case SALES -> fitting.money(previous.map(Totals::gross));
      case ORDERS -> tables.count(previous.map(totals -> BigDecimal.valueOf(totals.orders())));
      case AVERAGE -> tables.money(previous.flatMap(Totals::average));
    };
  }

  private int drawnColumn() {
    return switch (show) {
      case ORDERS -> 1;
      case SALES -> isGross() || !hasRefunds() ? 3 : 5;
      case AVERAGE -> hasRefunds() ? 6 : 4;
    };
  }

  /** Gross sales, refunds and sales are told together. */
  private List<Integer> toldColumns() {
    return show == Show.SALES && hasRefunds()
        ? Stream.of(3, 4, 5).filter(column -> column != drawnColumn()).toList()
        : List.of();
  }

  private ChartView chart(int columns) {
    return new ChartView(
        by == By.HOUR ? "line" : "column",
        "Chart of the %s of each %s."
            .formatted(
                isGross() ? "gross sales" : title(show).toLowerCase(Locale.ROOT),
                Choice.parameter(by)),
        drawnColumn(),
        isCompared() ? columns - 1 : -1,
        toldColumns(),
        show == Show.ORDERS ? "" : shown.figures().currency().getCurrencyCode());
  }

  private static String title(Show show) {
    return switch (show) {
      case SALES -> "Sales";
      case ORDERS -> "Orders";
      case AVERAGE -> "Average order value";
    };
  }

  private List<ControlView> controls() {
    Choice choice = shown.choice();
    return List.of(
        new ControlView(
            "Show",
            Arrays.stream(Show.values())
                .map(
                    other ->
                        new ChoiceView(
                            "show-" + Choice.parameter(other),
                            title(other),
                            choice.with(other).query(),
                            other == show))
                .toList()),
        new ControlView(
            "By",
            Arrays.stream(By.values())
                .map(
                    other ->
                        new ChoiceView(
                            "by-" + Choice.parameter(other),
                            Words.of(Choice.parameter(other)),
                            choice.with(other).query(),
                            other == by))
                .toList()));
  }
}
