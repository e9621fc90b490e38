package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.SIGNUP_DATE;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.etl.facts.FactColumns.FIRST_ORDER;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.salespulse.etl.spark.Ratio;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Counts over the customer book, as one row. Time to first order is first order - sign-up of those
 * who have both; a first order before the sign-up is left out and counted.
 *
 * <pre>
 * c1 signed up 10:00, ordered 12:00 and 13:00; c2 signed up 11:00; c3 ordered, never signed up
 * -> customers 2, ordering 2, repeating 1, mean_hours 2.00, median_hours 2.00, negatives 0
 * </pre>
 */
final class CustomerTotals {

  static final String CUSTOMERS = "known_customers";
  static final String NEW = "new_customers";
  static final String PREVIOUS_NEW = "previous_new_customers";
  static final String ORDERING = "ordering_customers";
  static final String REPEATING = "repeating_customers";
  static final String AT_RISK = "customers_at_risk";
  static final String MEAN_HOURS = "mean_hours";
  static final String MEDIAN_HOURS = "median_hours";
  static final String NEGATIVES = "orders_before_sign_up";

  private static final String WAIT = "wait";
  private static final String WAITS = "waits";
  private static final String WAIT_TOTAL = "wait_total";
  private static final String WAIT_MEDIAN = "wait_median";
  private static final long MICROSECONDS_OF_AN_HOUR = 3_600_000_000L;

  private CustomerTotals() {}

  static Dataset<Row> of(Dataset<Row> customerBook, Instant asOf, Duration window, int churnDays) {
    Instant start = asOf.minus(window);
    Column signedUp = col(SIGNUP_DATE);
    Column wait = unix_micros(col(FIRST_ORDER)).minus(unix_micros(signedUp));
    Column counted = when(col(WAIT).geq(0), col(WAIT));
    return customerBook
        .withColumn(WAIT, wait)
        .agg(
            countWhere(signedUp.isNotNull()).as(CUSTOMERS),
            countWhere(Windows.within(signedUp, start, asOf)).as(NEW),
            countWhere(Windows.within(signedUp, start.minus(window), start)).as(PREVIOUS_NEW),
            countWhere(col(ORDERS).geq(1)).as(ORDERING),
            countWhere(col(ORDERS).geq(2)).as(REPEATING),
            countWhere(ChurnRisk.atRisk(asOf, churnDays)).as(AT_RISK),
            countWhere(col(WAIT).lt(0)).as(NEGATIVES),
            countWhere(col(WAIT).geq(0)).as(WAITS),
            sum(counted.cast(DataTypes.createDecimalType(19, 0))).as(WAIT_TOTAL),
            percentile(counted, lit(0.5)).as(WAIT_MEDIAN))
        .withColumn(MEAN_HOURS, hours(col(WAIT_TOTAL), col(WAITS)))
        .withColumn(
            MEDIAN_HOURS, hours(col(WAIT_MEDIAN).cast(DataTypes.createDecimalType(24, 1)), lit(1L)))
        .drop(WAITS, WAIT_TOTAL, WAIT_MEDIAN);
  }

  private static Column countWhere(Column condition) {
    return coalesce(sum(when(condition, lit(1L)).otherwise(lit(0L))), lit(0L));
  }

  private static Column hours(Column microseconds, Column count) {
    return Ratio.of(
        microseconds,
        count.cast(DataTypes.createDecimalType(18, 0)).multiply(lit(MICROSECONDS_OF_AN_HOUR)));
  }
}
