package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.KpiColumns.DATE;
import static io.salespulse.contract.KpiColumns.RANK;
import static io.salespulse.contract.KpiColumns.SALES;
import static io.salespulse.contract.KpiColumns.WINDOW_END;
import static io.salespulse.contract.KpiColumns.WINDOW_START;
import static io.salespulse.etl.clean.Cleaning.UNKNOWN;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.unix_date;

import io.salespulse.contract.KpiFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The five customers with the highest sales in each tumbling window of ten local days. Windows are
 * counted from 1970-01-01; window_end is the first day after the window.
 *
 * <pre>
 * c1 2026-11-13 10.00, 2026-11-22 5.00; c2 2026-11-14 12.00
 * -> 2026-11-13, 2026-11-23, 1, c1, ..., 15.00
 *    2026-11-13, 2026-11-23, 2, c2, ..., 12.00
 * </pre>
 */
final class CustomerLtv {

  private static final int WINDOW_DAYS = 10;
  private static final int ROWS_PER_WINDOW = 5;

  private CustomerLtv() {}

  /**
   * @param customers newest version of each customer
   */
  static Dataset<Row> of(Dataset<Row> customerDays, Dataset<Row> customers) {
    Column daysIntoWindow = pmod(unix_date(col(DATE)), lit(WINDOW_DAYS));
    Column rank =
        row_number()
            .over(
                Window.partitionBy(WINDOW_START)
                    .orderBy(col(SALES).desc(), col(CUSTOMER_ID).asc()));
    Dataset<Row> best =
        customerDays
            .withColumn(WINDOW_START, date_sub(col(DATE), daysIntoWindow))
            .groupBy(WINDOW_START, CUSTOMER_ID)
            .agg(Sums.money(SALES))
            .withColumn(RANK, rank)
            .filter(col(RANK).leq(ROWS_PER_WINDOW))
            .withColumn(WINDOW_END, date_add(col(WINDOW_START), WINDOW_DAYS))
            .join(customers.select(CUSTOMER_ID, NAME), new String[] {CUSTOMER_ID}, "left")
            .withColumn(NAME, coalesce(col(NAME), lit(UNKNOWN)))
            .orderBy(WINDOW_START, RANK);
    return Sums.published(KpiFile.CUSTOMER_LTV, best);
  }
}
