package io.salespulse.etl.clean;

import static io.salespulse.etl.TestSpark.frame;
import static io.salespulse.etl.TestSpark.row;
import static org.apache.spark.sql.functions.col;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.TestSpark.Values;
import io.salespulse.etl.raw.RawReader;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Raw rows that break no rule, to be broken by one value each, and what became of them. */
final class Judged {
  static final String CLEAN = "clean";

  /** Of partition 3; the topic does not matter. */
  private static final String FILE = "any-3-00000000000000000001.csv";

  static final Values CUSTOMER =
      row(
          Columns.CUSTOMER_ID, "c1",
          Columns.NAME, "Ann",
          Columns.SIGNUP_DATE, "2026-11-22T10:00:00Z",
          Columns.LOCATION, "Oslo",
          Columns.MEMBERSHIP_TYPE, "Gold",
          RawReader.FILE_NAME, FILE,
          Columns.KAFKA_OFFSET, "1",
          Columns.KAFKA_TIMESTAMP, "2026-11-22T10:00:00Z",
          Columns.DAY, "2026-11-22");

  static final Values PRODUCT =
      row(
          Columns.PRODUCT_ID, "p1",
          Columns.CATEGORY, "Books",
          Columns.NAME, "Atlas",
          Columns.PRICE, "12.50",
          Columns.COST, "7.25",
          Columns.STOCK_QUANTITY, "40",
          Columns.UPDATED_AT, "2026-11-22T10:00:00Z",
          RawReader.FILE_NAME, FILE,
          Columns.KAFKA_OFFSET, "1",
          Columns.KAFKA_TIMESTAMP, "2026-11-22T10:00:00Z",
          Columns.DAY, "2026-11-22");

  static final Values ORDER =
      row(
          Columns.ORDER_ID, "o1",
          Columns.CUSTOMER_ID, "c1",
          Columns.ORDER_DATE, "2026-11-22T10:00:00Z",
          Columns.TOTAL_AMOUNT, "12.50",
          Columns.SALES_CHANNEL, "web",
          Columns.PAYMENT_METHOD, "card",
          RawReader.FILE_NAME, FILE,
          Columns.KAFKA_OFFSET, "1",
          Columns.KAFKA_TIMESTAMP, "2026-11-22T10:00:00Z",
          Columns.DAY, "2026-11-22");

  static final Values ITEM =
      row(
          Columns.ITEM_ID, "i1",
          Columns.ORDER_ID, "o1",
          Columns.PRODUCT_ID, "p1",
          Columns.QUANTITY, "2",
          Columns.UNIT_PRICE, "6.25",
          RawReader.FILE_NAME, FILE,
          Columns.KAFKA_OFFSET, "1",
          Columns.KAFKA_TIMESTAMP, "2026-11-22T10:00:00Z",
          Columns.DAY, "2026-11-22");

  private Judged() {}

  /** Judged with times without an offset in UTC. */
  static Dataset<Row> judged(Topic topic, Values... raw) {
    return judged(topic, ZoneOffset.UTC, raw);
  }

  static Dataset<Row> judged(Topic topic, ZoneId sourceZone, Values... raw) {
    return Cleaning.judge(topic, frame(RawReader.schema(topic), raw), sourceZone);
  }

  /** The rule that each row broke, or {@link #CLEAN}, by the row's Kafka offset. */
  static Map<Long, String> verdicts(Dataset<Row> judged) {
    Map<Long, String> verdicts = new TreeMap<>();
    for (Row row :
        judged.select(col(Columns.KAFKA_OFFSET), col(RecordColumns.BROKEN_RULE)).collectAsList()) {
      String before = verdicts.put(row.getLong(0), row.isNullAt(1) ? CLEAN : row.getString(1));
      if (before != null) {
        throw new IllegalStateException("offset " + row.getLong(0) + " comes twice");
      }
    }
    return verdicts;
  }

  /** The row with a number of its own: an id and the Kafka offset. */
  static Values numbered(Values row, String id, int number) {
    return row.with(id, "n" + number, Columns.KAFKA_OFFSET, String.valueOf(number));
  }
}
