package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.KpiColumns.DAYS_SINCE_LAST_ORDER;
import static io.salespulse.contract.KpiColumns.LAST_ORDER;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_seconds;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.spark.LocalTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Customers whose last order is longer ago than the churn days, the 500 with the highest sales.
 *
 * <pre>
 * as of 2026-11-22T12:00Z, 7 days
 * c1 last order 2026-11-15T11:59Z -> c1, ..., 7, ...
 * c2 last order 2026-11-15T12:00Z -> not yet
 * </pre>
 */
final class ChurnRisk {

  private static final int ROWS = 500;
  private static final int SECONDS_OF_A_DAY = 86_400;

  private ChurnRisk() {}

  static Dataset<Row> of(Dataset<Row> customerBook, Instant asOf, int churnDays, LocalTime local) {
    Column seconds = lit(asOf.getEpochSecond()).minus(unix_seconds(col(LAST_ORDER)));
    Dataset<Row> customers =
        customerBook
            .filter(atRisk(asOf, churnDays))
            .orderBy(col(SALES).desc(), col(CUSTOMER_ID).asc())
            .limit(ROWS)
            .withColumn(
                DAYS_SINCE_LAST_ORDER, floor(seconds.divide(SECONDS_OF_A_DAY)).cast("bigint"))
            .withColumn(LAST_ORDER, local.text(col(LAST_ORDER)));
    return Sums.published(KpiFile.CHURN_RISK, customers);
  }

  /** Whether the customer ordered once, but not for the churn days. */
  static Column atRisk(Instant asOf, int churnDays) {
    return col(LAST_ORDER).lt(lit(asOf.minus(Duration.ofDays(churnDays))));
  }
}
