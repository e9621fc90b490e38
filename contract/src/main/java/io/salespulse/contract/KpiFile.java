package io.salespulse.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The KPI catalogue: one CSV file per metric in {@link DataLayout#kpi()}, in the order the page
 * shows them. {@code docs/kpis.md} has the formulas.
 */
public enum KpiFile {
  SUMMARY(
      "Summary",
      "The cards: one row per metric.",
      KpiColumns.METRIC,
      KpiColumns.VALUE,
      KpiColumns.UNIT,
      KpiColumns.PREVIOUS_VALUE,
      KpiColumns.CHANGE_PCT,
      KpiColumns.NOTE),

  SALES_BY_HOUR(
      "Sales by hour",
      "Orders, items and sales of each hour in the reporting zone.",
      KpiColumns.HOUR_START,
      KpiColumns.ORDERS,
      KpiColumns.ITEMS,
      KpiColumns.GROSS_SALES,
      KpiColumns.REFUNDS,
      KpiColumns.SALES),

  SALES_BY_DAY(
      "Sales by day",
      "Orders, items, distinct active customers and sales of each day in the reporting zone.",
      KpiColumns.DATE,
      KpiColumns.ORDERS,
      KpiColumns.ITEMS,
      KpiColumns.CUSTOMERS,
      KpiColumns.GROSS_SALES,
      KpiColumns.REFUNDS,
      KpiColumns.SALES),

  SALES_BY_MONTH(
      "Sales by month",
      "Months of different years stay apart.",
      KpiColumns.MONTH,
      KpiColumns.ORDERS,
      KpiColumns.ITEMS,
      KpiColumns.GROSS_SALES,
      KpiColumns.REFUNDS,
      KpiColumns.SALES),

  SALES_BY_WEEKDAY(
      "Sales by weekday",
      "Always seven rows, 1 is Monday.",
      KpiColumns.WEEKDAY,
      Columns.NAME,
      KpiColumns.ORDERS,
      KpiColumns.SALES),

  SALES_BY_HOUR_OF_DAY(
      "Sales by hour of day",
      "Always 24 rows, 0 to 23.",
      KpiColumns.HOUR,
      KpiColumns.ORDERS,
      KpiColumns.SALES),

  REVENUE_BY_CATEGORY(
      "Revenue by category",
      "Items sold and their revenue, with each category's share of it.",
      Columns.CATEGORY,
      KpiColumns.ITEMS,
      KpiColumns.REVENUE,
      KpiColumns.SHARE_PCT),

  SALES_BY_LOCATION(
      "Sales by location",
      "Where the customers of the orders live.",
      KpiColumns.RANK,
      Columns.LOCATION,
      KpiColumns.CUSTOMERS,
      KpiColumns.ORDERS,
      KpiColumns.SALES,
      KpiColumns.SHARE_PCT),

  SALES_BY_MEMBERSHIP(
      "Sales by membership",
      "Sales by the membership of the ordering customer.",
      Columns.MEMBERSHIP_TYPE,
      KpiColumns.CUSTOMERS,
      KpiColumns.ORDERS,
      KpiColumns.SALES,
      KpiColumns.SHARE_PCT),

  SALES_BY_CHANNEL(
      "Sales by channel",
      "Sales by where the order was placed.",
      Columns.SALES_CHANNEL,
      KpiColumns.ORDERS,
      KpiColumns.SALES,
      KpiColumns.SHARE_PCT),

  SALES_BY_PAYMENT_METHOD(
      "Sales by payment method",
      "Sales by how the order was paid.",
      Columns.PAYMENT_METHOD,
      KpiColumns.ORDERS,
      KpiColumns.SALES,
      KpiColumns.SHARE_PCT),

  TOP_PRODUCTS(
      "Top products",
      "The 100 products with the most revenue, all time.",
      KpiColumns.RANK,
      Columns.PRODUCT_ID,
      Columns.NAME,
      Columns.CATEGORY,
      Columns.QUANTITY,
      KpiColumns.REVENUE),

  TOP_PRODUCTS_RECENT(
      "Top products now",
      "The ten products with the most revenue in the recent window.",
      KpiColumns.RANK,
      Columns.PRODUCT_ID,
      Columns.NAME,
      Columns.CATEGORY,
      Columns.QUANTITY,
      KpiColumns.REVENUE),

  CUSTOMER_LTV(
      "Best customers",
      "The five customers with the highest sales in each ten-day window.",
      KpiColumns.WINDOW_START,
      KpiColumns.WINDOW_END,
      KpiColumns.RANK,
      Columns.CUSTOMER_ID,
      Columns.NAME,
      KpiColumns.SALES),

  CUSTOMER_SEGMENTS(
      "Customer segments",
      "Recency, frequency and monetary quintiles, named.",
      KpiColumns.SEGMENT,
      KpiColumns.CUSTOMERS,
      KpiColumns.ORDERS,
      KpiColumns.SALES),

  CHURN_RISK(
      "Customers at risk",
      "Customers without a recent order, the 500 with the highest sales.",
      Columns.CUSTOMER_ID,
      Columns.NAME,
      KpiColumns.LAST_ORDER,
      KpiColumns.DAYS_SINCE_LAST_ORDER,
      KpiColumns.ORDERS,
      KpiColumns.SALES),

  COHORT_RETENTION(
      "Cohort retention",
      "Of the customers who first ordered in a month, how many ordered in each later month.",
      KpiColumns.COHORT_MONTH,
      KpiColumns.MONTH_NUMBER,
      KpiColumns.CUSTOMERS,
      KpiColumns.ACTIVE,
      KpiColumns.RETENTION_PCT),

  SALES_CUBE(
      "Sales cube",
      "What the page's filters work on; category * holds the figures of whole orders, and ** is"
          + " whatever has no row of its own.",
      KpiColumns.DATE,
      Columns.CATEGORY,
      Columns.SALES_CHANNEL,
      Columns.MEMBERSHIP_TYPE,
      KpiColumns.ORDERS,
      KpiColumns.ITEMS,
      KpiColumns.GROSS_SALES,
      KpiColumns.REFUNDS,
      KpiColumns.SALES,
      KpiColumns.REVENUE),

  ORDER_STATUS(
      "Orders by status",
      "Orders by their newest status, cancelled ones too, with sales 0.",
      Columns.STATUS,
      KpiColumns.ORDERS,
      KpiColumns.SALES,
      KpiColumns.SHARE_PCT),

  REFUNDS_BY_CATEGORY(
      "Refunds by category",
      "Orders with a refund by the category of their items; a refund is shared out by revenue.",
      Columns.CATEGORY,
      KpiColumns.ORDERS,
      KpiColumns.REFUNDS,
      KpiColumns.REFUND_RATE_PCT),

  SALES_RECENT(
      "Sales by quarter of an hour",
      "Orders, items and sales of each quarter of an hour of the last 15 days.",
      KpiColumns.QUARTER_START,
      KpiColumns.ORDERS,
      KpiColumns.ITEMS,
      KpiColumns.GROSS_SALES,
      KpiColumns.REFUNDS,
      KpiColumns.SALES),

  STOCK(
      "Stock",
      "Products with a stock, and how many days it lasts at the pace of the last seven.",
      Columns.PRODUCT_ID,
      Columns.NAME,
      Columns.CATEGORY,
      Columns.STOCK_QUANTITY,
      KpiColumns.SOLD_LAST_7_DAYS,
      KpiColumns.DAYS_LEFT),

  RECENT_ORDERS(
      "Newest orders",
      "The 1,000 newest orders, cancelled ones and returns among them.",
      Columns.ORDER_ID,
      Columns.ORDER_DATE,
      KpiColumns.CUSTOMER,
      Columns.STATUS,
      KpiColumns.CHANNEL,
      KpiColumns.GROSS,
      KpiColumns.REFUNDS,
      KpiColumns.SALES,
      KpiColumns.ITEMS),

  DATA_QUALITY(
      "Data quality",
      "How many records each cleaning rule checked, and how many failed.",
      KpiColumns.TOPIC,
      KpiColumns.RULE,
      KpiColumns.CHECKED,
      KpiColumns.FAILED,
      KpiColumns.FILES);

  private final String kpi = name().toLowerCase(Locale.ROOT);
  private final String title;
  private final String meaning;
  private final List<String> columns;

  KpiFile(String title, String meaning, String... columns) {
    this.title = title;
    this.meaning = meaning;
    this.columns = List.of(columns);
  }

  /** The KPI of that name, empty where the catalogue has none: nothing else may be read by name. */
  public static Optional<KpiFile> named(String kpi) {
    return Arrays.stream(values()).filter(file -> file.kpi.equals(kpi)).findFirst();
  }

  /** The name without its ending: {@code sales_by_day}. */
  public String kpi() {
    return kpi;
  }

  public String fileName() {
    return kpi + ".csv";
  }

  /** A heading for people. */
  public String title() {
    return title;
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }

  /** The header of the file, in order. */
  public List<String> columns() {
    return columns;
  }
}
