package io.salespulse.ui.trend;

import io.salespulse.contract.Goals;
import io.salespulse.ui.section.NewestOrders;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.ChartView;
import io.salespulse.ui.section.SectionView.ControlView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SectionView.LinkView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.OrdersView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.section.TimeAxis;
import io.salespulse.ui.section.TrendSteps;
import io.salespulse.ui.section.TrendSteps.Step;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Choice.By;
import io.salespulse.ui.selection.Choice.Show;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.selection.Section.Reach;
import io.salespulse.ui.selection.Selection.Comparison;
import io.salespulse.ui.selection.Totals;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trend: sales, orders or average order value by hour, day, week, month, quarter or year. */
public final class Trend {

  /** A fortnight of hours, a quarter of days: more steps than that are a texture, not a chart. */
  private static final int HOURS = 14 * 24;

  private static final int STEPS = 92;

  /**
   * Where nobody chose days: two weeks and today, a quarter of weeks, a year of months and more.
   */
  private static final int STEPS_UNASKED = 15;

  private static final String ORDERS = "Orders";
  private static final String GROSS_SALES = "Gross sales";
  private static final String REFUNDS = "Refunds";
  private static final String SALES = "Sales";
  private static final String REVENUE = "Revenue";
  private static final String AVERAGE = "Average";
  private static final String GOAL = "Goal";
  private static final String NOTE = "Note";

  /** Characters of what is noted of all days of a step. */
  private static final int LONGEST_NOTE = 500;

  private final SelectedKpis kpis;
  private final Tables tables;
  private final NewestOrders newest;
  private final By by;
  private final Show show;
  private final int limit;
  private final boolean isCompared;
  private final boolean isRevenue;
  private final boolean hasRefunds;

  /** Sales of steps that are hardly over, less their refunds so far, would look too good. */
  private final boolean isGross;

  /** A goal is of all that the shop sells in a whole month; none where that is not shown. */
  private final Goals goals;

  private Trend(SelectedKpis kpis) {
    this.kpis = kpis;
    this.tables = new Tables(kpis.figures());
    this.newest = new NewestOrders(kpis);
    this.by = kpis.choice().by();
    this.show = kpis.choice().show();
    this.limit = by == By.HOUR ? HOURS : kpis.period().isPresent() ? STEPS : STEPS_UNASKED;
    this.isCompared = kpis.selection().comparison() == Comparison.PREVIOUS;
    this.isRevenue = kpis.selection().isOfCategory() && by != By.HOUR;
    // A revenue knows no refunds, and neither does a set of an earlier version.
    this.hasRefunds = !isRevenue && !kpis.set().isBeforeRefunds();
    this.isGross = show == Show.SALES && isCompared && hasRefunds;
    this.goals =
        show == Show.SALES && by == By.MONTH && !kpis.selection().isFilter()
            ? kpis.set().manifest().goals()
            : Goals.NONE;
  }

  public static SectionView of(SelectedKpis kpis) {
    Trend trend = new Trend(kpis);
    return SectionView.of(
        Section.TREND,
        trend.by == By.HOUR ? Reach.DAYS : Reach.ALL_FILTERS,
        kpis,
        "Trend",
        trend.meaning(),
        List.of(
            trend.control("Show", Show.values(), Trend::title, kpis.choice()::with, trend.show),
            trend.control(
                "By",
                By.values(),
                other -> Words.of(Choice.parameter(other)),
                kpis.choice()::with,
                trend.by)),
        kpis.sums(trend.by)
            .map(
                sums ->
                    trend.data(
                        TrendSteps.of(
                            kpis.axis(trend.by), sums, kpis.period(), kpis.asOf(), trend.limit + 1),
                        trend.beginning(sums))));
  }

