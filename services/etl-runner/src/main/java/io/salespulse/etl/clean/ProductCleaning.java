package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.COST;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.Columns.PRICE;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.STOCK_QUANTITY;
import static io.salespulse.contract.Columns.UPDATED_AT;
import static io.salespulse.contract.DataQualityRule.AMOUNTS_NOT_NEGATIVE;
import static io.salespulse.contract.DataQualityRule.NOT_IN_FUTURE;
import static io.salespulse.contract.DataQualityRule.NUMBERS_PARSE;
import static io.salespulse.contract.DataQualityRule.TIMESTAMPS_PARSE;
import static io.salespulse.etl.clean.RecordColumns.BROKEN_RULE;
import static io.salespulse.etl.clean.RecordColumns.TEXT_CUT;
import static org.apache.spark.sql.functions.col;

import io.salespulse.etl.raw.RawReader;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges raw products. A version with any broken value is left out whole, so the version before it
 * stays in force.
 *
 * <pre>
 * price "twelve"  breaks numbers_parse
 * cost "-1.00"    breaks amounts_not_negative
 * cost ""         is a product whose cost is not known
 * category "*"    is a product whose category is not known
 * </pre>
 */
final class ProductCleaning {

  private static final String UPDATED_TEXT = "updated_text";
  private static final String COST_TEXT = "cost_text";
  private static final String STOCK_TEXT = "stock_text";

  private ProductCleaning() {}

  static Dataset<Row> judge(Dataset<Row> raw, ZoneId sourceZone) {
    Dataset<Row> values =
        raw.select(
            Cleaning.withPosition(
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
                Text.timestamp(UPDATED_AT, sourceZone).as(UPDATED_AT)));
    Column numbersBroken =
        col(PRICE)
            .isNull()
            .or(Cleaning.unread(COST_TEXT, COST))
            .or(Cleaning.unread(STOCK_TEXT, STOCK_QUANTITY));
    Column timesBroken =
        Cleaning.unread(UPDATED_TEXT, UPDATED_AT).or(Cleaning.beforeTimes(UPDATED_AT));
    Column negative =
        Cleaning.below0(PRICE).or(Cleaning.below0(COST)).or(Cleaning.below0(STOCK_QUANTITY));
    Column broken =
        Cleaning.broken(col(PRODUCT_ID).isNull())
            .when(Cleaning.says(numbersBroken), NUMBERS_PARSE.rule())
            .when(Cleaning.says(timesBroken), TIMESTAMPS_PARSE.rule())
            .when(Cleaning.says(negative), AMOUNTS_NOT_NEGATIVE.rule())
            .when(Cleaning.says(Cleaning.inFuture(UPDATED_AT)), NOT_IN_FUTURE.rule());
    return values
        .withColumn(BROKEN_RULE, broken)
        .drop(RawReader.CORRUPT_LINE, COST_TEXT, STOCK_TEXT, UPDATED_TEXT);
  }
}
