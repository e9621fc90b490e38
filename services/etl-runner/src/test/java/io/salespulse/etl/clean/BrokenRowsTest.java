package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.COST;
import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.ITEM_ID;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PRICE;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.REFUNDED_AMOUNT;
import static io.salespulse.contract.Columns.SIGNUP_DATE;
import static io.salespulse.contract.Columns.STOCK_QUANTITY;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.Columns.UPDATED_AT;
import static io.salespulse.contract.DataQualityRule.AMOUNTS_NOT_NEGATIVE;
import static io.salespulse.contract.DataQualityRule.IDS_PRESENT;
import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static io.salespulse.contract.DataQualityRule.NOT_IN_FUTURE;
import static io.salespulse.contract.DataQualityRule.NUMBERS_PARSE;
import static io.salespulse.contract.DataQualityRule.TIMESTAMPS_PARSE;
import static io.salespulse.etl.clean.Judged.CLEAN;
import static io.salespulse.etl.clean.Judged.CUSTOMER;
import static io.salespulse.etl.clean.Judged.ITEM;
import static io.salespulse.etl.clean.Judged.ORDER;
import static io.salespulse.etl.clean.Judged.PRODUCT;
import static io.salespulse.etl.clean.Judged.judged;
import static io.salespulse.etl.clean.Judged.numbered;
import static io.salespulse.etl.clean.Judged.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.TestSpark.Values;
import io.salespulse.etl.raw.RawReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every rule that takes a row out, broken by one value of one row. */
class BrokenRowsTest {
  /** A batch of rows that break one rule each; judged together, as in a file. */
  private static final class Batch {
    private final Topic topic;
    private final Values sound;
    private final List<Values> rows = new ArrayList<>();
    private final Map<Long, String> expected = new TreeMap<>();

    Batch(Topic topic, Values sound) {
      this.topic = topic;
      this.sound = sound;
      add(CLEAN, sound);
    }

    /** A row with this value in this column, and the rule that it breaks. */
    Batch breaks(DataQualityRule rule, String column, String value) {
      return add(rule.rule(), sound, column, value);
    }

    Batch passes(String column, String value) {
      return add(CLEAN, sound, column, value);
    }

    private Batch add(String verdict, Values row, Object... change) {
      int number = rows.size() + 1;
      rows.add(numbered(row, topic.idColumn(), number).with(change));
      expected.put((long) number, verdict);
      return this;
    }

    void isJudgedSo() {
      assertThat(verdicts(judged(topic, rows.toArray(Values[]::new)))).isEqualTo(expected);
    }
  }

