package io.salespulse.ui.heatmap;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.selection.Totals;
import io.salespulse.ui.text.HostileText;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Heat maps: tables whose cells are shaded by their value, so that no script is needed. */
public final class HeatMaps {

  private static final int SHADES = 9;

  /** Months of a cohort that are shown. */
  private static final int MONTHS = 12;

  private HeatMaps() {}

  /** Mean orders of each hour of the week, over the selected days. */
  public static SectionView rhythm(SelectedKpis kpis) {
    return SectionView.of(
        Section.RHYTHM,
        kpis,
        "The shop's week",
        "Mean orders in each hour of each weekday.",
        kpis.series().hours().map(hours -> DataView.of(rhythm(kpis, hours))));
  }

  private static TableView rhythm(SelectedKpis kpis, SortedMap<ZonedDateTime, Totals> hours) {
    double[][] orders = HoursOfWeek.meanOrders(hours, kpis.asOf(), kpis.period());
    double most =
        Arrays.stream(orders)
            .flatMapToDouble(Arrays::stream)
            .filter(mean -> !Double.isNaN(mean))
            .max()
            .orElse(0);
    List<ColumnView> columns = new ArrayList<>();
    columns.add(ColumnView.of("Hour", "label"));
    List<DayOfWeek> week = kpis.figures().week();
    for (DayOfWeek day : week) {
      String name = day.getDisplayName(TextStyle.SHORT, kpis.figures().locale());
      columns.add(ColumnView.of(name, "heat"));
    }
    List<RowView> rows = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      List<CellView> cells = new ArrayList<>();
      cells.add(CellView.label("%02d:00".formatted(hour)));
      for (DayOfWeek day : week) {
        cells.add(mean(kpis, orders[day.getValue() - 1][hour], most));
      }
      rows.add(RowView.of(cells));
    }
    return TableView.heat("rhythm-table", "Mean orders by hour and weekday", columns, rows);
  }

  private static CellView mean(SelectedKpis kpis, double orders, double most) {
    if (Double.isNaN(orders)) {
      return CellView.heat(0, "—");
    }
    return CellView.heat(
        shade(orders, most),
        orders < 10
            ? kpis.figures().decimal(BigDecimal.valueOf(orders))
            : kpis.figures().compact(Math.round(orders)));
  }

  private static long shade(double value, double most) {
    return most == 0 ? 0 : Math.round(Math.max(0, value) / most * SHADES);
  }

  /** Retention of each month's new customers in the months after. */
  public static SectionView cohorts(SelectedKpis kpis) {
    return SectionView.of(Section.COHORTS, kpis, table -> DataView.of(cohorts(kpis, table)));
  }

  private static TableView cohorts(SelectedKpis kpis, List<KpiRow> all) {
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
    columns.add(ColumnView.of("First order in", "label"));
    columns.add(ColumnView.of("Customers", "number"));
    for (int month = 0; month <= last; month++) {
      columns.add(ColumnView.of(month == 0 ? "That month" : "+" + month, "heat"));
    }
    Tables tables = new Tables(kpis.figures());
    List<RowView> rows = new ArrayList<>();
    for (String cohort : cohorts.keySet()) {
      SortedMap<Integer, KpiRow> months = cohorts.get(cohort);
      List<CellView> cells = new ArrayList<>();
      cells.add(CellView.label(HostileText.tamed(cohort)));
      cells.add(tables.count(months.get(months.firstKey()).number(KpiColumns.CUSTOMERS)));
      for (int month = 0; month <= last; month++) {
        cells.add(
            Optional.ofNullable(months.get(month))
                .flatMap(row -> row.number(KpiColumns.RETENTION_PCT))
                .map(
                    percent ->
                        CellView.heat(
                            shade(percent.doubleValue(), 100), kpis.figures().percent(percent)))
                .orElseGet(() -> CellView.heat(0, "")));
      }
      rows.add(RowView.of(cells));
    }
    return TableView.heat("cohorts-table", "Retention by cohort", columns, rows);
  }
}
