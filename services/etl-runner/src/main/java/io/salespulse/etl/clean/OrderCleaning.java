package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.DAY;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PAYMENT_METHOD;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static io.salespulse.contract.DataQualityRule.AMOUNTS_NOT_NEGATIVE;
import static io.salespulse.contract.DataQualityRule.IDS_PRESENT;
import static io.salespulse.contract.DataQualityRule.ID_UNIQUE_IN_DAY;
import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static io.salespulse.contract.DataQualityRule.NOT_IN_FUTURE;
import static io.salespulse.contract.DataQualityRule.NUMBERS_PARSE;
import static io.salespulse.contract.DataQualityRule.TIMESTAMPS_PARSE;
import static io.salespulse.etl.clean.Cleaning.BROKEN_RULE;
import static io.salespulse.etl.clean.Cleaning.TEXT_CUT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.salespulse.etl.raw.RawReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges raw orders: one clean row per order and day.
 *
 * <pre>
 * order_id "  "         breaks ids_present
 * total_amount "12,50"  breaks numbers_parse
 * total_amount "-1"     breaks amounts_not_negative
 * order_date "soon"     breaks timestamps_parse
 * </pre>
 */
public final class OrderCleaning {

  private OrderCleaning() {}

  public static Dataset<Row> judge(Dataset<Row> raw, CleaningRules rules) {
    Dataset<Row> values =
        raw.select(
            Text.id(ORDER_ID).as(ORDER_ID),
            Text.id(CUSTOMER_ID).as(CUSTOMER_ID),
            Text.timestamp(ORDER_DATE, rules.sourceZone()).as(ORDER_DATE),
            Text.amount(TOTAL_AMOUNT).as(TOTAL_AMOUNT),
            Text.cubeValueOrUnknown(SALES_CHANNEL).as(SALES_CHANNEL),
            Text.orUnknown(PAYMENT_METHOD).as(PAYMENT_METHOD),
            Text.isCut(SALES_CHANNEL).or(Text.isCut(PAYMENT_METHOD)).as(TEXT_CUT),
            Text.offset(KAFKA_OFFSET).as(KAFKA_OFFSET),
            Text.instant(KAFKA_TIMESTAMP).as(KAFKA_TIMESTAMP),
            col(RawReader.CORRUPT_LINE),
            col(DAY));
    Column broken =
        when(col(RawReader.CORRUPT_LINE).isNotNull(), LINE_PARSES.rule())
            .when(col(ORDER_ID).isNull().or(col(CUSTOMER_ID).isNull()), IDS_PRESENT.rule())
            .when(col(TOTAL_AMOUNT).isNull(), NUMBERS_PARSE.rule())
            .when(Cleaning.isNoTime(ORDER_DATE), TIMESTAMPS_PARSE.rule())
            .when(col(TOTAL_AMOUNT).lt(0), AMOUNTS_NOT_NEGATIVE.rule())
            .when(Cleaning.inFuture(col(ORDER_DATE), rules), NOT_IN_FUTURE.rule());
    Dataset<Row> judged = values.withColumn(BROKEN_RULE, broken).drop(RawReader.CORRUPT_LINE);
    return Cleaning.keepNewest(
        judged,
        ORDER_ID,
        ID_UNIQUE_IN_DAY.rule(),
        KAFKA_TIMESTAMP,
        ORDER_DATE,
        TOTAL_AMOUNT,
        CUSTOMER_ID,
        SALES_CHANNEL,
        PAYMENT_METHOD);
  }
}
