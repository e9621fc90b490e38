package io.salespulse.ui.breakdowns;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiTable;
import io.salespulse.ui.section.SectionBuilder;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.CellView;
import io.salespulse.ui.section.SectionView.ChartView;
import io.salespulse.ui.section.SectionView.ChoiceView;
import io.salespulse.ui.section.SectionView.RowView;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the tables of sales by something: of the published file, or of the cube when filtered. */
public final class BreakdownViews {

  /** Rows of a ranking that the page shows; the CSV has the others. */
  private static final int TOP = 10;

  /** Of rows that filter, more: a chain has hundreds of channels, and the lists above have all. */
  private static final int TOP_FILTERS = 50;

  private final Shown shown;
  private final Tables tables;

  public BreakdownViews(Shown shown, Tables tables) {
    this.shown = shown;
    this.tables = tables;
  }

  /** A breakdown that no filter reaches. */
  public SectionView fixed(Section section, String label) {
    SectionBuilder built = new SectionBuilder(section, shown);
    shown
        .set()
        .table(section.file())
        .ifPresent(
            table -> {
              List<String> columns = columns(section.file(), label);
              Tables fitting = tables.fitting(table);
              List<RowView> rows = new ArrayList<>();
              table.rows().stream().limit(TOP).forEach(row -> rows.add(fitting.row(row, columns)));
              if (table.rows().size() > TOP) {
                List<KpiRow> left = table.rows().subList(TOP, table.rows().size());
                rows.add(rest(left, columns, fitting));
              }
              fill(built, section, columns, rows);
            });
    return built.build();
  }

  /** A breakdown by what filters work on: each of its rows is one. */
  public SectionView of(Section section, Dimension dimension) {
    SectionBuilder built = new SectionBuilder(section, shown);
    Selection selection = shown.choice().selection();
    if (selection.with(dimension, "").isFilter() && shown.cube().isPresent()) {
      List<String> columns = cubeColumns(section.file(), dimension, selection);
      built.titled(
          section.file().title(),
          selection.isOfCategory() || dimension == Dimension.CATEGORY
              ? "Orders and revenue of the items selected."
              : "Orders and sales of what is selected.");
      fill(built, section, columns, selected(shown.cube().get(), dimension, columns));
    } else {
      shown.set().table(section.file()).ifPresent(table -> fill(built, section, dimension, table));
    }
    return built.build();
  }

  private void fill(SectionBuilder built, Section section, Dimension dimension, KpiTable table) {
    List<String> columns = columns(section.file(), dimension.column());
    Tables fitting = tables.fitting(table);
    List<RowView> rows = new ArrayList<>();
    table.rows().stream()
        .limit(TOP_FILTERS)
        .map(row -> filtering(fitting.row(row, columns), dimension, row.text(columns.get(0))))
        .forEach(rows::add);
    if (table.rows().size() > TOP_FILTERS) {
      rows.add(rest(table.rows().subList(TOP_FILTERS, table.rows().size()), columns, fitting));
    }
    fill(built, section, columns, rows);
  }

  private void fill(
      SectionBuilder built, Section section, List<String> columns, List<RowView> rows) {
    String id = section.fragment() + "-table";
    built.table(tables.of(id, section.file().title(), tables.heads(section.file(), columns), rows));
    if (section == Section.CATEGORIES) {
      built.chart(
          new ChartView(
              "bar",
              "Bar chart of the revenue of each category.",
              columns.indexOf(KpiColumns.REVENUE),
              -1,
              List.of(),
              shown.figures().currency().getCurrencyCode()));
    } else {
      built.slices(Slices.of(rows));
    }
  }

  /** The file's columns behind its label; its rank is what the order of the rows says. */
  private static List<String> columns(KpiFile file, String label) {
    List<String> columns = new ArrayList<>(file.columns());
    columns.remove(KpiColumns.RANK);
    columns.remove(label);
    columns.add(0, label);
    return columns;
  }

