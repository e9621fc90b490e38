package io.salespulse.ui.breakdowns;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.NewestOrders;
import io.salespulse.ui.section.Ranking;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.ChartView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SectionView.LinkView;
import io.salespulse.ui.section.SectionView.SliceView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.OrdersView;
import io.salespulse.ui.section.TableView.RowView;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Sales by something: of the published file, or of the cube when filtered. */
public final class Breakdowns {

  /** Rows of a ranking that the page shows; the CSV has the others. */
  private static final int TOP = 10;

  /** Of rows that filter, more: a chain has hundreds of channels, and the lists above have all. */
  private static final int TOP_FILTERS = 50;

  /** Per cent of the bar, of which a phone has a pixel or two: less cannot be seen, nor pressed. */
  private static final BigDecimal NARROWEST = new BigDecimal("0.5");

  private final SelectedKpis kpis;
  private final Section section;
  private final Tables tables;
  private final NewestOrders newest;

  private Breakdowns(SelectedKpis kpis, Section section) {
    this.kpis = kpis;
    this.section = section;
    this.tables = new Tables(kpis.figures());
    this.newest = new NewestOrders(kpis);
  }

  /** A breakdown that no filter reaches. */
  public static SectionView fixed(SelectedKpis kpis, Section section, String label) {
    return new Breakdowns(kpis, section).published(label, TOP, value -> Optional.empty());
  }

  /** A breakdown by what filters work on: each of its rows is one. */
  public static SectionView of(SelectedKpis kpis, Section section, Dimension dimension) {
    Breakdowns made = new Breakdowns(kpis, section);
    Selection selection = kpis.selection();
    if (selection.with(dimension, "").isFilter() && kpis.cube().isPresent()) {
      boolean ofItems = selection.isOfCategory() || dimension == Dimension.CATEGORY;
      return SectionView.of(
          section,
          kpis,
          section.file().title(),
          ofItems
              ? "Orders and revenue of the items selected."
              : "Orders and sales of what is selected.",
          kpis.cube().map(cube -> made.selected(cube, dimension, ofItems)));
    }
    return made.published(dimension.column(), TOP_FILTERS, value -> made.filter(dimension, value));
  }

  private SectionView published(
      String label, int top, Function<String, Optional<LinkView>> filter) {
    return SectionView.of(section, kpis, table -> published(table, label, top, filter));
  }

