package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.KpiColumns.ACTIVE;
import static io.salespulse.contract.KpiColumns.COHORT_MONTH;
import static io.salespulse.contract.KpiColumns.CUSTOMERS;
import static io.salespulse.contract.KpiColumns.DATE;
import static io.salespulse.contract.KpiColumns.MONTH;
import static io.salespulse.contract.KpiColumns.MONTH_NUMBER;
import static io.salespulse.contract.KpiColumns.RETENTION_PCT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_date;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.year;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.spark.LocalTime;
import io.salespulse.etl.spark.Ratio;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Of the customers whose first order was in a month, how many ordered in each month since: month 0
 * is the cohort's own, the last is the as-of's. A month in which none ordered has a row with 0.
 *
 * <pre>
 * c1 ordered in 2026-10 and 2026-11, c2 in 2026-10; as of 2026-11
 * -> 2026-10, 0, 2, 2, 100.00
 *    2026-10, 1, 2, 1, 50.00
 * </pre>
 */
final class CohortRetention {

  private static final String FIRST_MONTH = "first_month";
  private static final String LAST_NUMBER = "last_number";

  private CohortRetention() {}

  static Dataset<Row> of(Dataset<Row> customerDays, Instant asOf, LocalTime local) {
    LocalDate today = LocalDate.ofInstant(asOf, local.zone());
    Column months = year(col(DATE)).multiply(12).plus(month(col(DATE))).minus(1);
    Dataset<Row> active = customerDays.select(col(CUSTOMER_ID), months.as(MONTH)).distinct();
    Dataset<Row> cohorts = active.groupBy(CUSTOMER_ID).agg(min(MONTH).as(FIRST_MONTH));
    Column lastNumber = lit(today.getYear() * 12 + today.getMonthValue() - 1);
    Dataset<Row> cells =
        cohorts
            .groupBy(FIRST_MONTH)
            .agg(count(lit(1)).as(CUSTOMERS))
            .withColumn(LAST_NUMBER, lastNumber.minus(col(FIRST_MONTH)))
            .filter(col(LAST_NUMBER).geq(0))
            .withColumn(MONTH_NUMBER, explode(sequence(lit(0), col(LAST_NUMBER))));
    Dataset<Row> counts =
        active
            .join(cohorts, CUSTOMER_ID)
            .groupBy(col(FIRST_MONTH), col(MONTH).minus(col(FIRST_MONTH)).as(MONTH_NUMBER))
            .agg(countDistinct(CUSTOMER_ID).as(ACTIVE));
    Column firstDay =
        make_date(floorDiv(col(FIRST_MONTH)), col(FIRST_MONTH).mod(12).plus(1), lit(1));
    Dataset<Row> rows =
        cells
            .join(counts, new String[] {FIRST_MONTH, MONTH_NUMBER}, "left")
            .withColumn(ACTIVE, coalesce(col(ACTIVE), lit(0L)))
            .withColumn(COHORT_MONTH, date_format(firstDay, "yyyy-MM"))
            .withColumn(RETENTION_PCT, Ratio.percent(col(ACTIVE), col(CUSTOMERS)))
            .orderBy(COHORT_MONTH, MONTH_NUMBER);
    return Sums.published(KpiFile.COHORT_RETENTION, rows);
  }

  private static Column floorDiv(Column months) {
    return months.minus(months.mod(12)).divide(12).cast("int");
  }
}
