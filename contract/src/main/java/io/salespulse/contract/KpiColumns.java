package io.salespulse.contract;

/** Names of the KPI columns that no topic has; the others are in {@link Columns}. */
public final class KpiColumns {

  /** A {@link SummaryMetric#metric()}. */
  public static final String METRIC = "metric";

  /** The metric's value now; empty where it has none. */
  public static final String VALUE = "value";

  /** A {@link Unit} in lower case. */
  public static final String UNIT = "unit";

  /** The value of the window before; empty where there is none. */
  public static final String PREVIOUS_VALUE = "previous_value";

  /** (value - previous_value) / previous_value x 100; empty where that has no meaning. */
  public static final String CHANGE_PCT = "change_pct";

  /** Why a value is empty, or what was left out of it. */
  public static final String NOTE = "note";

  /** Start of the hour, ISO-8601 with the reporting zone's offset. */
  public static final String HOUR_START = "hour_start";

  public static final String ORDERS = "orders";

  public static final String ITEMS = "items";

  /**
   * Sum of the total_amount of orders that are neither cancelled nor returns, with the decimals of
   * the reporting currency.
   */
  public static final String GROSS_SALES = "gross_sales";

  /** What was paid back of orders, and the amounts of returns, in the day of the order. */
  public static final String REFUNDS = "refunds";

  /** {@link #GROSS_SALES} less {@link #REFUNDS}. */
  public static final String SALES = "sales";

  /** Day in the reporting zone, YYYY-MM-DD. */
  public static final String DATE = "date";

  public static final String CUSTOMERS = "customers";

  /** YYYY-MM in the reporting zone. */
  public static final String MONTH = "month";

  /** 1 (Monday) to 7. */
  public static final String WEEKDAY = "weekday";

  /** Hour of the day in the reporting zone, 0 to 23. */
  public static final String HOUR = "hour";

  /** Sum of items' quantity x unit_price, with the decimals of the reporting currency. */
  public static final String REVENUE = "revenue";

  /** Per cent of the column's total, 2 decimals. */
  public static final String SHARE_PCT = "share_pct";

  /** From 1; ties are broken by the id or name, ascending. */
  public static final String RANK = "rank";

  public static final String WINDOW_START = "window_start";

  public static final String WINDOW_END = "window_end";

  public static final String SEGMENT = "segment";

  /** ISO-8601 with the reporting zone's offset. */
  public static final String LAST_ORDER = "last_order";

  public static final String DAYS_SINCE_LAST_ORDER = "days_since_last_order";

  public static final String COHORT_MONTH = "cohort_month";

  public static final String MONTH_NUMBER = "month_number";

  public static final String ACTIVE = "active";

  public static final String RETENTION_PCT = "retention_pct";

  /** {@link #REFUNDS} / {@link #REVENUE} x 100, 2 decimals; empty where there is no revenue. */
  public static final String REFUND_RATE_PCT = "refund_rate_pct";

  /** Start of a quarter of an hour, ISO-8601 with the reporting zone's offset. */
  public static final String QUARTER_START = "quarter_start";

  /** Pieces sold in the seven days before as-of, less those that came back. */
  public static final String SOLD_LAST_7_DAYS = "sold_last_7_days";

  /** Stock / pieces a day of the last seven days, 2 decimals; empty where none was sold. */
  public static final String DAYS_LEFT = "days_left";

  /** The customer's name, or the id of one without. */
  public static final String CUSTOMER = "customer";

  public static final String CHANNEL = "channel";

  /** The order's total_amount, 0 for a cancelled order and a return. */
  public static final String GROSS = "gross";

  public static final String TOPIC = "topic";

  /** A {@link DataQualityRule#rule()}. */
  public static final String RULE = "rule";

  /** Records the rule was applied to. */
  public static final String CHECKED = "checked";

  /** Records that broke the rule. */
  public static final String FAILED = "failed";

  /**
   * Of {@link DataQualityRule#LINE_PARSES}: raw files with lines that broke it, each as {@code name
   * (lines)} with the path below the raw directory, newest day first, {@link #BETWEEN_FILES}
   * between them, and {@code and N more} at the end where there are too many. Else empty.
   */
  public static final String FILES = "files";

  /** Between two entries of {@link #FILES}. */
  public static final String BETWEEN_FILES = "; ";

  /** Stands for an attribute that is blank, and for those of what is not known. */
  public static final String UNKNOWN = "Unknown";

  /**
   * In {@link KpiFile#SALES_CUBE}: the category of the rows that hold the figures of whole orders.
   */
  public static final String WHOLE_ORDERS = "*";

  /**
   * In {@link KpiFile#SALES_CUBE}: a category, channel or membership that stands for all that have
   * no row of their own, because the shop has more of them than the file may hold.
   */
  public static final String OTHER = "**";

  private KpiColumns() {}
}
