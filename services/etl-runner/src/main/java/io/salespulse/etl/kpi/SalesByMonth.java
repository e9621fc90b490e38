package io.salespulse.etl.kpi;

import static io.salespulse.contract.KpiColumns.DATE;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.MONTH;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;

import io.salespulse.contract.KpiFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Orders, items and sales of each local month that has an order; months of different years stay
 * apart.
 *
 * <pre>
 * 2025-12-31 1 order 10.00; 2026-12-01 2 orders 7.00
 * -> 2025-12, 1, ..., 10.00
 *    2026-12, 2, ..., 7.00
 * </pre>
 */
final class SalesByMonth {

  private SalesByMonth() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> months =
        Cube.orders(aggregates)
            .groupBy(date_format(col(DATE), "yyyy-MM").as(MONTH))
            .agg(Sums.count(ORDERS), Sums.count(ITEMS), Sums.money(SALES))
            .orderBy(MONTH);
    return Sums.published(KpiFile.SALES_BY_MONTH, months);
  }
}
