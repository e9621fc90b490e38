package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.DAY;
import static io.salespulse.contract.Columns.ITEM_ID;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.DataQualityRule.AMOUNTS_NOT_NEGATIVE;
import static io.salespulse.contract.DataQualityRule.IDS_PRESENT;
import static io.salespulse.contract.DataQualityRule.ID_UNIQUE_IN_DAY;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_ORDER;
import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static io.salespulse.contract.DataQualityRule.NUMBERS_PARSE;
import static io.salespulse.contract.DataQualityRule.QUANTITY_AT_LEAST_ONE;
import static io.salespulse.etl.clean.Cleaning.BROKEN_RULE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.salespulse.etl.raw.RawReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges raw order items: one clean row per item and day whose order is among the day's clean
 * orders, with the attributes of that order.
 *
 * <pre>
 * quantity "0"    breaks quantity_at_least_one
 * quantity "1.5"  breaks numbers_parse
 * an item whose order is missing breaks item_has_order, or is pending in its first minute
 * </pre>
 */
public final class ItemCleaning {

  private ItemCleaning() {}

  /**
   * @param cleanOrders the clean orders of the same days
   */
  public static Dataset<Row> judge(
      Dataset<Row> raw, Dataset<Row> cleanOrders, CleaningRules rules) {
    Dataset<Row> orders =
        cleanOrders.select(
            col(DAY), col(ORDER_ID), col(ORDER_DATE), col(SALES_CHANNEL), col(MEMBERSHIP_TYPE));
    // A hash of the orders saves sorting the items, which are three times as many.
    Dataset<Row> withOrder =
        alone(raw, rules).join(orders.hint("shuffle_hash"), new String[] {DAY, ORDER_ID}, "left");
    Column orphan = col(ORDER_DATE).isNull();
    Dataset<Row> pendingMarked =
        Cleaning.breakWhere(withOrder, orphan.and(Cleaning.inGrace(rules)), Cleaning.PENDING);
    return Cleaning.breakWhere(pendingMarked, orphan, ITEM_HAS_ORDER.rule());
  }

  /** Judges what can be judged without the orders. */
  private static Dataset<Row> alone(Dataset<Row> raw, CleaningRules rules) {
    Dataset<Row> values =
        raw.select(
            Text.id(ITEM_ID).as(ITEM_ID),
            Text.id(ORDER_ID).as(ORDER_ID),
            Text.id(PRODUCT_ID).as(PRODUCT_ID),
            Text.whole(QUANTITY).as(QUANTITY),
            Text.amount(UNIT_PRICE).as(UNIT_PRICE),
            Text.offset(KAFKA_OFFSET).as(KAFKA_OFFSET),
            Text.instant(KAFKA_TIMESTAMP).as(KAFKA_TIMESTAMP),
            col(RawReader.CORRUPT_LINE),
            col(DAY));
    Column idMissing =
        col(ITEM_ID).isNull().or(col(ORDER_ID).isNull()).or(col(PRODUCT_ID).isNull());
    Column broken =
        when(col(RawReader.CORRUPT_LINE).isNotNull(), LINE_PARSES.rule())
            .when(idMissing, IDS_PRESENT.rule())
            .when(col(QUANTITY).isNull().or(col(UNIT_PRICE).isNull()), NUMBERS_PARSE.rule())
            .when(col(QUANTITY).lt(1), QUANTITY_AT_LEAST_ONE.rule())
            .when(col(UNIT_PRICE).lt(0), AMOUNTS_NOT_NEGATIVE.rule());
    Dataset<Row> judged = values.withColumn(BROKEN_RULE, broken).drop(RawReader.CORRUPT_LINE);
    return Cleaning.keepNewest(
        judged,
        ITEM_ID,
        ID_UNIQUE_IN_DAY.rule(),
        KAFKA_TIMESTAMP,
        ORDER_ID,
        PRODUCT_ID,
        QUANTITY,
        UNIT_PRICE);
  }
}
