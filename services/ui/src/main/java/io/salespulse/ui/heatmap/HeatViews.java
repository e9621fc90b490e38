package io.salespulse.ui.heatmap;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.format.HostileText;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.SectionBuilder;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.CellView;
import io.salespulse.ui.section.SectionView.ColumnView;
import io.salespulse.ui.section.SectionView.RowView;
import io.salespulse.ui.section.SectionView.TableView;
import io.salespulse.ui.section.Series;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes heat maps: tables whose cells are shaded by their value, so that no script is needed. */
public final class HeatViews {

  private static final int SHADES = 9;

  /** Months of a cohort that are shown. */
  private static final int MONTHS = 12;

  private final Shown shown;

  public HeatViews(Shown shown) {
    this.shown = shown;
  }

  /** Mean orders of each hour of the week, over the selected days. */
  public SectionView rhythm() {
    SectionBuilder section =
        new SectionBuilder(Section.RHYTHM, shown)
            .titled("The shop's week", "Mean orders in each hour of each weekday.");
    Series.hours(shown).ifPresent(hours -> section.table(rhythm(hours)));
    return section.build();
  }

  private TableView rhythm(SortedMap<ZonedDateTime, Totals> hours) {
    double[][] orders = HoursOfWeek.meanOrders(hours, shown.asOf(), shown.period());
    // An hour of which nothing is known is NaN, which no comparison finds larger.
    double most =
        Arrays.stream(orders).flatMapToDouble(Arrays::stream).reduce(0, HeatViews::larger);
    List<ColumnView> columns = new ArrayList<>();
    columns.add(new ColumnView("Hour", "label", "major", Optional.empty()));
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.getDisplayName(TextStyle.SHORT, shown.figures().locale());
      columns.add(new ColumnView(name, "heat", "major", Optional.empty()));
    }
    List<RowView> rows = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      List<CellView> cells = new ArrayList<>();
      cells.add(Tables.label("%02d:00".formatted(hour)));
      for (int day = 0; day < 7; day++) {
        cells.add(heat(orders[day][hour], most));
      }
      rows.add(Tables.row(cells, ""));
    }
    return new TableView(
        "rhythm-table", "Mean orders by hour and weekday", "heat", columns, rows, "No rows yet.");
  }

  private static double larger(double most, double value) {
    return value > most ? value : most;
  }

  private CellView heat(double value, double most) {
    if (Double.isNaN(value)) {
      return new CellView("heat", "0", "—", "");
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    String text =
        value < 10 ? shown.figures().decimal(rounded) : shown.figures().compact(Math.round(value));
    return new CellView("heat", shade(value, most), text, rounded.toPlainString());
  }

  private static String shade(double value, double most) {
    return String.valueOf(most == 0 ? 0 : Math.round(Math.max(0, value) / most * SHADES));
  }

  /** Retention of each month's new customers in the months after. */
  public SectionView cohorts() {
    SectionBuilder section = new SectionBuilder(Section.COHORTS, shown);
    shown
        .set()
        .table(KpiFile.COHORT_RETENTION)
        .ifPresent(table -> section.table(cohorts(table.rows())));
    return section.build();
  }

  private TableView cohorts(List<KpiRow> all) {
    SortedMap<String, SortedMap<Integer, KpiRow>> cohorts = new TreeMap<>();
    int last = 0;
    for (KpiRow row : all) {
      int month = row.number(KpiColumns.MONTH_NUMBER).map(BigDecimal::intValue).orElse(-1);
      if (month >= 0 && month <= MONTHS) {
        last = Math.max(last, month);
        cohorts
            .computeIfAbsent(row.text(KpiColumns.COHORT_MONTH), none -> new TreeMap<>())
            .put(month, row);
      }
    }
    List<ColumnView> columns = new ArrayList<>();
    columns.add(new ColumnView("First order in", "label", "major", Optional.empty()));
    columns.add(new ColumnView("Customers", "number", "major", Optional.empty()));
    for (int month = 0; month <= last; month++) {
      String title = month == 0 ? "That month" : "+" + month;
      columns.add(new ColumnView(title, "heat", "major", Optional.empty()));
    }
    List<RowView> rows = new ArrayList<>();
    for (Map.Entry<String, SortedMap<Integer, KpiRow>> cohort : cohorts.entrySet()) {
      rows.add(cohort(cohort.getKey(), cohort.getValue(), last));
    }
    return new TableView(
        "cohorts-table", "Retention by cohort", "heat", columns, rows, "No rows yet.");
  }

  private RowView cohort(String month, SortedMap<Integer, KpiRow> months, int last) {
    List<CellView> cells = new ArrayList<>();
    cells.add(Tables.label(HostileText.tamed(month)));
    KpiRow first = months.get(months.firstKey());
    cells.add(new Tables(shown.figures()).count(first.number(KpiColumns.CUSTOMERS)));
    for (int number = 0; number <= last; number++) {
      Optional<BigDecimal> retained =
          Optional.ofNullable(months.get(number))
              .flatMap(row -> row.number(KpiColumns.RETENTION_PCT));
      cells.add(
          retained
              .map(
                  percent ->
                      new CellView(
                          "heat",
                          shade(percent.doubleValue(), 100),
                          shown.figures().percent(percent),
                          percent.toPlainString()))
              .orElseGet(() -> new CellView("heat", "0", "", "")));
    }
    return Tables.row(cells, "");
  }
}
