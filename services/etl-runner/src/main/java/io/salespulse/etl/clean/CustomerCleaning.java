package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.EMAIL;
import static io.salespulse.contract.Columns.GENDER;
import static io.salespulse.contract.Columns.LOCATION;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.Columns.PHONE;
import static io.salespulse.contract.Columns.SIGNUP_DATE;
import static io.salespulse.contract.DataQualityRule.NOT_IN_FUTURE;
import static io.salespulse.contract.DataQualityRule.TIMESTAMPS_PARSE;
import static io.salespulse.etl.clean.RecordColumns.BROKEN_RULE;
import static io.salespulse.etl.clean.RecordColumns.TEXT_CUT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.initcap;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Membership;
import io.salespulse.etl.raw.RawReader;
import java.time.ZoneId;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges raw customers.
 *
 * <pre>
 * membership_type "gold " becomes Gold, "Platinum" becomes Unknown
 * signup_date     "yesterday" breaks timestamps_parse
 * </pre>
 */
final class CustomerCleaning {

  private CustomerCleaning() {}

  static Dataset<Row> judge(Dataset<Row> raw, ZoneId sourceZone) {
    Dataset<Row> values =
        raw.select(
            Cleaning.withPosition(
                Text.id(CUSTOMER_ID).as(CUSTOMER_ID),
                Text.orUnknown(NAME).as(NAME),
                Text.attribute(GENDER).as(GENDER),
                Text.attribute(EMAIL).as(EMAIL),
                Text.attribute(PHONE).as(PHONE),
                Text.orUnknown(LOCATION).as(LOCATION),
                Text.isCut(NAME).or(Text.isCut(LOCATION)).as(TEXT_CUT),
                membership(Text.trimmed(MEMBERSHIP_TYPE)).as(MEMBERSHIP_TYPE),
                Text.timestamp(SIGNUP_DATE, sourceZone).as(SIGNUP_DATE)));
    Column broken =
        Cleaning.broken(col(CUSTOMER_ID).isNull())
            .when(Cleaning.says(Cleaning.isNoTime(SIGNUP_DATE)), TIMESTAMPS_PARSE.rule())
            .when(Cleaning.says(Cleaning.inFuture(SIGNUP_DATE)), NOT_IN_FUTURE.rule());
    return values.withColumn(BROKEN_RULE, broken).drop(RawReader.CORRUPT_LINE);
  }

  private static Column membership(Column text) {
    Object[] known = Arrays.stream(Membership.values()).map(Membership::toString).toArray();
    Column label = initcap(text);
    return when(label.isin(known), label).otherwise(lit(KpiColumns.UNKNOWN));
  }
}
