package io.salespulse.contract;

import java.util.HashMap;
import java.util.Map;

/** What the cells of a KPI column hold. Any cell may be empty, where the number has no meaning. */
public enum KpiColumnType {
  /** A name or an id, which nobody may trust. */
  TEXT("string", "", ""),
  /** YYYY-MM-DD in the reporting zone. */
  DAY("string", "date", ""),
  /** ISO-8601 with an offset. */
  MOMENT("string", "date-time", ""),
  /** A whole number. */
  COUNT("integer", "", ""),
  /** A decimal number, whose unit stands elsewhere if it has one. */
  NUMBER("number", "", ""),
  /** In the reporting currency, with its decimals. */
  MONEY("number", "", ""),
  /** 12.5 for 12.5 per cent. */
  PERCENT("number", "", "percent"),
  /** A number of days. */
  DAYS("number", "", "days");

  private static final Map<String, KpiColumnType> OF = new HashMap<>();

  static {
    put(DAY, KpiColumns.DATE);
    put(
        MOMENT,
        KpiColumns.HOUR_START,
        KpiColumns.QUARTER_START,
        KpiColumns.WINDOW_START,
        KpiColumns.WINDOW_END,
        KpiColumns.LAST_ORDER,
        Columns.ORDER_DATE);
    put(
        COUNT,
        Columns.QUANTITY,
        Columns.STOCK_QUANTITY,
        KpiColumns.ORDERS,
        KpiColumns.ITEMS,
        KpiColumns.CUSTOMERS,
        KpiColumns.WEEKDAY,
        KpiColumns.HOUR,
        KpiColumns.RANK,
        KpiColumns.MONTH_NUMBER,
        KpiColumns.ACTIVE,
        KpiColumns.SOLD_LAST_7_DAYS,
        KpiColumns.CHECKED,
        KpiColumns.FAILED);
    put(NUMBER, KpiColumns.VALUE, KpiColumns.PREVIOUS_VALUE);
    put(
        MONEY,
        KpiColumns.GROSS_SALES,
        KpiColumns.GROSS,
        KpiColumns.REFUNDS,
        KpiColumns.SALES,
        KpiColumns.REVENUE);
    put(
        PERCENT,
        KpiColumns.CHANGE_PCT,
        KpiColumns.SHARE_PCT,
        KpiColumns.REFUND_RATE_PCT,
        KpiColumns.RETENTION_PCT);
    put(DAYS, KpiColumns.DAYS_LEFT, KpiColumns.DAYS_SINCE_LAST_ORDER);
  }

  private final String jsonType;
  private final String format;
  private final String unit;

  KpiColumnType(String jsonType, String format, String unit) {
    this.jsonType = jsonType;
    this.format = format;
    this.unit = unit;
  }

  private static void put(KpiColumnType type, String... columns) {
    for (String column : columns) {
      OF.put(column, type);
    }
  }

  /** That of a column of the catalogue; the others hold text. */
  public static KpiColumnType of(String column) {
    return OF.getOrDefault(column, TEXT);
  }

  /** Whether every cell is empty or a plain decimal number. */
  public boolean isNumber() {
    return !jsonType.equals("string");
  }

  /** {@code string}, {@code integer} or {@code number}, as JSON Schema calls them. */
  public String jsonType() {
    return jsonType;
  }

  /** JSON Schema's {@code format}; blank where it has none. */
  public String format() {
    return format;
  }

  /**
   * What the number counts; blank where it has no unit.
   *
   * @param currency ISO 4217 code of the amounts
   */
  public String unit(String currency) {
    return this == MONEY ? currency : unit;
  }
}
