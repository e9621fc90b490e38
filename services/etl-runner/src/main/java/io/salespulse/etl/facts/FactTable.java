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
import java.util.Locale;
import org.apache.spark.sql.types.StructType;

/** The Parquet datasets below {@code data/facts/}, each partitioned by UTC day. */
public enum FactTable {
  /** The newest clean version of each customer in the day. */
  CUSTOMERS(
      new StructType()
          .add(Columns.CUSTOMER_ID, StringType)
          .add(Columns.NAME, StringType)
          .add(Columns.LOCATION, StringType)
          .add(Columns.MEMBERSHIP_TYPE, StringType)
          .add(Columns.SIGNUP_DATE, TimestampType)
          .add(Columns.KAFKA_OFFSET, LongType)),

  /** The newest clean version of each product in the day. */
  PRODUCTS(
      new StructType()
          .add(Columns.PRODUCT_ID, StringType)
          .add(Columns.CATEGORY, StringType)
          .add(Columns.NAME, StringType)
          .add(Columns.PRICE, AMOUNT)
          .add(Columns.COST, AMOUNT)
          .add(Columns.STOCK_QUANTITY, IntegerType)
          .add(Columns.KAFKA_OFFSET, LongType)),

  /** Clean orders, as far as moving windows need them. */
  ORDERS(new StructType().add(Columns.ORDER_DATE, TimestampType).add(Columns.TOTAL_AMOUNT, AMOUNT)),

  /** Clean items with the date of their order, as far as moving windows need them. */
  ITEMS(
      new StructType()
          .add(Columns.ORDER_DATE, TimestampType)
          .add(Columns.PRODUCT_ID, StringType)
          .add(Columns.QUANTITY, IntegerType)
          .add(Columns.UNIT_PRICE, AMOUNT)),

  /** Small sums of every {@link Aggregate} kind; columns a kind does not use are null. */
  AGGREGATES(
      new StructType()
          .add(FactColumns.KIND, StringType)
          .add(FactColumns.LOCAL_HOUR, TimestampType)
          .add(FactColumns.OFFSET_SECONDS, IntegerType)
          .add(KpiColumns.DATE, DateType)
          .add(Columns.CATEGORY, StringType)
          .add(Columns.SALES_CHANNEL, StringType)
          .add(Columns.PAYMENT_METHOD, StringType)
          .add(Columns.MEMBERSHIP_TYPE, StringType)
          .add(Columns.PRODUCT_ID, StringType)
          .add(KpiColumns.ORDERS, LongType)
          .add(KpiColumns.ITEMS, LongType)
          .add(KpiColumns.SALES, SUM)
          .add(KpiColumns.REVENUE, SUM)
          .add(FactColumns.COST_OF_GOODS, SUM)
          .add(KpiColumns.TOPIC, StringType)
          .add(Cleaning.BROKEN_RULE, StringType)
          .add(FactColumns.UNKNOWN_PARTNER, BooleanType)
          .add(FactColumns.TOTAL_DIFFERS, BooleanType)
          .add(FactColumns.AHEAD_OF_RECORD, BooleanType)
          .add(Cleaning.TEXT_CUT, BooleanType)
          .add(FactColumns.YOUNG, BooleanType)
          .add(FactColumns.RECORDS, LongType)),

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
