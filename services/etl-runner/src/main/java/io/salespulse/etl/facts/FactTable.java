package io.salespulse.etl.facts;

import static io.salespulse.etl.spark.Money.AMOUNT;
import static io.salespulse.etl.spark.Money.SUM;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.clean.ItemCleaning;
import java.util.Locale;
import org.apache.spark.sql.types.StructType;

/** The Parquet datasets below {@code data/facts/}, each partitioned by UTC day. */
public enum FactTable {
  /** Judged customers: the newest clean version of each in the day, and what was left out. */
  CUSTOMERS(
      new StructType()
          .add(Columns.CUSTOMER_ID, StringType)
          .add(Columns.NAME, StringType)
          .add(Columns.LOCATION, StringType)
          .add(Columns.MEMBERSHIP_TYPE, StringType)
          .add(Columns.SIGNUP_DATE, TimestampType)
          .add(Columns.KAFKA_OFFSET, LongType)
          .add(Cleaning.BROKEN_RULE, StringType)),

  /** Judged products: the newest clean version of each in the day, and what was left out. */
  PRODUCTS(
      new StructType()
          .add(Columns.PRODUCT_ID, StringType)
          .add(Columns.CATEGORY, StringType)
          .add(Columns.NAME, StringType)
          .add(Columns.PRICE, AMOUNT)
          .add(Columns.COST, AMOUNT)
          .add(Columns.STOCK_QUANTITY, IntegerType)
          .add(Columns.KAFKA_OFFSET, LongType)
          .add(Cleaning.BROKEN_RULE, StringType)),

  /** Judged orders with the customer's membership at the end of the day. */
  ORDERS(
      new StructType()
          .add(Columns.ORDER_ID, StringType)
          .add(Columns.CUSTOMER_ID, StringType)
          .add(Columns.ORDER_DATE, TimestampType)
          .add(Columns.TOTAL_AMOUNT, AMOUNT)
          .add(Columns.SALES_CHANNEL, StringType)
          .add(Columns.PAYMENT_METHOD, StringType)
          .add(Columns.MEMBERSHIP_TYPE, StringType)
          .add(FactColumns.CUSTOMER_KNOWN, BooleanType)
          .add(Columns.KAFKA_TIMESTAMP, TimestampType)
          .add(Cleaning.BROKEN_RULE, StringType)),

  /** Judged items with attributes of their order, and of their product at the end of the day. */
  ITEMS(
      new StructType()
          .add(Columns.ITEM_ID, StringType)
          .add(Columns.ORDER_ID, StringType)
          .add(Columns.PRODUCT_ID, StringType)
          .add(Columns.QUANTITY, IntegerType)
          .add(Columns.UNIT_PRICE, AMOUNT)
          .add(Columns.ORDER_DATE, TimestampType)
          .add(Columns.SALES_CHANNEL, StringType)
          .add(Columns.MEMBERSHIP_TYPE, StringType)
          .add(Columns.CATEGORY, StringType)
          .add(Columns.COST, AMOUNT)
          .add(FactColumns.PRODUCT_KNOWN, BooleanType)
          .add(FactColumns.FIRST_OF_ORDER, BooleanType)
          .add(FactColumns.FIRST_OF_CATEGORY, BooleanType)
          .add(FactColumns.TOTAL_DIFFERS, BooleanType)
          .add(ItemCleaning.ORDER_IN_GRACE, BooleanType)
          .add(Columns.KAFKA_TIMESTAMP, TimestampType)
          .add(Cleaning.BROKEN_RULE, StringType)),

  /** Small sums of every {@link Aggregate} kind; columns a kind does not use are null. */
  AGGREGATES(
      new StructType()
          .add(FactColumns.KIND, StringType)
          .add(KpiColumns.HOUR_START, StringType)
          .add(KpiColumns.DATE, DateType)
          .add(Columns.CATEGORY, StringType)
          .add(Columns.SALES_CHANNEL, StringType)
          .add(Columns.PAYMENT_METHOD, StringType)
          .add(Columns.MEMBERSHIP_TYPE, StringType)
          .add(Columns.PRODUCT_ID, StringType)
          .add(KpiColumns.TOPIC, StringType)
          .add(KpiColumns.RULE, StringType)
          .add(KpiColumns.ORDERS, LongType)
          .add(KpiColumns.ITEMS, LongType)
          .add(KpiColumns.SALES, SUM)
          .add(KpiColumns.REVENUE, SUM)
          .add(FactColumns.COST_OF_GOODS, SUM)
          .add(FactColumns.INVENTORY_VALUE, SUM)
          .add(KpiColumns.CHECKED, LongType)
          .add(KpiColumns.FAILED, LongType)
          .add(FactColumns.PENDING, LongType)),

  /** One row per customer, membership and local date. */
  CUSTOMER_DAYS(
      new StructType()
          .add(Columns.CUSTOMER_ID, StringType)
          .add(KpiColumns.DATE, DateType)
          .add(Columns.MEMBERSHIP_TYPE, StringType)
          .add(KpiColumns.ORDERS, LongType)
          .add(KpiColumns.SALES, SUM)
          .add(FactColumns.FIRST_ORDER, TimestampType)
          .add(KpiColumns.LAST_ORDER, TimestampType));

  private final StructType schema;

  FactTable(StructType schema) {
    this.schema = schema.add(Columns.DAY, DateType);
  }

  /** The columns; the last is the day. */
  public StructType schema() {
    return schema;
  }

  /** Name of the dataset's directory. */
  public String directory() {
    return name().toLowerCase(Locale.ROOT);
  }
}
