package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PAYMENT_METHOD;
import static io.salespulse.contract.Columns.REFUNDED_AMOUNT;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.Columns.STATUS;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
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
 * Judges raw orders.
 *
 * <pre>
 * order_id "  "            breaks ids_present
 * total_amount "12,50"     breaks numbers_parse, "-5" is a return
 * refunded_amount "-1"     breaks amounts_not_negative
 * order_date "soon"        breaks timestamps_parse
 * </pre>
 */
final class OrderCleaning {

  private static final String REFUND_TEXT = "refund_text";

  private OrderCleaning() {}

  static Dataset<Row> judge(Dataset<Row> raw, ZoneId sourceZone) {
    Dataset<Row> values =
        raw.select(
            Cleaning.withPosition(
                Text.id(ORDER_ID).as(ORDER_ID),
                Text.id(CUSTOMER_ID).as(CUSTOMER_ID),
                Text.timestamp(ORDER_DATE, sourceZone).as(ORDER_DATE),
                Text.amount(TOTAL_AMOUNT).as(TOTAL_AMOUNT),
                Text.cubeValueOrUnknown(SALES_CHANNEL).as(SALES_CHANNEL),
                Text.orUnknown(PAYMENT_METHOD).as(PAYMENT_METHOD),
                Text.orUnknown(STATUS).as(STATUS),
                Text.trimmed(REFUNDED_AMOUNT).as(REFUND_TEXT),
                Text.amount(REFUNDED_AMOUNT).as(REFUNDED_AMOUNT),
                Text.isCut(SALES_CHANNEL)
                    .or(Text.isCut(PAYMENT_METHOD))
                    .or(Text.isCut(STATUS))
                    .as(TEXT_CUT)));
    Column idMissing = col(ORDER_ID).isNull().or(Cleaning.says(col(CUSTOMER_ID).isNull()));
    Column numbersBroken =
        col(TOTAL_AMOUNT).isNull().or(Cleaning.unread(REFUND_TEXT, REFUNDED_AMOUNT));
    Column broken =
        Cleaning.broken(idMissing)
            .when(Cleaning.says(numbersBroken), NUMBERS_PARSE.rule())
            .when(Cleaning.says(Cleaning.isNoTime(ORDER_DATE)), TIMESTAMPS_PARSE.rule())
            .when(Cleaning.says(Cleaning.below0(REFUNDED_AMOUNT)), AMOUNTS_NOT_NEGATIVE.rule())
            .when(Cleaning.says(Cleaning.inFuture(ORDER_DATE)), NOT_IN_FUTURE.rule());
    return values.withColumn(BROKEN_RULE, broken).drop(RawReader.CORRUPT_LINE, REFUND_TEXT);
  }
}
