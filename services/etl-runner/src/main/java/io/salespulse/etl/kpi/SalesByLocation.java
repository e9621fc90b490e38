package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.LOCATION;
import static io.salespulse.contract.KpiColumns.CUSTOMERS;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.RANK;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.salespulse.contract.KpiFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sales by where the ordering customers live, as last known; orders of unknown customers count
 * under Unknown.
 *
 * <pre>
 * c1 Oslo 2 orders 20.00; c2 Oslo 1 order 10.00; c3 Rome 1 order 30.00
 * -> 1, Oslo, 2, 3, 30.00, 50.00
 *    2, Rome, 1, 1, 30.00, 50.00
 * </pre>
 */
final class SalesByLocation {

  private SalesByLocation() {}

  static Dataset<Row> of(Dataset<Row> customerBook) {
    Dataset<Row> locations =
        customerBook
            .filter(col(ORDERS).gt(0))
            .groupBy(LOCATION)
            .agg(count(lit(1)).as(CUSTOMERS), Sums.count(ORDERS), Sums.money(SALES));
    Dataset<Row> ranked = Sums.ranked(Sums.withShare(locations, SALES), SALES, LOCATION);
    return Sums.published(KpiFile.SALES_BY_LOCATION, ranked.orderBy(RANK));
  }
}