  private DataView published(
      List<KpiRow> table, String label, int top, Function<String, Optional<LinkView>> filter) {
    // Without its rank, which the order of the rows says.
    List<String> columns = Tables.columns(section.file(), label, KpiColumns.RANK);
    Tables fitting = tables.fitting(section.file(), table);
    List<RowView> rows = new ArrayList<>();
    for (KpiRow row : table.subList(0, Math.min(top, table.size()))) {
      rows.add(
          filtering(fitting.row(row, columns), filter.apply(row.text(label)))
              .leadingTo(orders(columns, row.text(label))));
    }
    if (table.size() > top) {
      List<KpiRow> left = table.subList(top, table.size());
      List<CellView> sums = new ArrayList<>();
      sums.add(CellView.label("The other " + kpis.figures().count(left.size())));
      for (String column : columns.subList(1, columns.size())) {
        BigDecimal sum =
            left.stream()
                .map(row -> row.numberOrZero(column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        sums.add(fitting.cell(columns, column, sum.toPlainString()));
      }
      rows.add(RowView.of(sums, "rest"));
    }
    return data(columns, rows);
  }

  private DataView selected(Cube cube, Dimension dimension, boolean ofItems) {
    List<String> columns =
        List.of(
            dimension.column(),
            section.file() == KpiFile.REVENUE_BY_CATEGORY ? KpiColumns.ITEMS : KpiColumns.ORDERS,
            ofItems ? KpiColumns.REVENUE : KpiColumns.SALES,
            KpiColumns.SHARE_PCT);
    Map<String, Totals> sums = cube.by(dimension, kpis.selection(), kpis.period());
    Ranking ranking = Ranking.of(sums, Totals::amount, TOP_FILTERS);
    BigDecimal all = ranking.all().amount();
    Tables fitting = tables.fitting(sums.values().stream().map(Totals::amount).toList());
    List<RowView> rows = new ArrayList<>();
    for (String value : ranking.top()) {
      CellView name = CellView.label(kpis.name(dimension, value));
      rows.add(
          filtering(
                  RowView.of(cells(name, sums.get(value), columns, all, fitting)),
                  filter(dimension, value))
              .leadingTo(orders(columns, value)));
    }
    if (!ranking.left().isEmpty()) {
      CellView name = CellView.label(kpis.rest(dimension, ranking.left()));
      rows.add(RowView.of(cells(name, ranking.rest(), columns, all, fitting), "rest"));
    }
    return data(columns, rows);
  }

  private static List<CellView> cells(
      CellView name, Totals totals, List<String> columns, BigDecimal all, Tables fitting) {
    long count = columns.contains(KpiColumns.ITEMS) ? totals.items() : totals.orders();
    BigDecimal amount = totals.amount();
    String share =
        all.signum() == 0
            ? ""
            : amount.movePointRight(2).divide(all, 2, RoundingMode.HALF_UP).toPlainString();
    return List.of(
        name,
        fitting.cell(columns, columns.get(1), String.valueOf(count)),
        fitting.cell(columns, columns.get(2), amount.toPlainString()),
        fitting.cell(columns, KpiColumns.SHARE_PCT, share));
  }

  private DataView data(List<String> columns, List<RowView> rows) {
    TableView table =
        TableView.of(
            section.fragment() + "-table",
            section.file().title(),
            tables.heads(section.file(), columns),
            rows);
    if (section == Section.CATEGORIES) {
      return DataView.of(
          table,
          new ChartView(
              "bar",
              "Bar chart of the revenue of each category.",
              columns.indexOf(KpiColumns.REVENUE),
              List.of(),
              List.of(),
              kpis.figures().currency().getCurrencyCode()),
          "");
    }
    return new DataView(
        table, Optional.empty(), slices(rows), Optional.empty(), "", Optional.empty());
  }

  /**
   * One bar, cut into the shares of the rows; a slice filters as its row does. Empty where a row
   * has no share; of a row that is no filter, or too little to be seen, its part of the bar is.
   */
  private static List<SliceView> slices(List<RowView> rows) {
    List<SliceView> slices = new ArrayList<>();
    BigDecimal start = BigDecimal.ZERO;
    for (RowView row : rows) {
      Optional<CellView> share =
          row.cells().stream()
              .filter(cell -> cell.kind().equals("share") && !cell.value().isEmpty())
              .findFirst();
      if (share.isEmpty()) {
        return List.of();
      }
      // More may have come back than was sold.
      BigDecimal width = new BigDecimal(share.get().value()).max(BigDecimal.ZERO);
      String text = "%s: %s".formatted(row.cells().get(0).text(), share.get().text());
      if (row.filter().isPresent() && width.compareTo(NARROWEST) >= 0) {
        slices.add(
            new SliceView(start.toPlainString(), width.toPlainString(), text, row.filter().get()));
      }
      start = start.add(width);
    }
    return slices;
  }

  private static RowView filtering(RowView row, Optional<LinkView> filter) {
    boolean chosen = filter.filter(LinkView::current).isPresent();
    return new RowView(row.cells(), chosen ? "chosen" : "", filter, Optional.empty(), List.of());
  }

  /**
   * The value as a filter, but for one that the cube has put under Other; the one that is on turns
   * itself off.
   */
  private Optional<LinkView> filter(Dimension dimension, String value) {
    boolean chosen = kpis.selection().value(dimension).filter(value::equals).isPresent();
    return kpis.isFilter(dimension, value) && Choice.isFilter(value)
        ? Optional.of(kpis.choice().with(kpis.selection().with(dimension, chosen ? "" : value)))
            .map(choice -> new LinkView("", "", choice.query(), chosen))
        : Optional.empty();
  }

  /** Of channels alone: the newest orders say neither category nor membership. */
  private Optional<OrdersView> orders(List<String> columns, String value) {
    return section == Section.CHANNELS
        ? newest.ofChannel(columns.indexOf(KpiColumns.ORDERS), value)
        : Optional.empty();
  }
}
