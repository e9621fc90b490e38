package io.salespulse.etl.records;

import static io.salespulse.etl.spark.Money.AMOUNT;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.tables.RecordDays;
import io.salespulse.etl.tables.StoredTable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.spark.sql.types.StructType;

/**
 * Every record of every raw file, typed and judged.
 *
 * <p>Orders and items are cut by home day, so that facts of a day are made from files of that day.
 * Customers and products are few and every day sees all of them, so that they are in one piece.
 */
public enum RecordTable implements StoredTable {
  CUSTOMERS(
      new StructType()
          .add(Columns.CUSTOMER_ID, StringType)
          .add(Columns.NAME, StringType)
          .add(Columns.GENDER, StringType)
          .add(Columns.EMAIL, StringType)
          .add(Columns.PHONE, StringType)
          .add(Columns.SIGNUP_DATE, TimestampType)
          .add(Columns.LOCATION, StringType)
          .add(Columns.MEMBERSHIP_TYPE, StringType),
      schema -> PartitionSpec.unpartitioned()),

  PRODUCTS(
      new StructType()
          .add(Columns.PRODUCT_ID, StringType)
          .add(Columns.CATEGORY, StringType)
          .add(Columns.NAME, StringType)
          .add(Columns.PRICE, AMOUNT)
          .add(Columns.COST, AMOUNT)
          .add(Columns.STOCK_QUANTITY, IntegerType)
          .add(Columns.UPDATED_AT, TimestampType),
      schema -> PartitionSpec.unpartitioned()),

  ORDERS(
      new StructType()
          .add(Columns.ORDER_ID, StringType)
          .add(Columns.CUSTOMER_ID, StringType)
          .add(Columns.ORDER_DATE, TimestampType)
          .add(Columns.TOTAL_AMOUNT, AMOUNT)
          .add(Columns.SALES_CHANNEL, StringType)
          .add(Columns.PAYMENT_METHOD, StringType)
          .add(Columns.STATUS, StringType)
          .add(Columns.REFUNDED_AMOUNT, AMOUNT),
      RecordDays::partitions),

  /** An item whose order is not known yet waits, and has no home day. */
  ORDER_ITEMS(
      new StructType()
          .add(Columns.ITEM_ID, StringType)
          .add(Columns.ORDER_ID, StringType)
          .add(Columns.PRODUCT_ID, StringType)
          .add(Columns.QUANTITY, IntegerType)
          .add(Columns.UNIT_PRICE, AMOUNT),
      RecordDays::partitions);

  /** Of 50,000 ids, one in a hundred that are not there is taken for one that may be. */
  private static final int BLOOM_FILTER_BYTES = 64 << 10;

  private final StructType schema;
  private final Function<Schema, PartitionSpec> partitioning;

  RecordTable(StructType ofTopic, Function<Schema, PartitionSpec> partitioning) {
    this.schema =
        ofTopic
            .add(Columns.DELETED, BooleanType)
            .add(Columns.KAFKA_TIMESTAMP, TimestampType)
            .add(RecordColumns.KAFKA_PARTITION, IntegerType)
            .add(Columns.KAFKA_OFFSET, LongType)
            .add(RecordColumns.LINE, IntegerType)
            .add(RecordColumns.RAW_FILE, StringType)
            .add(RecordColumns.BROKEN_RULE, StringType)
            .add(RecordColumns.TEXT_CUT, BooleanType)
            .add(RecordDays.HOME_DAY, DateType);
    this.partitioning = partitioning;
  }

  /** The records of a topic. */
  public static RecordTable of(Topic topic) {
    return valueOf(topic.name());
  }

  /** Whether its files are cut by home day. */
  public boolean isByDay() {
    return schema.getFieldIndex(Columns.ORDER_ID).isDefined();
  }

  @Override
  public String namespace() {
    return "records";
  }

  @Override
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public StructType schema() {
    return schema;
  }

  @Override
  public PartitionSpec partitioning(Schema of) {
    return partitioning.apply(of);
  }

  /**
   * The files in which an id may be are told by the bounds of the ids and by Bloom filters, so that
   * looking up some ids does not read the history.
   */
  @Override
  public Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    if (isByDay()) {
      properties.put(TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + Columns.ORDER_ID, "full");
      properties.put(
          TableProperties.PARQUET_BLOOM_FILTER_COLUMN_ENABLED_PREFIX + Columns.ORDER_ID, "true");
      // Every file has a filter of this size, however few ids are in it.
      properties.put(
          TableProperties.PARQUET_BLOOM_FILTER_MAX_BYTES, String.valueOf(BLOOM_FILTER_BYTES));
    }
    return properties;
  }
}
