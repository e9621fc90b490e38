package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.COST;
import static io.salespulse.contract.Columns.DAY;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.Columns.PRICE;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.STOCK_QUANTITY;
import static io.salespulse.contract.Columns.UPDATED_AT;
import static io.salespulse.contract.DataQualityRule.AMOUNTS_NOT_NEGATIVE;
import static io.salespulse.contract.DataQualityRule.IDS_PRESENT;
import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static io.salespulse.contract.DataQualityRule.NOT_IN_FUTURE;
import static io.salespulse.contract.DataQualityRule.NUMBERS_PARSE;
import static io.salespulse.contract.DataQualityRule.TIMESTAMPS_PARSE;
import static io.salespulse.etl.clean.Cleaning.BROKEN_RULE;
import static io.salespulse.etl.clean.Cleaning.TEXT_CUT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.salespulse.etl.raw.RawReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges raw products: one clean row per product and day, the newest version of that day. A version
 * with any broken value is left out whole, so the version before it stays in force.
 *
 * <pre>
 * price "twelve"  breaks numbers_parse
 * cost "-1.00"    breaks amounts_not_negative
 * cost ""         is a product whose cost is not known
 * category "*"    is a product whose category is not known
 * </pre>
 */
public final class ProductCleaning {

  private static final String UPDATED_TEXT = "updated_text";
  private static final String COST_TEXT = "cost_text";
  private static final String STOCK_TEXT = "stock_text";

  private ProductCleaning() {}

  public static Dataset<Row> judge(Dataset<Row> raw, CleaningRules rules) {
    Dataset<Row> values =
        raw.select(
            Text.id(PRODUCT_ID).as(PRODUCT_ID),
            Text.cubeValueOrUnknown(CATEGORY).as(CATEGORY),
            Text.orUnknown(NAME).as(NAME),
            Text.isCut(CATEGORY).or(Text.isCut(NAME)).as(TEXT_CUT),
            Text.amount(PRICE).as(PRICE),
            Text.trimmed(COST).as(COST_TEXT),
            Text.amount(COST).as(COST),
            Text.trimmed(STOCK_QUANTITY).as(STOCK_TEXT),
            Text.whole(STOCK_QUANTITY).as(STOCK_QUANTITY),
            Text.trimmed(UPDATED_AT).as(UPDATED_TEXT),
            Text.timestamp(UPDATED_AT, rules.sourceZone()).as(UPDATED_AT),
            Text.offset(KAFKA_OFFSET).as(KAFKA_OFFSET),
            Text.instant(KAFKA_TIMESTAMP).as(KAFKA_TIMESTAMP),
            col(RawReader.CORRUPT_LINE),
            col(DAY));
    Column numbersBroken =
        col(PRICE).isNull().or(unread(COST_TEXT, COST)).or(unread(STOCK_TEXT, STOCK_QUANTITY));
    Column negative = col(PRICE).lt(0).or(below0(COST)).or(below0(STOCK_QUANTITY));
    Column broken =
        when(col(RawReader.CORRUPT_LINE).isNotNull(), LINE_PARSES.rule())
            .when(col(PRODUCT_ID).isNull(), IDS_PRESENT.rule())
            .when(numbersBroken, NUMBERS_PARSE.rule())
            .when(
                unread(UPDATED_TEXT, UPDATED_AT).or(Cleaning.beforeTimes(UPDATED_AT)),
                TIMESTAMPS_PARSE.rule())
            .when(negative, AMOUNTS_NOT_NEGATIVE.rule())
            .when(Cleaning.inFuture(col(UPDATED_AT), rules), NOT_IN_FUTURE.rule());
    Dataset<Row> judged =
        values
            .withColumn(BROKEN_RULE, broken)
            .drop(RawReader.CORRUPT_LINE, UPDATED_TEXT, COST_TEXT, STOCK_TEXT, UPDATED_AT);
    return Cleaning.keepNewest(
        judged,
        PRODUCT_ID,
        Cleaning.SUPERSEDED,
        KAFKA_TIMESTAMP,
        CATEGORY,
        NAME,
        PRICE,
        COST,
        STOCK_QUANTITY);
  }

  /** There was text, but no value in it. */
  private static Column unread(String text, String value) {
    return col(text).isNotNull().and(col(value).isNull());
  }

  private static Column below0(String value) {
    return coalesce(col(value).lt(0), lit(false));
  }
}