  private String meaning() {
    String what =
        isRevenue
            ? "Orders with items of %s, and the revenue of those items, by %s"
                .formatted(
                    kpis.selection()
                        .value(Dimension.CATEGORY)
                        .map(value -> kpis.name(Dimension.CATEGORY, value))
                        .orElse(""),
                    Choice.parameter(by))
            : "Orders, items and sales by %s".formatted(Choice.parameter(by));
    if (!isCompared) {
      return what + ".";
    }
    String before = TrendSteps.previousWords(by, kpis.period());
    return isGross
        ? "%s, gross sales beside those of %s: a refund stands in the day of its order and may still come."
            .formatted(what, before)
        : "%s, beside those of %s.".formatted(what, before);
  }

  /** A column's head, and what stands in it of a step. */
  private record Column(ColumnView head, Function<Step, CellView> cell) {

    static Column number(String title, Function<Step, CellView> cell) {
      return new Column(ColumnView.of(title, "number"), cell);
    }

    /** One that a narrow screen leaves out. */
    static Column minor(String title, Function<Step, CellView> cell) {
      return new Column(ColumnView.of(title, "number").minor(), cell.andThen(CellView::minor));
    }
  }

  private DataView data(List<Step> all, String beginning) {
    List<Step> steps = all.subList(Math.max(0, all.size() - limit), all.size());
    List<Column> columns =
        columns(
            tables.fitting(steps.stream().map(step -> step.totals().gross()).toList()),
            steps.stream().anyMatch(step -> goal(step).isPresent()),
            steps.stream().anyMatch(step -> !noted(step).isEmpty()));
    ZonedDateTime current = kpis.axis(by).start(kpis.asOf());
    return DataView.of(
        TableView.of(
            "trend-table",
            "Trend by " + Choice.parameter(by),
            columns.stream().map(Column::head).toList(),
            steps.stream()
                .map(
                    step ->
                        RowView.of(
                                columns.stream().map(column -> column.cell().apply(step)).toList(),
                                step.start().equals(current) ? "partial" : "")
                            .leadingTo(orders(step)))
                .toList()),
        chart(columns.stream().map(column -> column.head().title()).toList()),
        note(all.size() > limit, beginning));
  }

  /** Those of the chosen days that the step has, until today. */
  private Optional<Period> days(Step step) {
    return new Period(
            step.start().toLocalDate(),
            kpis.axis(by).next(step.start()).minusNanos(1).toLocalDate())
        .within(kpis.period())
        .flatMap(days -> days.until(kpis.asOf().toLocalDate()));
  }

  /** The newest orders of the step's days; an hour is no filter. */
  private Optional<OrdersView> orders(Step step) {
    return days(step)
        .filter(days -> by != By.HOUR)
        .flatMap(days -> newest.ofDays(1, days, kpis.figures().step(by, step.start())));
  }

  private Optional<BigDecimal> goal(Step step) {
    return goals.of(YearMonth.from(step.start()));
  }

