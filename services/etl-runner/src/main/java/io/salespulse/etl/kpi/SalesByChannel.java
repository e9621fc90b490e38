package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.col;

import io.salespulse.contract.KpiFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sales by where the order was placed, highest first.
 *
 * <pre>
 * web 3 orders 30.00; app 1 order 10.00
 * -> web, 3, 30.00, 75.00
 *    app, 1, 10.00, 25.00
 * </pre>
 */
final class SalesByChannel {

  private SalesByChannel() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> channels =
        Cube.orders(aggregates).groupBy(SALES_CHANNEL).agg(Sums.count(ORDERS), Sums.money(SALES));
    return Sums.published(
        KpiFile.SALES_BY_CHANNEL,
        Sums.withShare(channels, SALES).orderBy(col(SALES).desc(), col(SALES_CHANNEL)));
  }
}
