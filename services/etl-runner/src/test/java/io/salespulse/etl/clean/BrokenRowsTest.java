package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.COST;
import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.ITEM_ID;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PRICE;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.SIGNUP_DATE;
import static io.salespulse.contract.Columns.STOCK_QUANTITY;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.Columns.UPDATED_AT;
import static io.salespulse.contract.DataQualityRule.AMOUNTS_NOT_NEGATIVE;
import static io.salespulse.contract.DataQualityRule.IDS_PRESENT;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_ORDER;
import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static io.salespulse.contract.DataQualityRule.NOT_IN_FUTURE;
import static io.salespulse.contract.DataQualityRule.NUMBERS_PARSE;
import static io.salespulse.contract.DataQualityRule.QUANTITY_AT_LEAST_ONE;
import static io.salespulse.contract.DataQualityRule.TIMESTAMPS_PARSE;
import static io.salespulse.etl.clean.Judged.CLEAN;
import static io.salespulse.etl.clean.Judged.CUSTOMER;
import static io.salespulse.etl.clean.Judged.ITEM;
import static io.salespulse.etl.clean.Judged.ORDER;
import static io.salespulse.etl.clean.Judged.PRODUCT;
import static io.salespulse.etl.clean.Judged.RULES;
import static io.salespulse.etl.clean.Judged.numbered;
import static io.salespulse.etl.clean.Judged.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.etl.TestSpark.Values;
import io.salespulse.etl.raw.RawReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Every rule that takes a row out, broken by one value of one row. */
class BrokenRowsTest {
  /** A batch of rows that break one rule each; judged together, as in a file. */
  private static final class Batch {
    private final Values sound;
    private final String id;
    private final List<Values> rows = new ArrayList<>();
    private final Map<Long, String> expected = new TreeMap<>();

    Batch(Values sound, String id) {
      this.sound = sound;
      this.id = id;
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
      rows.add(numbered(row, id, number).with(change));
      expected.put((long) number, verdict);
      return this;
    }

    void judgedBy(Function<Values[], Dataset<Row>> judge) {
      assertThat(verdicts(judge.apply(rows.toArray(Values[]::new)))).isEqualTo(expected);
    }
  }

  @Test
  void customersBreakEachRuleByOneValue() {
    new Batch(CUSTOMER, CUSTOMER_ID)
        .breaks(LINE_PARSES, RawReader.CORRUPT_LINE, "c1,Ann,too,few")
        .breaks(IDS_PRESENT, CUSTOMER_ID, null)
        .breaks(IDS_PRESENT, CUSTOMER_ID, " \t\u00a0")
        .breaks(IDS_PRESENT, CUSTOMER_ID, "\u00e9".repeat(201))
        .passes(CUSTOMER_ID, "\u00e9".repeat(200))
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "yesterday")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, null)
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "2026-02-30T10:00:00Z")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "22.11.2026 10:00")
        .breaks(TIMESTAMPS_PARSE, SIGNUP_DATE, "1763805600")
        .breaks(NOT_IN_FUTURE, SIGNUP_DATE, "2026-11-23T10:00:00.001Z")
        .breaks(NOT_IN_FUTURE, Columns.DAY, "2026-11-24")
        .passes(SIGNUP_DATE, "2026-11-23T10:00:00Z")
        .passes(Columns.DAY, "2026-11-23")
        .passes(Columns.NAME, null)
        .passes(Columns.LOCATION, "")
        .judgedBy(raw -> Judged.customers(RULES, raw));
  }

  @Test
  void productsBreakEachRuleByOneValue() {
    new Batch(PRODUCT, PRODUCT_ID)
        .breaks(LINE_PARSES, RawReader.CORRUPT_LINE, "p1")
        .breaks(IDS_PRESENT, PRODUCT_ID, "\u202f")
        .breaks(IDS_PRESENT, PRODUCT_ID, "p".repeat(10_000))
        .breaks(NUMBERS_PARSE, PRICE, null)
        .breaks(NUMBERS_PARSE, PRICE, "twelve")
        .breaks(NUMBERS_PARSE, COST, "7,25")
        .breaks(NUMBERS_PARSE, STOCK_QUANTITY, "some")
        .breaks(NUMBERS_PARSE, STOCK_QUANTITY, "4.5")
        .breaks(TIMESTAMPS_PARSE, UPDATED_AT, "now")
        .breaks(AMOUNTS_NOT_NEGATIVE, PRICE, "-0.01")
        .breaks(AMOUNTS_NOT_NEGATIVE, COST, "-1.00")
        .breaks(AMOUNTS_NOT_NEGATIVE, STOCK_QUANTITY, "-1")
        .breaks(NOT_IN_FUTURE, UPDATED_AT, "2026-11-24T00:00:00Z")
        .passes(PRICE, "0")
        .passes(COST, "")
        .passes(STOCK_QUANTITY, null)
        .passes(UPDATED_AT, null)
        .judgedBy(raw -> Judged.products(RULES, raw));
  }

  @Test
  void ordersBreakEachRuleByOneValue() {
    new Batch(ORDER, ORDER_ID)
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
        .breaks(AMOUNTS_NOT_NEGATIVE, TOTAL_AMOUNT, "-1")
        .breaks(NOT_IN_FUTURE, ORDER_DATE, "2036-11-22T10:00:00Z")
        .passes(TOTAL_AMOUNT, "0.00")
        .passes(Columns.SALES_CHANNEL, null)
        .judgedBy(raw -> Judged.orders(RULES, raw));
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
    Batch orders = new Batch(ORDER, ORDER_ID);
    Batch products = new Batch(PRODUCT, PRODUCT_ID);
    Batch items = new Batch(ITEM, ITEM_ID);
    for (String monster : MONSTERS) {
      orders.breaks(NUMBERS_PARSE, TOTAL_AMOUNT, monster);
      products.breaks(NUMBERS_PARSE, PRICE, monster);
      products.breaks(NUMBERS_PARSE, COST, monster);
      products.breaks(NUMBERS_PARSE, STOCK_QUANTITY, monster);
      items.breaks(NUMBERS_PARSE, QUANTITY, monster);
      items.breaks(NUMBERS_PARSE, UNIT_PRICE, monster);
      orders.breaks(TIMESTAMPS_PARSE, ORDER_DATE, monster);
    }
    orders.judgedBy(raw -> Judged.orders(RULES, raw));
    products.judgedBy(raw -> Judged.products(RULES, raw));
    items.judgedBy(raw -> Judged.items(RULES, raw));
  }

  @Test
  void itemsBreakEachRuleByOneValue() {
    new Batch(ITEM, ITEM_ID)
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
        .breaks(QUANTITY_AT_LEAST_ONE, QUANTITY, "0")
        .breaks(QUANTITY_AT_LEAST_ONE, QUANTITY, "-3")
        .breaks(AMOUNTS_NOT_NEGATIVE, UNIT_PRICE, "-6.25")
        .breaks(ITEM_HAS_ORDER, ORDER_ID, "o2")
        .passes(UNIT_PRICE, "0")
        .passes(PRODUCT_ID, "never heard of")
        .judgedBy(raw -> Judged.items(RULES, raw));
  }
}
