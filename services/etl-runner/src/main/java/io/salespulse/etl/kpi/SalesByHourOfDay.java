package io.salespulse.etl.kpi;

import static io.salespulse.contract.KpiColumns.HOUR;
import static io.salespulse.contract.KpiColumns.HOUR_START;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.facts.Aggregate;
import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Orders and sales by local hour of the day; always 24 rows.
 *
 * <pre>
 * 2026-11-21T05:00:00Z 2 orders 20.00; 2026-11-22T05:00:00Z 1 order 5.00
 * -> 0, 0, 0.00 ... 5, 3, 25.00 ...
 * </pre>
 */
final class SalesByHourOfDay {

  /** Where the hour stands in 2026-11-22T05:00:00Z, counted from 1. */
  private static final int HOUR_POSITION = 12;

  private SalesByHourOfDay() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> hours =
        aggregates.sparkSession().range(0, 24, 1, 1).select(col("id").cast("int").as(HOUR));
    Dataset<Row> sums =
        Sums.kind(Aggregate.HOUR, aggregates)
            .groupBy(substring(col(HOUR_START), HOUR_POSITION, 2).cast("int").as(HOUR))
            .agg(Sums.count(ORDERS), Sums.money(SALES));
    Dataset<Row> rows =
        hours
            .join(sums, new String[] {HOUR}, "left")
            .withColumn(ORDERS, coalesce(col(ORDERS), lit(0L)))
            .withColumn(SALES, coalesce(col(SALES), lit(BigDecimal.ZERO)))
            .orderBy(HOUR);
    return Sums.published(KpiFile.SALES_BY_HOUR_OF_DAY, rows);
  }
}
