package io.salespulse.etl.kpi;

import static io.salespulse.contract.KpiColumns.HOUR_START;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.col;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.facts.Aggregate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Orders, items and sales of each local hour that has an order, oldest first. When clocks are set
 * back, the hour that comes twice has two rows with different offsets.
 *
 * <pre>
 * 2026-11-22T05:00:00Z  3 orders 31.50, of day 2026-11-22
 * 2026-11-22T05:00:00Z  1 order  10.00, of a late file
 * -> 2026-11-22T05:00:00Z, 4, ..., 41.50
 * </pre>
 */
final class SalesByHour {

  private SalesByHour() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> hours =
        Sums.kind(Aggregate.HOUR, aggregates)
            .groupBy(HOUR_START)
            .agg(Sums.count(ORDERS), Sums.count(ITEMS), Sums.money(SALES))
            .orderBy(col(HOUR_START).cast("timestamp"), col(HOUR_START));
    return Sums.published(KpiFile.SALES_BY_HOUR, hours);
  }
}
