package io.salespulse.etl.facts;

import static io.salespulse.etl.facts.FactColumns.INVENTORY_VALUE;
import static io.salespulse.etl.facts.FactColumns.KIND;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.salespulse.contract.Columns;
import io.salespulse.etl.spark.Money;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Value of the stock at the end of a day: stock x cost of the products then known. A day before the
 * first product with both has no row.
 *
 * <pre>
 * p1 10 pieces at 2.50, p2 4 pieces without a cost  -> 25.00
 * </pre>
 */
final class Inventory {

  private Inventory() {}

  /**
   * @param days the days to value, a column dt
   * @param products judged products of these and all earlier days
   */
  static Dataset<Row> atEndOf(Dataset<Row> days, Dataset<Row> products) {
    Dataset<Row> versions =
        Dimension.inForce(products, Columns.PRODUCT_ID)
            .filter(col(Columns.STOCK_QUANTITY).isNotNull().and(col(Columns.COST).isNotNull()));
    return days.join(
            versions,
            col(Columns.DAY)
                .geq(col(Dimension.VALID_FROM))
                .and(col(Columns.DAY).lt(col(Dimension.VALID_TO))))
        .groupBy(Columns.DAY)
        .agg(
            Money.total(
                    col(Columns.STOCK_QUANTITY)
                        .cast("bigint")
                        .multiply(col(Columns.COST))
                        .cast(Money.SUM))
                .as(INVENTORY_VALUE))
        .withColumn(KIND, lit(Aggregate.INVENTORY.kind()));
  }
}
