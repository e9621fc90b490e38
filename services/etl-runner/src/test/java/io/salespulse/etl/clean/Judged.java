package io.salespulse.etl.clean;

import static io.salespulse.etl.TestSpark.frame;
import static io.salespulse.etl.TestSpark.row;
import static org.apache.spark.sql.functions.col;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.TestSpark.Values;
import io.salespulse.etl.raw.RawReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Raw rows that break no rule, to be broken by one value each, and what became of them. */
final class Judged {
  static final CleaningRules RULES = rules(ZoneOffset.UTC);
  static final String CLEAN = "clean";

  static final Values CUSTOMER =
      row(
          Columns.CUSTOMER_ID, "c1",
          Columns.NAME, "Ann",
          Columns.SIGNUP_DATE, "2026-11-22T10:00:00Z",
          Columns.LOCATION, "Oslo",
          Columns.MEMBERSHIP_TYPE, "Gold",
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
          Columns.KAFKA_OFFSET, "1",
          Columns.KAFKA_TIMESTAMP, "2026-11-22T10:00:00Z",
          Columns.DAY, "2026-11-22");

  private Judged() {}

  /** As of 2026-11-22T12:00Z with a minute of grace. */
  static CleaningRules rules(ZoneId sourceZone) {
    return new CleaningRules(
        sourceZone, Instant.parse("2026-11-22T11:59:00Z"), LocalDate.of(2026, 11, 24));
  }

  static Dataset<Row> customers(CleaningRules rules, Values... raw) {
    return CustomerCleaning.judge(frame(RawReader.schema(Topic.CUSTOMERS), raw), rules);
  }

  static Dataset<Row> products(CleaningRules rules, Values... raw) {
    return ProductCleaning.judge(frame(RawReader.schema(Topic.PRODUCTS), raw), rules);
  }

  static Dataset<Row> orders(CleaningRules rules, Values... raw) {
    return OrderCleaning.judge(frame(RawReader.schema(Topic.ORDERS), raw), rules);
  }

  /** Items of the days of one clean order, {@link #ORDER}. */
  static Dataset<Row> items(CleaningRules rules, Values... raw) {
    Dataset<Row> orders =
        Cleaning.clean(orders(rules, ORDER))
            .withColumn(Columns.MEMBERSHIP_TYPE, org.apache.spark.sql.functions.lit("Gold"));
    return ItemCleaning.judge(frame(RawReader.schema(Topic.ORDER_ITEMS), raw), orders, rules);
  }

  /** The rule that each row broke, or {@link #CLEAN}, by the row's Kafka offset. */
  static Map<Long, String> verdicts(Dataset<Row> judged) {
    Map<Long, String> verdicts = new TreeMap<>();
    for (Row row :
        judged.select(col(Columns.KAFKA_OFFSET), col(Cleaning.BROKEN_RULE)).collectAsList()) {
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
