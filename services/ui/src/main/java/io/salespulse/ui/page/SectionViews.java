package io.salespulse.ui.page;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiTable;
import io.salespulse.ui.page.SectionView.CellView;
import io.salespulse.ui.page.SectionView.ChartView;
import io.salespulse.ui.page.SectionView.MoreView;
import io.salespulse.ui.page.SectionView.RowView;
import io.salespulse.ui.page.SectionView.TableView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Makes the sections of one KPI set. */
final class SectionViews {

  /** Rows of a ranking that the page shows; the CSV has the others. */
  private static final int TOP = 10;

  private final KpiSet set;
  private final Figures figures;
  private final Tables tables;
  private final String etag;

  SectionViews(KpiSet set, Figures figures, String etag) {
    this.set = set;
    this.figures = figures;
    this.tables = new Tables(figures);
    this.etag = etag;
  }

  SectionView section(Section section, Choice choice) {
    return switch (section) {
      case TREND -> new TrendViews(set, figures, tables, etag).trend(choice);
      case CATEGORIES -> categories();
      case LOCATIONS -> locations();
      case PRODUCTS -> products();
      case MEMBERSHIPS -> memberships();
      case QUALITY -> quality();
    };
  }

  private SectionView categories() {
    List<String> columns =
        List.of(Columns.CATEGORY, KpiColumns.ITEMS, KpiColumns.REVENUE, KpiColumns.SHARE_PCT);
    return of(
        Section.CATEGORIES,
        KpiFile.REVENUE_BY_CATEGORY,
        table ->
            new Content(
                Optional.of(
                    new ChartView(
                        "bar",
                        "Bar chart of the revenue of each category.",
                        columns.indexOf(KpiColumns.REVENUE),
                        figures.currency().getCurrencyCode())),
                tables.table("categories-table", "Revenue by category", columns, table.rows()),
                "",
                Optional.empty()));
  }

  private SectionView locations() {
    List<String> columns =
        List.of(
            Columns.LOCATION,
            KpiColumns.CUSTOMERS,
            KpiColumns.ORDERS,
            KpiColumns.SALES,
            KpiColumns.SHARE_PCT);
    return of(
        Section.LOCATIONS,
        KpiFile.SALES_BY_LOCATION,
        table -> {
          List<KpiRow> all = table.rows();
          List<RowView> rows = new ArrayList<>();
          all.stream().limit(TOP).forEach(row -> rows.add(tables.row(row, columns, "")));
          if (all.size() > TOP) {
            rows.add(rest(all.subList(TOP, all.size()), columns));
          }
          return new Content(
              Optional.empty(),
              tables.of("locations-table", "Sales by location", columns, rows),
              "",
              Optional.empty());
        });
  }

  /** The sum of the rows that the page leaves out. */
  private RowView rest(List<KpiRow> left, List<String> columns) {
    List<CellView> cells = new ArrayList<>();
    cells.add(tables.label("The other " + figures.count(left.size())));
    for (String column : columns.subList(1, columns.size())) {
      BigDecimal sum =
          left.stream()
              .map(row -> row.number(column).orElse(BigDecimal.ZERO))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      cells.add(tables.cell(columns, column, sum.toPlainString()));
    }
    return new RowView(cells, "rest");
  }

  private SectionView products() {
    List<String> columns =
        List.of(Columns.NAME, Columns.CATEGORY, Columns.QUANTITY, KpiColumns.REVENUE);
    return of(
        Section.PRODUCTS,
        KpiFile.TOP_PRODUCTS,
        table ->
            new Content(
                Optional.empty(),
                tables.table(
                    "products-table",
                    "Top products",
                    columns,
                    table.rows().stream().limit(TOP).toList()),
                table.rows().size() > TOP
                    ? "The first %d of %d; the CSV has them all."
                        .formatted(TOP, table.rows().size())
                    : "",
                Optional.empty()));
  }

  private SectionView memberships() {
    List<String> columns =
        List.of(
            Columns.MEMBERSHIP_TYPE,
            KpiColumns.CUSTOMERS,
            KpiColumns.ORDERS,
            KpiColumns.SALES,
            KpiColumns.SHARE_PCT);
    return of(
        Section.MEMBERSHIPS,
        KpiFile.SALES_BY_MEMBERSHIP,
        table ->
            new Content(
                Optional.empty(),
                tables.table("memberships-table", "Sales by membership", columns, table.rows()),
                "",
                Optional.empty()));
  }

  private SectionView quality() {
    List<String> columns =
        List.of(KpiColumns.RULE, KpiColumns.TOPIC, KpiColumns.CHECKED, KpiColumns.FAILED);
    return of(
        Section.QUALITY,
        KpiFile.DATA_QUALITY,
        table -> {
          List<RowView> all = table.rows().stream().map(row -> rule(row, columns)).toList();
          List<RowView> failed =
              table.rows().stream()
                  .filter(row -> row.number(KpiColumns.FAILED).orElse(BigDecimal.ZERO).signum() > 0)
                  .map(row -> rule(row, columns))
                  .toList();
          TableView broken =
              tables.of("quality-table", "Rules that records broke", columns, failed);
          return new Content(
              Optional.empty(),
              new TableView(
                  broken.id(),
                  broken.caption(),
                  broken.columns(),
                  broken.rows(),
                  "No record broke a rule."),
              "",
              Optional.of(
                  new MoreView(
                      "All %d rules".formatted(all.size()),
                      tables.of("quality-all-table", "All rules", columns, all))));
        });
  }

  private RowView rule(KpiRow row, List<String> columns) {
    List<CellView> cells = new ArrayList<>(tables.row(row, columns, "").cells());
    cells.set(0, tables.label(words(row.text(KpiColumns.RULE))));
    cells.set(1, new CellView("text", "major", words(row.text(KpiColumns.TOPIC)), ""));
    return new RowView(cells, "");
  }

  private static String words(String snakeCase) {
    String words = HostileText.tamed(snakeCase).replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private record Content(
      Optional<ChartView> chart, TableView table, String note, Optional<MoreView> more) {}

  private SectionView of(Section section, KpiFile file, Function<KpiTable, Content> content) {
    Optional<Content> made = set.table(file).map(content);
    return new SectionView(
        etag,
        section.fragment(),
        "",
        file.title(),
        file.meaning(),
        List.of(),
        made.isPresent() ? Optional.empty() : Optional.of("This KPI set was made without it."),
        made.flatMap(Content::chart)
            .filter(chart -> made.stream().anyMatch(there -> !there.table().rows().isEmpty())),
        made.map(Content::table),
        made.map(Content::note).orElse(""),
        made.flatMap(Content::more),
        made.isPresent() ? file.fileName() : "");
  }
}
