package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.REVENUE;
import static org.apache.spark.sql.functions.col;

import io.salespulse.contract.KpiFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Items and revenue (quantity x unit_price) by the product's category on the day of the sale,
 * highest revenue first; items of unknown products count under Unknown.
 *
 * <pre>
 * Books 3 items 30.00; Toys 1 item 10.00
 * -> Books, 3, 30.00, 75.00
 *    Toys, 1, 10.00, 25.00
 * </pre>
 */
final class RevenueByCategory {

  private RevenueByCategory() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> categories =
        Cube.categories(aggregates).groupBy(CATEGORY).agg(Sums.count(ITEMS), Sums.money(REVENUE));
    return Sums.published(
        KpiFile.REVENUE_BY_CATEGORY,
        Sums.withShare(categories, REVENUE).orderBy(col(REVENUE).desc(), col(CATEGORY)));
  }
}
