package io.salespulse.ui.own;

import io.salespulse.contract.DecimalText;
import io.salespulse.contract.KpiChart;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.kpi.OwnTable;
import io.salespulse.ui.section.Paging;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.ChartView;
import io.salespulse.ui.section.SectionView.ControlView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SectionView.LinkView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.selection.Listing;
import io.salespulse.ui.selection.OwnChoice;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The part of the page that shows the shop's own KPIs, one of them at a time. */
public final class OwnSection {

  private static final int ROWS = 10;

  /** A line is drawn through the rows that are shown. */
  private static final int ROWS_OF_A_LINE = 100;

  private static final int LONGEST_PROBLEM = 300;

  private final SelectedKpis kpis;
  private final String name;
  private final OwnTable table;
  private final KpiChart chart;
  private final Paging paging;

  private OwnSection(SelectedKpis kpis, String name) {
    OwnChoice choice = kpis.choice().own();
    this.kpis = kpis;
    this.name = name;
    this.table = kpis.set().own().get(name);
    this.chart = KpiChart.named(table.entry().chart()).orElse(KpiChart.NONE);
    this.paging =
        new Paging(
            kpis,
            OwnChoice.NAME,
            chart == KpiChart.LINE ? ROWS_OF_A_LINE : ROWS,
            // What was chosen for another KPI is not meant for this one.
            choice.kpi().equals(name) || choice.kpi().isEmpty()
                ? choice.listing()
                : Listing.DEFAULT,
            other -> kpis.choice().with(new OwnChoice(name, other)));
  }

  /** Empty where the set has no such KPI. */
  public static Optional<SectionView> of(SelectedKpis kpis) {
    return kpis.set().own().keySet().stream()
        .filter(name -> name.equals(kpis.choice().own().kpi()))
        .findFirst()
        .or(() -> kpis.set().own().keySet().stream().findFirst())
        .map(name -> new OwnSection(kpis, name).section());
  }

  private SectionView section() {
    return new SectionView(
        OwnChoice.NAME,
        kpis.choice().query(),
        "Your KPIs",
        meaning(),
        kpis.selection().isFilter() ? "Not filtered: the filters do not reach this part." : "",
        List.of(
            new ControlView(
                "KPI",
                kpis.set().own().entrySet().stream()
                    .map(
                        other ->
                            new LinkView(
                                "own-" + other.getKey(),
                                HostileText.tamed(other.getValue().entry().title()),
                                kpis.choice()
                                    .with(new OwnChoice(other.getKey(), Listing.DEFAULT))
                                    .query(),
                                other.getKey().equals(name)))
                    .toList())),
        "",
        Optional.of(data()),
        name);
  }

  private String meaning() {
    String title = HostileText.tamed(table.entry().title());
    return table.entry().unit().isBlank()
        ? title
        : "%s, in %s".formatted(title, HostileText.tamed(table.entry().unit()));
  }

  private DataView data() {
    List<List<String>> found = sorted(paging.found(table.rows(), List::stream));
    TableView shown =
        TableView.of(
                "own-table",
                HostileText.tamed(table.entry().title()),
                IntStream.range(0, table.columns().size()).mapToObj(this::column).toList(),
                paging.rows(found).stream().map(this::row).toList())
            .orElse(paging.listing().find().isEmpty() ? "No rows." : "No row has that text.");
    DataView plain =
        drawing().map(drawn -> DataView.of(shown, drawn, "")).orElseGet(() -> DataView.of(shown));
    return new DataView(
        plain.table(),
        plain.chart(),
        List.of(),
        table.rows().size() > paging.size() ? Optional.of(paging.search(found)) : Optional.empty(),
        note(),
        Optional.empty());
  }

  private String note() {
    return table
        .entry()
        .problem()
        .map(
            why ->
                "As of %s, and not newer: %s"
                    .formatted(
                        kpis.figures().minute(table.entry().asOf()),
                        Problem.sentence(HostileText.tamed(why, LONGEST_PROBLEM))))
        .orElse("");
  }

  private Optional<ChartView> drawing() {
    return IntStream.range(1, table.columns().size())
        .filter(table.numeric()::get)
        .boxed()
        .findFirst()
        .filter(column -> chart != KpiChart.NONE)
        .map(
            column ->
                new ChartView(
                    chart.toString(),
                    "Chart of %s by %s."
                        .formatted(
                            Words.within(table.columns().get(column)),
                            Words.within(table.columns().get(0))),
                    column,
                    List.of(),
                    List.of(),
                    ""));
  }

  private String kind(int column) {
    return column == 0 ? "label" : table.numeric().get(column) ? "number" : "text";
  }

  /** Numbers are sorted from the largest first, texts from A. */
  private ColumnView column(int column) {
    return ColumnView.of(Words.of(table.columns().get(column)), kind(column))
        .sortedBy(
            paging.sort(
                String.valueOf(column + 1),
                table.numeric().get(column) ? "descending" : "ascending"));
  }

  private RowView row(List<String> row) {
    return RowView.of(
        IntStream.range(0, row.size())
            .mapToObj(
                column -> {
                  String cell = row.get(column);
                  String kind = kind(column);
                  return kind.equals("number")
                      ? new CellView(kind, "major", number(cell), cell)
                      : new CellView(kind, "major", HostileText.tamed(cell), "");
                })
            .toList());
  }

  private String number(String cell) {
    return DecimalText.parse(cell).map(kpis.figures()::exact).orElse("—");
  }

  private List<List<String>> sorted(List<List<String>> rows) {
    String sort = paging.listing().sort();
    int column = sort.isEmpty() ? -1 : Math.abs(Integer.parseInt(sort)) - 1;
    if (column < 0 || column >= table.columns().size()) {
      return rows;
    }
    Comparator<List<String>> order =
        table.numeric().get(column)
            ? Comparator.comparing(
                row -> DecimalText.parse(row.get(column)).orElse(BigDecimal.ZERO))
            : Comparator.comparing(row -> row.get(column), String.CASE_INSENSITIVE_ORDER);
    return Paging.sorted(rows, sort, order, row -> row.get(column).isEmpty());
  }
}
