package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.DELETED;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.DataQualityRule.AMOUNTS_NOT_NEGATIVE;
import static io.salespulse.contract.DataQualityRule.IDS_PRESENT;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_ORDER;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_PRODUCT;
import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static io.salespulse.contract.DataQualityRule.NOT_A_DUPLICATE;
import static io.salespulse.contract.DataQualityRule.NOT_IN_FUTURE;
import static io.salespulse.contract.DataQualityRule.NUMBERS_PARSE;
import static io.salespulse.contract.DataQualityRule.ORDER_HAS_CUSTOMER;
import static io.salespulse.contract.DataQualityRule.ORDER_NOT_AHEAD_OF_RECORD;
import static io.salespulse.contract.DataQualityRule.ORDER_TOTAL_MATCHES_ITEMS;
import static io.salespulse.contract.DataQualityRule.REFUND_NOT_ABOVE_TOTAL;
import static io.salespulse.contract.DataQualityRule.TEXTS_NOT_CUT;
import static io.salespulse.contract.DataQualityRule.TIMESTAMPS_PARSE;
import static io.salespulse.etl.clean.RecordColumns.BROKEN_RULE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.RawReader;
import io.salespulse.etl.tables.RecordDays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How rows are judged: each by itself, in the order of {@link DataQualityRule}, and the first rule
 * a row breaks is the one that counts it and takes it out. Rows that are out stay in the records
 * with the rule's name in {@link RecordColumns#BROKEN_RULE}, where someone who looks for them finds
 * them.
 */
public final class Cleaning {

  private Cleaning() {}

  /**
   * Types and judges raw rows of a topic. What comes of it depends on the row and the zone alone.
   *
   * @param raw as {@link RawReader#read} answers
   * @param sourceZone zone of times without an offset
   * @return the topic's columns with their types, and those of {@link RecordColumns}; the home day
   *     is the UTC day of the record
   */
  public static Dataset<Row> judge(Topic topic, Dataset<Row> raw, ZoneId sourceZone) {
    return switch (topic) {
      case CUSTOMERS -> CustomerCleaning.judge(raw, sourceZone);
      case PRODUCTS -> ProductCleaning.judge(raw, sourceZone);
      case ORDERS -> OrderCleaning.judge(raw, sourceZone);
      case ORDER_ITEMS -> ItemCleaning.judge(raw);
    };
  }

  /** Rules that take rows of a topic out, in the order they are applied. */
  public static List<DataQualityRule> rules(Topic topic) {
    return switch (topic) {
      case CUSTOMERS -> List.of(LINE_PARSES, IDS_PRESENT, TIMESTAMPS_PARSE, NOT_IN_FUTURE);
      case PRODUCTS, ORDERS ->
          List.of(
              LINE_PARSES,
              IDS_PRESENT,
              NUMBERS_PARSE,
              TIMESTAMPS_PARSE,
              AMOUNTS_NOT_NEGATIVE,
              NOT_IN_FUTURE);
      case ORDER_ITEMS -> List.of(LINE_PARSES, IDS_PRESENT, NUMBERS_PARSE, AMOUNTS_NOT_NEGATIVE);
    };
  }

  /** Rules of a topic that count a clean row without taking it out. */
  public static List<DataQualityRule> countingRules(Topic topic) {
    return switch (topic) {
      case CUSTOMERS, PRODUCTS -> List.of(NOT_A_DUPLICATE, TEXTS_NOT_CUT);
      case ORDERS ->
          List.of(
              NOT_A_DUPLICATE,
              ORDER_HAS_CUSTOMER,
              ORDER_TOTAL_MATCHES_ITEMS,
              REFUND_NOT_ABOVE_TOTAL,
              ORDER_NOT_AHEAD_OF_RECORD,
              TEXTS_NOT_CUT);
      case ORDER_ITEMS -> List.of(NOT_A_DUPLICATE, ITEM_HAS_ORDER, ITEM_HAS_PRODUCT);
    };
  }

  /** The condition of clean rows. */
  public static Column isClean() {
    return col(BROKEN_RULE).isNull();
  }

  /** What every record has: where it stood in Kafka, and its UTC day. */
  static Column[] withPosition(Column... values) {
    List<Column> columns = new ArrayList<>(List.of(values));
    columns.add(coalesce(col(DELETED).equalTo("true"), lit(false)).as(DELETED));
    columns.add(Text.instant(KAFKA_TIMESTAMP).as(KAFKA_TIMESTAMP));
    columns.add(Text.partition(RawReader.FILE_NAME).as(RecordColumns.KAFKA_PARTITION));
    columns.add(Text.offset(KAFKA_OFFSET).as(KAFKA_OFFSET));
    columns.add(lit(0).as(RecordColumns.LINE));
    columns.add(col(RawReader.FILE_NAME).as(RecordColumns.RAW_FILE));
    columns.add(col(Columns.DAY).as(RecordDays.HOME_DAY));
    columns.add(col(RawReader.CORRUPT_LINE));
    return columns.toArray(Column[]::new);
  }

  /** {@code condition} of rows that say something; a deletion says nothing but its ids. */
  static Column says(Column condition) {
    return not(col(DELETED)).and(condition);
  }

  /** Begins the chain of rules. */
  static Column broken(Column idsMissing) {
    return when(col(RawReader.CORRUPT_LINE).isNotNull(), LINE_PARSES.rule())
        .when(idsMissing, IDS_PRESENT.rule());
  }

  /** Whether a value is no time, or one before 1970, when no shop had a topic. */
  static Column isNoTime(String instant) {
    return col(instant).isNull().or(beforeTimes(instant));
  }

  /** Whether a time is before 1970; false where there is none. */
  static Column beforeTimes(String instant) {
    return coalesce(col(instant).lt(lit(Instant.EPOCH)), lit(false));
  }

  /** Whether an event is more than a day after its Kafka record. */
  static Column inFuture(String instant) {
    Column recorded = coalesce(col(KAFKA_TIMESTAMP), col(RecordDays.HOME_DAY).cast("timestamp"));
    return coalesce(col(instant).gt(recorded.plus(expr("INTERVAL 1 DAY"))), lit(false));
  }

  /** Whether an amount is less than 0; false where there is none. */
  static Column below0(String amount) {
    return coalesce(col(amount).lt(0), lit(false));
  }

  /** Whether text is there that is no value of its column. */
  static Column unread(String text, String value) {
    return col(text).isNotNull().and(col(value).isNull());
  }
}
