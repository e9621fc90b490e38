package io.salespulse.etl.records;

import static io.salespulse.etl.spark.Money.AMOUNT;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.salespulse.contract.Column;
import io.salespulse.contract.ColumnType;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.tables.RecordDays;
import io.salespulse.etl.tables.StoredTable;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Every record of every raw file, typed and judged: a table for each topic, with its columns. Where
 * a topic gets another column, the tables get another {@code FORM}.
 *
 * <p>Orders and items are cut by home day, so that facts of a day are made from files of that day.
 * Customers and products are few and every day sees all of them, so that they are in one piece.
 */
public enum RecordTable implements StoredTable {
  CUSTOMERS,
  PRODUCTS,
  ORDERS,

  /** An item whose order is not known yet waits, and has no home day. */
  ORDER_ITEMS;

  /** Of 50,000 ids, one in a hundred that are not there is taken for one that may be. */
  private static final int BLOOM_FILTER_BYTES = 64 << 10;

  private final StructType schema = schema(Topic.valueOf(name()));

  private static StructType schema(Topic topic) {
    StructType ofTopic = new StructType();
    for (Column column : topic.columns()) {
      ofTopic = ofTopic.add(column.name(), type(column.type()));
    }
    return ofTopic
        .add(Columns.DELETED, BooleanType)
        .add(Columns.KAFKA_TIMESTAMP, TimestampType)
        .add(RecordColumns.KAFKA_PARTITION, IntegerType)
        .add(Columns.KAFKA_OFFSET, LongType)
        .add(RecordColumns.LINE, IntegerType)
        .add(RecordColumns.RAW_FILE, StringType)
        .add(RecordColumns.BROKEN_RULE, StringType)
        .add(RecordColumns.TEXT_CUT, BooleanType)
        .add(RecordDays.HOME_DAY, DateType);
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case TEXT -> StringType;
      case INTEGER -> IntegerType;
      case DECIMAL -> AMOUNT;
      case TIMESTAMP -> TimestampType;
    };
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
  public StructType schema() {
    return schema;
  }

  @Override
  public PartitionSpec partitioning(Schema of) {
    return isByDay() ? StoredTable.super.partitioning(of) : PartitionSpec.unpartitioned();
  }

  /**
   * The files in which an id may be are told by the bounds of the ids and by Bloom filters, so that
   * looking up some ids does not read the history.
   */
  @Override
  public Map<String, String> properties() {
    return isByDay()
        ? Map.of(
            TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + Columns.ORDER_ID,
            "full",
            TableProperties.PARQUET_BLOOM_FILTER_COLUMN_ENABLED_PREFIX + Columns.ORDER_ID,
            "true",
            // Every file has a filter of this size, however few ids are in it.
            TableProperties.PARQUET_BLOOM_FILTER_MAX_BYTES,
            String.valueOf(BLOOM_FILTER_BYTES))
        : Map.of();
  }
}
