package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.ITEM_ID;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.DataQualityRule.AMOUNTS_NOT_NEGATIVE;
import static io.salespulse.contract.DataQualityRule.NUMBERS_PARSE;
import static io.salespulse.etl.clean.RecordColumns.BROKEN_RULE;
import static io.salespulse.etl.clean.RecordColumns.TEXT_CUT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.salespulse.etl.raw.RawReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges raw order items.
 *
 * <pre>
 * quantity "2.0"     is 2, "-1" a piece that came back, "0" a line that was taken out
 * quantity "1.5"     breaks numbers_parse
 * unit_price "-1.00" breaks amounts_not_negative
 * </pre>
 */
final class ItemCleaning {

  private ItemCleaning() {}

  static Dataset<Row> judge(Dataset<Row> raw) {
    Dataset<Row> values =
        raw.select(
            Cleaning.withPosition(
                Text.id(ITEM_ID).as(ITEM_ID),
                Text.id(ORDER_ID).as(ORDER_ID),
                Text.id(PRODUCT_ID).as(PRODUCT_ID),
                Text.whole(QUANTITY).as(QUANTITY),
                Text.amount(UNIT_PRICE).as(UNIT_PRICE),
                lit(false).as(TEXT_CUT)));
    Column idMissing =
        col(ITEM_ID)
            .isNull()
            .or(col(ORDER_ID).isNull())
            .or(Cleaning.says(col(PRODUCT_ID).isNull()));
    Column broken =
        Cleaning.broken(idMissing)
            .when(
                Cleaning.says(col(QUANTITY).isNull().or(col(UNIT_PRICE).isNull())),
                NUMBERS_PARSE.rule())
            .when(Cleaning.says(Cleaning.below0(UNIT_PRICE)), AMOUNTS_NOT_NEGATIVE.rule());
    return values.withColumn(BROKEN_RULE, broken).drop(RawReader.CORRUPT_LINE);
  }
}
