package io.salespulse.ui.page;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
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
import java.util.function.Function;

/** Makes tables of KPI rows: the same column reads the same wherever it stands. */
final class Tables {

  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry(KpiColumns.SHARE_PCT, "Share"),
          Map.entry(KpiColumns.TOPIC, "Data"),
          Map.entry(Columns.MEMBERSHIP_TYPE, "Membership"),
          Map.entry(Columns.SALES_CHANNEL, "Channel"),
          Map.entry(KpiColumns.LAST_ORDER, "Last order"),
          Map.entry(KpiColumns.DAYS_SINCE_LAST_ORDER, "Days since"),
          Map.entry(KpiColumns.WINDOW_START, "From"),
          Map.entry(KpiColumns.WINDOW_END, "Until"),
          Map.entry(Columns.PRODUCT_ID, "Product id"),
          Map.entry(Columns.CUSTOMER_ID, "Customer id"),
          Map.entry(Columns.PAYMENT_METHOD, "Payment method"));

  /** What a narrow screen leaves out, so that the amounts stay in sight. */
  private static final Set<String> MINOR =
      Set.of(
          KpiColumns.CUSTOMERS,
          KpiColumns.ITEMS,
          KpiColumns.LAST_ORDER,
          KpiColumns.WINDOW_END,
          Columns.CATEGORY,
          Columns.CUSTOMER_ID);

  private final Figures figures;

  Tables(Figures figures) {
    this.figures = figures;
  }

  TableView of(String id, String caption, List<ColumnView> columns, List<RowView> rows) {
    return new TableView(id, caption, "plain", columns, rows, "No rows yet.");
  }

  /**
   * @param columns to show, the first of which names the row
   */
  List<ColumnView> heads(KpiFile file, List<String> columns) {
    return columns.stream()
        .map(
            column ->
                new ColumnView(
                    title(file, column), kind(columns, column), weight(column), Optional.empty()))
        .toList();
  }

  RowView row(KpiRow row, List<String> columns) {
    return row(
        columns.stream().map(column -> cell(columns, column, row.text(column))).toList(), "");
  }

  static RowView row(List<CellView> cells, String emphasis) {
    return new RowView(cells, emphasis, Optional.empty());
  }

  /** A cell whose text is given, such as a date or a rule in words. */
  static CellView label(String text) {
    return new CellView("label", "major", text, "");
  }

  static CellView text(String text) {
    return new CellView("text", "major", text, "");
  }

  CellView money(Optional<BigDecimal> amount) {
    return number(amount, figures::money);
  }

  CellView count(Optional<BigDecimal> count) {
    return number(count, number -> figures.of(Unit.COUNT, number));
  }

  private static CellView number(Optional<BigDecimal> number, Function<BigDecimal, String> text) {
    return new CellView(
        "number",
        "major",
        number.map(text).orElse("—"),
        number.map(BigDecimal::toPlainString).orElse(""));
  }

  CellView cell(List<String> columns, String column, String value) {
    String kind = kind(columns, column);
    if (!NumericColumns.contains(column)) {
      return new CellView(kind, weight(column), text(column, value), "");
    }
    Optional<BigDecimal> number =
        value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value));
    return new CellView(
        kind, weight(column), number.map(there -> text(column, there)).orElse("—"), value);
  }

  private static String text(String column, String value) {
    String tame = HostileText.tamed(value);
    // A day is enough for people; the CSV has the second.
    return column.equals(KpiColumns.LAST_ORDER) && tame.length() > 10
        ? tame.substring(0, 10)
        : tame;
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

  static String title(KpiFile file, String column) {
    if (column.equals(Columns.NAME)) {
      return file == KpiFile.TOP_PRODUCTS || file == KpiFile.TOP_PRODUCTS_RECENT
          ? "Product"
          : "Customer";
    }
    return TITLES.getOrDefault(column, Words.of(column));
  }
}
