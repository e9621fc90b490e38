package io.salespulse.ui.page;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Unit;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.NumericColumns;
import io.salespulse.ui.page.SectionView.CellView;
import io.salespulse.ui.page.SectionView.ColumnView;
import io.salespulse.ui.page.SectionView.RowView;
import io.salespulse.ui.page.SectionView.TableView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes tables of KPI rows: the same column reads the same wherever it stands. */
final class Tables {

  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry(KpiColumns.DATE, "Day"),
          Map.entry(KpiColumns.HOUR_START, "Hour"),
          Map.entry(KpiColumns.ORDERS, "Orders"),
          Map.entry(KpiColumns.ITEMS, "Items"),
          Map.entry(KpiColumns.CUSTOMERS, "Customers"),
          Map.entry(KpiColumns.SALES, "Sales"),
          Map.entry(KpiColumns.REVENUE, "Revenue"),
          Map.entry(KpiColumns.SHARE_PCT, "Share"),
          Map.entry(KpiColumns.RANK, "Rank"),
          Map.entry(KpiColumns.TOPIC, "Data"),
          Map.entry(KpiColumns.RULE, "Rule"),
          Map.entry(KpiColumns.CHECKED, "Checked"),
          Map.entry(KpiColumns.FAILED, "Failed"),
          Map.entry(Columns.CATEGORY, "Category"),
          Map.entry(Columns.LOCATION, "Location"),
          Map.entry(Columns.MEMBERSHIP_TYPE, "Membership"),
          Map.entry(Columns.NAME, "Product"),
          Map.entry(Columns.QUANTITY, "Quantity"));

  /** What a narrow screen leaves out, so that the amounts stay in sight. */
  private static final Set<String> MINOR =
      Set.of(KpiColumns.CUSTOMERS, KpiColumns.ITEMS, Columns.CATEGORY);

  private final Figures figures;

  Tables(Figures figures) {
    this.figures = figures;
  }

  /**
   * @param columns to show, the first of which names the row
   */
  TableView table(String id, String caption, List<String> columns, List<KpiRow> rows) {
    return of(id, caption, columns, rows.stream().map(row -> row(row, columns, "")).toList());
  }

  TableView of(String id, String caption, List<String> columns, List<RowView> rows) {
    List<ColumnView> heads =
        columns.stream()
            .map(column -> new ColumnView(title(column), kind(columns, column), weight(column)))
            .toList();
    return new TableView(id, caption, heads, rows, "No rows yet.");
  }

  RowView row(KpiRow row, List<String> columns, String emphasis) {
    return new RowView(
        columns.stream().map(column -> cell(columns, column, row.text(column))).toList(), emphasis);
  }

  /** A cell whose text is given, such as a date or a rule in words. */
  CellView label(String text) {
    return new CellView("label", "major", text, "");
  }

  CellView cell(List<String> columns, String column, String value) {
    String kind = kind(columns, column);
    if (!NumericColumns.contains(column)) {
      return new CellView(kind, weight(column), HostileText.tamed(value), "");
    }
    Optional<BigDecimal> number =
        value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value));
    return new CellView(
        kind, weight(column), number.map(there -> text(column, there)).orElse("—"), value);
  }

  private String text(String column, BigDecimal number) {
    return switch (column) {
      case KpiColumns.SALES, KpiColumns.REVENUE -> figures.money(number);
      case KpiColumns.SHARE_PCT, KpiColumns.RETENTION_PCT -> figures.percent(number);
      default -> figures.of(Unit.COUNT, number);
    };
  }

  private static String kind(List<String> columns, String column) {
    if (columns.get(0).equals(column)) {
      return "label";
    }
    if (column.equals(KpiColumns.SHARE_PCT)) {
      return "share";
    }
    return NumericColumns.contains(column) ? "number" : "text";
  }

  private static String weight(String column) {
    return MINOR.contains(column) ? "minor" : "major";
  }

  private static String title(String column) {
    return TITLES.getOrDefault(column, column.replace('_', ' '));
  }
}
