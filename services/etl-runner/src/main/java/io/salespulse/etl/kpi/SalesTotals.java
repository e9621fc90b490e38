package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.when;

import io.salespulse.etl.facts.Aggregate;
import io.salespulse.etl.facts.FactColumns;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Orders, items, sales and number of products sold, of all time, as one row.
 *
 * <pre>
 * hours 2 orders 30.00, 3 items; products p1 and p2
 * -> 2, 3, 30.00, 2
 * </pre>
 */
final class SalesTotals {

  static final String PRODUCTS = "products";

  private SalesTotals() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> totals =
        Sums.kind(Aggregate.HOUR, aggregates)
            .agg(Sums.count(ORDERS), Sums.count(ITEMS), Sums.money(SALES));
    Dataset<Row> products =
        aggregates.agg(
            count_distinct(
                    when(col(FactColumns.KIND).equalTo(Aggregate.PRODUCT.kind()), col(PRODUCT_ID)))
                .as(PRODUCTS));
    return totals.crossJoin(products);
  }
}
