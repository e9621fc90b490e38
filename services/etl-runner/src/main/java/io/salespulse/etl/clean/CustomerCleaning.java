package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.DAY;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.LOCATION;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.Columns.SIGNUP_DATE;
import static io.salespulse.contract.DataQualityRule.IDS_PRESENT;
import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static io.salespulse.contract.DataQualityRule.NOT_IN_FUTURE;
import static io.salespulse.contract.DataQualityRule.TIMESTAMPS_PARSE;
import static io.salespulse.etl.clean.Cleaning.BROKEN_RULE;
import static io.salespulse.etl.clean.Cleaning.TEXT_CUT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.initcap;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Membership;
import io.salespulse.etl.raw.RawReader;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges raw customers: one clean row per customer and day, the newest version of that day.
 *
 * <pre>
 * membership_type "gold " becomes Gold, "Platinum" becomes Unknown
 * signup_date     "yesterday" breaks timestamps_parse
 * </pre>
 */
public final class CustomerCleaning {

  private CustomerCleaning() {}

  public static Dataset<Row> judge(Dataset<Row> raw, CleaningRules rules) {
    Dataset<Row> values =
        raw.select(
            Text.id(CUSTOMER_ID).as(CUSTOMER_ID),
            Text.orUnknown(NAME).as(NAME),
            Text.orUnknown(LOCATION).as(LOCATION),
            Text.isCut(NAME).or(Text.isCut(LOCATION)).as(TEXT_CUT),
            membership(Text.trimmed(MEMBERSHIP_TYPE)).as(MEMBERSHIP_TYPE),
            Text.timestamp(SIGNUP_DATE, rules.sourceZone()).as(SIGNUP_DATE),
            Text.offset(KAFKA_OFFSET).as(KAFKA_OFFSET),
            Text.instant(KAFKA_TIMESTAMP).as(KAFKA_TIMESTAMP),
            col(RawReader.CORRUPT_LINE),
            col(DAY));
    Column broken =
        when(col(RawReader.CORRUPT_LINE).isNotNull(), LINE_PARSES.rule())
            .when(col(CUSTOMER_ID).isNull(), IDS_PRESENT.rule())
            .when(Cleaning.isNoTime(SIGNUP_DATE), TIMESTAMPS_PARSE.rule())
            .when(Cleaning.inFuture(col(SIGNUP_DATE), rules), NOT_IN_FUTURE.rule());
    Dataset<Row> judged = values.withColumn(BROKEN_RULE, broken).drop(RawReader.CORRUPT_LINE);
    return Cleaning.keepNewest(
        judged,
        CUSTOMER_ID,
        Cleaning.SUPERSEDED,
        KAFKA_TIMESTAMP,
        SIGNUP_DATE,
        NAME,
        LOCATION,
        MEMBERSHIP_TYPE);
  }

  private static Column membership(Column text) {
    Object[] known = Arrays.stream(Membership.values()).map(Membership::toString).toArray();
    Column label = initcap(text);
    return when(label.isin(known), label).otherwise(lit(Cleaning.UNKNOWN));
  }
}