  private static List<String> cubeColumns(KpiFile file, Dimension dimension, Selection selection) {
    boolean ofItems = dimension == Dimension.CATEGORY || selection.isOfCategory();
    return List.of(
        dimension.column(),
        file == KpiFile.REVENUE_BY_CATEGORY ? KpiColumns.ITEMS : KpiColumns.ORDERS,
        ofItems ? KpiColumns.REVENUE : KpiColumns.SALES,
        KpiColumns.SHARE_PCT);
  }

  private List<RowView> selected(Cube cube, Dimension dimension, List<String> columns) {
    Map<String, Totals> sums = cube.by(dimension, shown.choice().selection(), shown.period());
    BigDecimal all = sums.values().stream().reduce(Totals.NONE, Totals::plus).amount();
    Tables fitting = tables.fitting(sums.values().stream().map(Totals::amount).toList());
    List<String> ranked =
        sums.keySet().stream()
            .sorted(
                Comparator.<String>comparingInt(value -> value.equals(KpiColumns.OTHER) ? 1 : 0)
                    .thenComparing(value -> sums.get(value).amount(), Comparator.reverseOrder())
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<String> top = ranked.subList(0, Math.min(TOP_FILTERS, ranked.size()));
    List<String> left = ranked.subList(top.size(), ranked.size());
    List<RowView> rows = new ArrayList<>();
    for (String value : top) {
      RowView row = row(shown.name(dimension, value), sums.get(value), columns, all, fitting);
      rows.add(filtering(row, dimension, value));
    }
    if (!left.isEmpty()) {
      Totals rest = left.stream().map(sums::get).reduce(Totals.NONE, Totals::plus);
      RowView row = row(others(left.size()), rest, columns, all, fitting);
      rows.add(Tables.row(row.cells(), "rest"));
    }
    return rows;
  }

  private static RowView row(
      String name, Totals totals, List<String> columns, BigDecimal all, Tables fitting) {
    long count = columns.get(1).equals(KpiColumns.ITEMS) ? totals.items() : totals.orders();
    List<String> values =
        List.of(
            name,
            String.valueOf(count),
            totals.amount().toPlainString(),
            share(totals.amount(), all));
    List<CellView> cells = new ArrayList<>();
    for (int column = 0; column < values.size(); column++) {
      cells.add(fitting.cell(columns, columns.get(column), values.get(column)));
    }
    return Tables.row(cells, "");
  }

  private static String share(BigDecimal part, BigDecimal all) {
    return all.signum() == 0
        ? ""
        : part.movePointRight(2).divide(all, 2, RoundingMode.HALF_UP).toPlainString();
  }

  /**
   * The row as a filter, but for a value that the cube has put under Other; the one that is on
   * turns itself off.
   */
  private RowView filtering(RowView row, Dimension dimension, String value) {
    boolean isKnown =
        shown
            .cube()
            .filter(cube -> cube.has(dimension, value) || !cube.has(dimension, KpiColumns.OTHER))
            .isPresent();
    if (!isKnown || !Choice.isFilter(value)) {
      return row;
    }
    Selection selection = shown.choice().selection();
    boolean chosen = selection.value(dimension).filter(value::equals).isPresent();
    String query = shown.choice().with(selection.with(dimension, chosen ? "" : value)).query();
    ChoiceView filter = new ChoiceView("", row.cells().get(0).text(), query, chosen);
    return new RowView(row.cells(), chosen ? "chosen" : "", Optional.of(filter), row.details());
  }

  private String others(int count) {
    return "The other " + shown.figures().count(count);
  }

  /** The sum of the rows that the page leaves out. */
  private RowView rest(List<KpiRow> left, List<String> columns, Tables fitting) {
    List<CellView> cells = new ArrayList<>();
    cells.add(Tables.label(others(left.size())));
    for (String column : columns.subList(1, columns.size())) {
      BigDecimal sum =
          left.stream()
              .map(row -> row.number(column).orElse(BigDecimal.ZERO))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      cells.add(fitting.cell(columns, column, sum.toPlainString()));
    }
    return Tables.row(cells, "rest");
  }
}
