package io.salespulse.etl.facts;

import static io.salespulse.etl.spark.Money.AMOUNT;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.tables.RecordDays;
import io.salespulse.etl.tables.StoredTable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * What is known of each home day, made of its records. Most tables are sums by some columns: a new
 * one is a constant here, and a new sum is one {@link Measure} in its list.
 */
public enum FactTable implements StoredTable {
  /** Whole orders and their items. */
  SALES(
      keys()
          .add(FactColumns.LOCAL_HOUR, TimestampType)
          .add(FactColumns.OFFSET_SECONDS, IntegerType)
          .add(Columns.SALES_CHANNEL, StringType)
          .add(Columns.PAYMENT_METHOD, StringType)
          .add(Columns.MEMBERSHIP_TYPE, StringType),
      Measure.ORDERS,
      Measure.CANCELLED,
      Measure.ITEMS,
      Measure.GROSS_SALES,
      Measure.REFUNDS,
      Measure.REVENUE),

  /** The same by quarter of an hour. */
  QUARTERS(
      keys().add(KpiColumns.QUARTER_START, TimestampType),
      Measure.ORDERS,
      Measure.CANCELLED,
      Measure.ITEMS,
      Measure.GROSS_SALES,
      Measure.REFUNDS,
      Measure.REVENUE),

  /** Orders by their newest status; returns have rows of their own. */
  STATUSES(
      keys().add(Columns.STATUS, StringType).add(FactColumns.IS_RETURN, BooleanType),
      Measure.ORDERS,
      Measure.CANCELLED,
      Measure.GROSS_SALES,
      Measure.REFUNDS),

  /** By customer, local date and membership. */
  CUSTOMER_DAYS(
      keys()
          .add(Columns.CUSTOMER_ID, StringType)
          .add(KpiColumns.DATE, DateType)
          .add(Columns.MEMBERSHIP_TYPE, StringType),
      Measure.ORDERS,
      Measure.GROSS_SALES,
      Measure.REFUNDS,
      Measure.FIRST_ORDER,
      Measure.LAST_ORDER),

  /** Items by local date, category, channel and membership; an order counts once in each. */
  CATEGORIES(
      keys()
          .add(KpiColumns.DATE, DateType)
          .add(Columns.CATEGORY, StringType)
          .add(Columns.SALES_CHANNEL, StringType)
          .add(Columns.MEMBERSHIP_TYPE, StringType),
      Measure.ORDERS,
      Measure.ITEMS,
      Measure.REVENUE),

  /** What of the refunds falls to each category. */
  CATEGORY_REFUNDS(keys().add(Columns.CATEGORY, StringType), Measure.ORDERS, Measure.REFUNDS),

  /** Items by product. */
  PRODUCTS(
      keys().add(Columns.PRODUCT_ID, StringType),
      Measure.ITEMS,
      Measure.REVENUE,
      Measure.COST_OF_GOODS),

  /** What the rules count of clean orders. */
  ORDER_QUALITY(
      keys(),
      Measure.RECORDS,
      Measure.DUPLICATES,
      Measure.AHEAD_OF_RECORD,
      Measure.TEXT_CUT,
      Measure.NEWEST,
      Measure.UNKNOWN_PARTNER,
      Measure.UNKNOWN_PARTNER_YOUNG,
      Measure.TOTAL_DIFFERS,
      Measure.TOTAL_DIFFERS_YOUNG,
      Measure.REFUND_ABOVE_TOTAL),

  /** What the rules count of clean items. */
  ITEM_QUALITY(
      keys(),
      Measure.RECORDS,
      Measure.DUPLICATES,
      Measure.NEWEST,
      Measure.UNKNOWN_PARTNER,
      Measure.UNKNOWN_PARTNER_YOUNG),

  /** Orders and items that broke a rule; the raw file of those that do not parse. */
  BROKEN(
      keys()
          .add(KpiColumns.TOPIC, StringType)
          .add(RecordColumns.BROKEN_RULE, StringType)
          .add(RecordColumns.RAW_FILE, StringType),
      Measure.RECORDS),

  /** Newest versions of orders that were not deleted. */
  ORDERS(
      keys()
          .add(Columns.ORDER_ID, StringType)
          .add(Columns.ORDER_DATE, TimestampType)
          .add(Columns.CUSTOMER_ID, StringType)
          .add(Columns.STATUS, StringType)
          .add(Columns.SALES_CHANNEL, StringType)
          .add(Columns.PAYMENT_METHOD, StringType)
          .add(Columns.TOTAL_AMOUNT, AMOUNT)
          .add(FactColumns.CANCELLED, IntegerType)
          .add(KpiColumns.GROSS_SALES, AMOUNT)
          .add(KpiColumns.REFUNDS, AMOUNT)
          .add(KpiColumns.ITEMS, LongType)),

  /** Newest versions of items that count. */
  ITEMS(
      keys()
          .add(Columns.ORDER_ID, StringType)
          .add(Columns.ITEM_ID, StringType)
          .add(Columns.ORDER_DATE, TimestampType)
          .add(Columns.PRODUCT_ID, StringType)
          .add(KpiColumns.ITEMS, LongType)
          .add(Columns.UNIT_PRICE, AMOUNT));

  private final StructType keys;
  private final StructType schema;
  private final List<Measure> measures;

  FactTable(StructType keys, Measure... measures) {
    this.keys = keys;
    this.measures = List.of(measures);
    StructType all = keys;
    for (Measure measure : measures) {
      all = all.add(measure.column(), measure.type());
    }
    this.schema = all;
  }

  private static StructType keys() {
    return new StructType().add(RecordDays.HOME_DAY, DateType);
  }

  /** The tables that are sums, small enough to be held in memory. */
  static List<FactTable> sums() {
    return Arrays.stream(values()).filter(table -> !table.measures.isEmpty()).toList();
  }

  /** The first columns: what the rows of a sum have in common. */
  int keyCount() {
    return keys.length();
  }

  /** What the other columns are; none of a table of whole orders or items. */
  List<Measure> measures() {
    return measures;
  }

  @Override
  public String namespace() {
    return "facts";
  }

  @Override
  public StructType schema() {
    return schema;
  }
}