  private List<Column> columns(Tables fitting, boolean hasGoals, boolean hasNotes) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column(
            ColumnView.of(Words.of(Choice.parameter(by)), "label"),
            step -> CellView.label(kpis.figures().step(by, step.start()))));
    columns.add(Column.number(ORDERS, step -> tables.count(step.totals().orders())));
    columns.add(Column.minor("Items", step -> tables.count(step.totals().items())));
    if (hasRefunds) {
      columns.add(
          Column.number(GROSS_SALES, step -> fitting.money(Optional.of(step.totals().gross()))));
      columns.add(
          Column.minor(REFUNDS, step -> fitting.money(Optional.of(step.totals().refunds()))));
    }
    columns.add(
        Column.number(
            isRevenue ? REVENUE : SALES,
            step -> fitting.money(Optional.of(step.totals().amount()))));
    if (hasGoals) {
      columns.add(Column.number(GOAL, step -> fitting.money(goal(step))));
    }
    columns.add(Column.minor(AVERAGE, step -> tables.money(step.totals().average())));
    if (isCompared) {
      columns.add(
          Column.number(
              previousTitle(),
              step ->
                  switch (show) {
                    case SALES -> fitting.money(step.previous().map(Totals::gross));
                    case ORDERS -> tables.count(step.previous().map(Totals::orderCount));
                    case AVERAGE -> tables.money(step.previous().flatMap(Totals::average));
                  }));
    }
    if (hasNotes) {
      columns.add(new Column(ColumnView.of(NOTE, "text"), step -> CellView.text(noted(step))));
    }
    return columns;
  }

  private String previousTitle() {
    return Words.of(TrendSteps.previousWords(by, kpis.period()));
  }

  /** What is noted of the step's days; of hours, the first of a day has it. Blank for nothing. */
  private String noted(Step step) {
    return days(step).filter(days -> by != By.HOUR || isFirstHour(step)).stream()
        .flatMap(days -> kpis.notes().of(days).entrySet().stream())
        .map(
            note ->
                by == By.HOUR || by == By.DAY
                    ? note.getValue()
                    : "%s: %s".formatted(kpis.figures().date(note.getKey()), note.getValue()))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("; "), text -> HostileText.tamed(text, LONGEST_NOTE)));
  }

  private static boolean isFirstHour(Step step) {
    ZonedDateTime day = step.start().toLocalDate().atStartOfDay(step.start().getZone());
    return step.start().equals(TimeAxis.HOURS.start(day));
  }

  /** Of a long step that the numbers begin within, which would look like a bad one. */
  private String beginning(SortedMap<ZonedDateTime, Totals> sums) {
    boolean isLong = by == By.QUARTER || by == By.YEAR;
    return isLong
            && !sums.isEmpty()
            && sums.firstKey().isAfter(kpis.axis(by).start(sums.firstKey()))
        ? "The numbers begin on %s.".formatted(kpis.figures().date(sums.firstKey().toLocalDate()))
        : "";
  }

  private String note(boolean isCut, String beginning) {
    List<String> notes = new ArrayList<>();
    if (isCut) {
      notes.add("The last %d; the CSV has all with orders.".formatted(limit));
    }
    if (kpis.set().isBeforeRefunds()) {
      notes.add(
          "This KPI set is of an earlier version. Gross sales and refunds come with the next run.");
    }
    if (!beginning.isEmpty()) {
      notes.add(beginning);
    }
    notes.addAll(kpis.notes().problems());
    return String.join(" ", notes);
  }

  private ChartView chart(List<String> columns) {
    String drawn =
        switch (show) {
          case ORDERS -> ORDERS;
          case SALES -> isGross ? GROSS_SALES : isRevenue ? REVENUE : SALES;
          case AVERAGE -> AVERAGE;
        };
    return new ChartView(
        by == By.HOUR ? "line" : "column",
        "Chart of the %s of each %s.%s"
            .formatted(
                (isGross ? GROSS_SALES : title(show)).toLowerCase(Locale.ROOT),
                Choice.parameter(by),
                columns.contains(NOTE) ? " Those with a note are marked." : ""),
        columns.indexOf(drawn),
        isCompared ? List.of(columns.indexOf(previousTitle())) : List.of(),
        columns.indexOf(GOAL),
        columns.indexOf(NOTE),
        // They are told together.
        show == Show.SALES && hasRefunds
            ? Stream.of(GROSS_SALES, REFUNDS, SALES)
                .filter(column -> !column.equals(drawn))
                .map(columns::indexOf)
                .toList()
            : List.of(),
        show == Show.ORDERS ? "" : kpis.figures().currency().getCurrencyCode());
  }

  private static String title(Show show) {
    return switch (show) {
      case SALES -> SALES;
      case ORDERS -> ORDERS;
      case AVERAGE -> "Average order value";
    };
  }

  private <T extends Enum<T>> ControlView control(
      String label, T[] values, Function<T, String> title, Function<T, Choice> choice, T current) {
    return new ControlView(
        label,
        Arrays.stream(values)
            .map(
                value ->
                    new LinkView(
                        label.toLowerCase(Locale.ROOT) + "-" + Choice.parameter(value),
                        title.apply(value),
                        choice.apply(value).query(),
                        value == current))
            .toList());
  }
}