  @Test
  void customersBreakEachRuleByOneValue() {
    new Batch(Topic.CUSTOMERS, CUSTOMER)
        .breaks(LINE_PARSES, RawReader.CORRUPT_LINE, "c1,Ann,too,few")
        .breaks(IDS_PRESENT, CUSTOMER_ID, null)
        .breaks(IDS_PRESENT, CUSTOMER_ID, " \t\u00a0")
        .breaks(IDS_PRESENT, CUSTOMER_ID, "\u00e9".repeat(201))
        .passes(CUSTOMER_ID, "\u00e9".repeat(200))
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "yesterday")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, null)
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "2026-02-30T10:00:00Z")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "22.11.2026 10:00")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "1763805600.5")
        // What some programs write for no time at all: the least number of 64 bits.
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "-9223372036854775808")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "-9223372036854775809")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "-1")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "1e-99")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "99999999999999999999")
        .passes(SIGNUP_DATE, "1763805600")
        .passes(SIGNUP_DATE, "0")
        .breaks(NOT_IN_FUTURE, SIGNUP_DATE, "2026-11-23T10:00:00.001Z")
        .breaks(NOT_IN_FUTURE, Columns.KAFKA_TIMESTAMP, "2026-11-21T09:59:59.999Z")
        .passes(SIGNUP_DATE, "2026-11-23T10:00:00Z")
        .passes(Columns.KAFKA_TIMESTAMP, "2026-11-21T10:00:00Z")
        .passes(Columns.NAME, null)
        .passes(Columns.LOCATION, "")
        .isJudgedSo();
  }

  @Test
  void productsBreakEachRuleByOneValue() {
    new Batch(Topic.PRODUCTS, PRODUCT)
        .breaks(LINE_PARSES, RawReader.CORRUPT_LINE, "p1")
        .breaks(IDS_PRESENT, PRODUCT_ID, "\u202f")
        .breaks(IDS_PRESENT, PRODUCT_ID, "p".repeat(10_000))
        .breaks(NUMBERS_PARSE, PRICE, null)
        .breaks(NUMBERS_PARSE, PRICE, "twelve")
        .breaks(NUMBERS_PARSE, COST, "7,25")
        .breaks(NUMBERS_PARSE, STOCK_QUANTITY, "some")
        .breaks(NUMBERS_PARSE, STOCK_QUANTITY, "4.5")
        .breaks(NUMBERS_PARSE, STOCK_QUANTITY, "2.00000000000000000001")
        .passes(STOCK_QUANTITY, "4.0")
        .breaks(TIMESTAMPS_PARSE, UPDATED_AT, "now")
        .breaks(AMOUNTS_NOT_NEGATIVE, PRICE, "-0.01")
        .breaks(AMOUNTS_NOT_NEGATIVE, COST, "-1.00")
        .breaks(AMOUNTS_NOT_NEGATIVE, STOCK_QUANTITY, "-1")
        .breaks(NOT_IN_FUTURE, UPDATED_AT, "2026-11-23T10:00:01Z")
        .passes(PRICE, "0")
        .passes(COST, "")
        .passes(STOCK_QUANTITY, null)
        .passes(UPDATED_AT, null)
        .isJudgedSo();
  }

  @Test
  void ordersBreakEachRuleByOneValue() {
    new Batch(Topic.ORDERS, ORDER)
        .breaks(LINE_PARSES, RawReader.CORRUPT_LINE, "o1,c1,,,,,,,,,")
        .breaks(IDS_PRESENT, ORDER_ID, "  ")
        .breaks(IDS_PRESENT, CUSTOMER_ID, null)
        .breaks(IDS_PRESENT, CUSTOMER_ID, "c".repeat(201))
        .breaks(IDS_PRESENT, ORDER_ID, "o".repeat(201))
        .breaks(NUMBERS_PARSE, TOTAL_AMOUNT, "12,50")
        .breaks(NUMBERS_PARSE, TOTAL_AMOUNT, "NaN")
        .breaks(NUMBERS_PARSE, TOTAL_AMOUNT, "99999999999999999999")
        .breaks(NUMBERS_PARSE, TOTAL_AMOUNT, "")
        .breaks(TIMESTAMPS_PARSE, ORDER_DATE, "0001-01-01T00:00:00Z")
        .breaks(TIMESTAMPS_PARSE, ORDER_DATE, "1969-12-31T23:59:59.999Z")
        .breaks(NOT_IN_FUTURE, ORDER_DATE, "9999-12-31T23:59:59Z")
        .passes(ORDER_DATE, "1970-01-01T00:00:00Z")
        .breaks(TIMESTAMPS_PARSE, ORDER_DATE, "soon")
        .breaks(AMOUNTS_NOT_NEGATIVE, REFUNDED_AMOUNT, "-0.01")
        .breaks(NUMBERS_PARSE, REFUNDED_AMOUNT, "all")
        .passes(REFUNDED_AMOUNT, "\u00a0")
        .passes(REFUNDED_AMOUNT, "99.00")
        .passes(TOTAL_AMOUNT, "-1")
        .passes(Columns.STATUS, null)
        .breaks(NOT_IN_FUTURE, ORDER_DATE, "2036-11-22T10:00:00Z")
        .passes(TOTAL_AMOUNT, "0.00")
        .passes(Columns.SALES_CHANNEL, null)
        .isJudgedSo();
  }

  /** Texts that a number parser takes, or chokes on, and that nothing may calculate with. */
  private static final List<String> MONSTERS =
      List.of(
          "1e-999999999",
          "1e999999999",
          "-1E+999999999",
          "1e2147483647",
          "1e-2147483647",
          "1e99999999999999999999",
          "1e2000000",
          "9".repeat(1_000_000),
          "0." + "1".repeat(1_000_000),
          "\u0661\u0662",
          "1\u0663",
          "Infinity",
          "0x1p3",
          "1_000",
          "1d");

  @Test
  void numbersThatNobodyCanCalculateWithBreakTheirRuleAndNothingElse() {
    Batch orders = new Batch(Topic.ORDERS, ORDER);
    Batch products = new Batch(Topic.PRODUCTS, PRODUCT);
    Batch items = new Batch(Topic.ORDER_ITEMS, ITEM);
    for (String monster : MONSTERS) {
      orders.breaks(NUMBERS_PARSE, TOTAL_AMOUNT, monster);
      products.breaks(NUMBERS_PARSE, PRICE, monster);
      products.breaks(NUMBERS_PARSE, COST, monster);
      products.breaks(NUMBERS_PARSE, STOCK_QUANTITY, monster);
      items.breaks(NUMBERS_PARSE, QUANTITY, monster);
      items.breaks(NUMBERS_PARSE, UNIT_PRICE, monster);
      orders.breaks(TIMESTAMPS_PARSE, ORDER_DATE, monster);
    }
    orders.isJudgedSo();
    products.isJudgedSo();
    items.isJudgedSo();
  }

  @Test
  void itemsBreakEachRuleByOneValue() {
    new Batch(Topic.ORDER_ITEMS, ITEM)
        .breaks(LINE_PARSES, RawReader.CORRUPT_LINE, "i1,o1")
        .breaks(IDS_PRESENT, ITEM_ID, "")
        .breaks(IDS_PRESENT, ORDER_ID, null)
        .breaks(IDS_PRESENT, PRODUCT_ID, "\ufeff")
        .breaks(IDS_PRESENT, ITEM_ID, "i".repeat(201))
        .breaks(IDS_PRESENT, PRODUCT_ID, "p".repeat(201))
        .breaks(NUMBERS_PARSE, QUANTITY, "1.5")
        .breaks(NUMBERS_PARSE, QUANTITY, "two")
        .breaks(NUMBERS_PARSE, QUANTITY, "3000000000")
        .breaks(NUMBERS_PARSE, UNIT_PRICE, "free")
        .breaks(NUMBERS_PARSE, QUANTITY, "1e-99")
        .breaks(NUMBERS_PARSE, QUANTITY, "2.00000000000000000001")
        .breaks(NUMBERS_PARSE, QUANTITY, "25e-1")
        .breaks(NUMBERS_PARSE, QUANTITY, null)
        .passes(QUANTITY, "2.")
        .passes(QUANTITY, "20e-1")
        .passes(QUANTITY, "0")
        .passes(QUANTITY, "-3")
        .breaks(AMOUNTS_NOT_NEGATIVE, UNIT_PRICE, "-6.25")
        .passes(ORDER_ID, "never heard of")
        .passes(UNIT_PRICE, "0")
        .passes(PRODUCT_ID, "never heard of")
        .isJudgedSo();
  }

  /** All of them are beyond repair. */
  private static Values withoutSense(Values row) {
    Values nonsense = row;
    for (String column : row.byColumn().keySet()) {
      boolean isOfTheSink =
          List.of(Columns.KAFKA_OFFSET, Columns.KAFKA_TIMESTAMP, Columns.DAY, RawReader.FILE_NAME)
              .contains(column);
      nonsense = isOfTheSink ? nonsense : nonsense.with(column, "nonsense");
    }
    return nonsense;
  }

  @Test
  void ofADeletionNothingButItsIdsIsJudged() {
    new Batch(Topic.CUSTOMERS, withoutSense(CUSTOMER).with(Columns.DELETED, "true"))
        .breaks(IDS_PRESENT, CUSTOMER_ID, " ")
        .breaks(LINE_PARSES, RawReader.CORRUPT_LINE, "c1")
        .passes(SIGNUP_DATE, null)
        .isJudgedSo();
    new Batch(Topic.PRODUCTS, withoutSense(PRODUCT).with(Columns.DELETED, "true"))
        .breaks(IDS_PRESENT, PRODUCT_ID, null)
        .passes(PRICE, null)
        .isJudgedSo();
    new Batch(Topic.ORDERS, withoutSense(ORDER).with(Columns.DELETED, "true"))
        .breaks(IDS_PRESENT, ORDER_ID, null)
        .passes(CUSTOMER_ID, null)
        .passes(REFUNDED_AMOUNT, "-1")
        .isJudgedSo();
    new Batch(Topic.ORDER_ITEMS, withoutSense(ITEM).with(Columns.DELETED, "true"))
        .breaks(IDS_PRESENT, ITEM_ID, "")
        .breaks(IDS_PRESENT, ORDER_ID, null)
        .passes(PRODUCT_ID, null)
        .isJudgedSo();
  }

  @Test
  void onlyTheWordTrueDeletes() {
    new Batch(Topic.ORDERS, withoutSense(ORDER).with(Columns.DELETED, "true"))
        .breaks(NUMBERS_PARSE, Columns.DELETED, "false")
        .breaks(NUMBERS_PARSE, Columns.DELETED, null)
        .isJudgedSo();
  }

  @Test
  void theFirstBrokenRuleCounts() {
    Values row =
        ORDER.with(TOTAL_AMOUNT, "?", ORDER_DATE, "2036-11-22T10:00:00Z", REFUNDED_AMOUNT, "-1");
    new Batch(Topic.ORDERS, ORDER)
        .add(NUMBERS_PARSE.rule(), row)
        .add(IDS_PRESENT.rule(), row, CUSTOMER_ID, "")
        .add(AMOUNTS_NOT_NEGATIVE.rule(), row, TOTAL_AMOUNT, "1")
        .add(NOT_IN_FUTURE.rule(), row, TOTAL_AMOUNT, "1", REFUNDED_AMOUNT, "1")
        .add(TIMESTAMPS_PARSE.rule(), row, TOTAL_AMOUNT, "1", ORDER_DATE, "soon")
        .isJudgedSo();
  }
}
