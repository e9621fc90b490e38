package io.salespulse.ui.section;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.KpiColumnType;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Unit;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes tables of KPI rows: the same column reads the same wherever it stands. */
public final class Tables {

  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry(KpiColumns.SHARE_PCT, "Share"),
          Map.entry(KpiColumns.TOPIC, "Data"),
          Map.entry(KpiColumns.REFUND_RATE_PCT, "Refund rate"),
          Map.entry(KpiColumns.SOLD_LAST_7_DAYS, "Sold in 7 days"),
          Map.entry(Columns.STOCK_QUANTITY, "In stock"),
          Map.entry(Columns.ORDER_DATE, "Ordered"),
          Map.entry(Columns.ORDER_ID, "Order"),
          Map.entry(Columns.MEMBERSHIP_TYPE, "Membership"),
          Map.entry(Columns.SALES_CHANNEL, "Channel"),
          Map.entry(KpiColumns.LAST_ORDER, "Last order"),
          Map.entry(KpiColumns.DAYS_SINCE_LAST_ORDER, "Days since"),
          Map.entry(KpiColumns.WINDOW_START, "From"),
          Map.entry(KpiColumns.WINDOW_END, "Until"),
          Map.entry(Columns.PRODUCT_ID, "Product ID"),
          Map.entry(Columns.CUSTOMER_ID, "Customer ID"),
          Map.entry(Columns.PAYMENT_METHOD, "Payment method"));

  /** What a narrow screen leaves out, so that the amounts stay in sight. */
  private static final Set<String> MINOR =
      Set.of(
          KpiColumns.CUSTOMERS,
          KpiColumns.ITEMS,
          KpiColumns.LAST_ORDER,
          KpiColumns.WINDOW_END,
          KpiColumns.CUSTOMER,
          KpiColumns.CHANNEL,
          KpiColumns.GROSS,
          Columns.CATEGORY,
          Columns.CUSTOMER_ID);

  private static final Set<String> DAYS =
      Set.of(KpiColumns.LAST_ORDER, KpiColumns.WINDOW_START, KpiColumns.WINDOW_END);

  private static final List<String> AMOUNTS =
      List.of(KpiColumns.GROSS, KpiColumns.SALES, KpiColumns.REVENUE, KpiColumns.REFUNDS);

  private static final String SHARE = "share";
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /** From here on minor units are noise; a column is written with them throughout or without. */
  private static final BigDecimal LARGE = new BigDecimal("100000");

  private final Figures figures;
  private final BigDecimal largestAmount;
  private final BigDecimal largestShare;

  public Tables(Figures figures) {
    this(figures, BigDecimal.ZERO, HUNDRED);
  }

  private Tables(Figures figures, BigDecimal largestAmount, BigDecimal largestShare) {
    this.figures = figures;
    this.largestAmount = largestAmount;
    this.largestShare = largestShare.signum() <= 0 ? HUNDRED : largestShare;
  }

  /** Makes rows of a table with these amounts, however many of them are shown at a time. */
  public Tables fitting(Collection<BigDecimal> amounts) {
    BigDecimal largest = largest(amounts.stream());
    BigDecimal sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Tables(
        figures,
        largest,
        sum.signum() <= 0
            ? HUNDRED
            : largest.movePointRight(2).divide(sum, 2, RoundingMode.HALF_UP));
  }

  /** As of the file's amounts and shares; of one without any, as they come. */
  public Tables fitting(KpiFile file, List<KpiRow> rows) {
    return new Tables(
        figures,
        largest(AMOUNTS.stream().flatMap(column -> numbers(file, rows, column))),
        largest(numbers(file, rows, KpiColumns.SHARE_PCT)));
  }

  /** None where the file has no such column. */
  private static Stream<BigDecimal> numbers(KpiFile file, List<KpiRow> rows, String column) {
    return file.columns().contains(column)
        ? rows.stream().flatMap(row -> row.number(column).stream())
        : Stream.empty();
  }

  private static BigDecimal largest(Stream<BigDecimal> numbers) {
    return numbers.reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  /**
   * The columns of a file that are shown: first the one that names a row, then as in the file.
   *
   * @param left which only the CSV has
   */
  public static List<String> columns(KpiFile file, String label, String... left) {
    List<String> columns = new ArrayList<>(file.columns());
    columns.removeAll(List.of(left));
    columns.remove(label);
    columns.add(0, label);
    return columns;
  }

  /**
   * @param columns to show, the first of which names the row
   */
  public List<ColumnView> heads(KpiFile file, List<String> columns) {
    return columns.stream()
        .map(
            column ->
                new ColumnView(
                    title(file, column), kind(columns, column), weight(column), Optional.empty()))
        .toList();
  }

  public RowView row(KpiRow row, List<String> columns) {
    return RowView.of(
        columns.stream().map(column -> cell(columns, column, row.text(column))).toList());
  }

  public CellView money(Optional<BigDecimal> amount) {
    return number(amount, this::money);
  }

  public CellView count(Optional<BigDecimal> count) {
    return number(count, number -> figures.of(Unit.COUNT, number));
  }

  public CellView count(long count) {
    return count(Optional.of(BigDecimal.valueOf(count)));
  }

  public CellView percent(BigDecimal percent) {
    return number(Optional.of(percent), figures::percent);
  }

  private String money(BigDecimal amount) {
    return largestAmount.compareTo(LARGE) < 0 ? figures.money(amount) : figures.wholeMoney(amount);
  }

  private static CellView number(Optional<BigDecimal> number, Function<BigDecimal, String> text) {
    return new CellView(
        "number",
        "major",
        number.map(text).orElse("—"),
        number.map(BigDecimal::toPlainString).orElse(""));
  }

  /** The cell of a file's column. */
  public CellView cell(List<String> columns, String column, String value) {
    String kind = kind(columns, column);
    if (!KpiColumnType.of(column).isNumber()) {
      return new CellView(kind, weight(column), text(column, value), "");
    }
    Optional<BigDecimal> number = DecimalText.parse(value);
    return new CellView(
        kind,
        kind.equals(SHARE) ? number.map(this::length).orElse("0") : weight(column),
        number.map(there -> text(column, there)).orElse("—"),
        value);
  }

  /** A day or a minute is enough for people; the CSV has the second. */
  private String text(String column, String value) {
    try {
      if (column.equals(Columns.ORDER_DATE)) {
        return figures.minute(OffsetDateTime.parse(value).toInstant());
      }
      if (DAYS.contains(column)) {
        return figures.date(LocalDate.parse(value.substring(0, 10)));
      }
    } catch (DateTimeException | StringIndexOutOfBoundsException notATime) {
      return HostileText.tamed(value);
    }
    return HostileText.tamed(value);
  }

  private String text(String column, BigDecimal number) {
    return switch (KpiColumnType.of(column)) {
      case MONEY -> money(number);
      case PERCENT -> figures.percent(number);
      case DAYS -> number.scale() > 0 ? figures.decimal(number) : figures.of(Unit.COUNT, number);
      case COUNT, NUMBER -> figures.of(Unit.COUNT, number);
      case TEXT, DAY, MOMENT -> throw new IllegalArgumentException(column + " holds no numbers");
    };
  }

  /** Of a share's bar; the largest one fills its place. */
  private String length(BigDecimal share) {
    return share
        .movePointRight(2)
        .divide(largestShare, 0, RoundingMode.HALF_UP)
        .max(BigDecimal.ZERO)
        .min(HUNDRED)
        .toPlainString();
  }

  private static String kind(List<String> columns, String column) {
    if (columns.get(0).equals(column)) {
      return "label";
    }
    if (column.equals(KpiColumns.SHARE_PCT)) {
      return SHARE;
    }
    return KpiColumnType.of(column).isNumber() ? "number" : "text";
  }

  private static String weight(String column) {
    return MINOR.contains(column) ? "minor" : "major";
  }

  private static String title(KpiFile file, String column) {
    if (column.equals(Columns.NAME)) {
      return file.columns().contains(Columns.PRODUCT_ID) ? "Product" : "Customer";
    }
    return TITLES.getOrDefault(column, Words.of(column));
  }
}
