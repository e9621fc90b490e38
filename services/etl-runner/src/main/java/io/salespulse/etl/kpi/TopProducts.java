package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.RANK;
import static io.salespulse.contract.KpiColumns.REVENUE;
import static io.salespulse.etl.clean.Cleaning.UNKNOWN;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.facts.Aggregate;
import io.salespulse.etl.spark.Money;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The products with the most revenue, of all time and of the recent window. Name and category are
 * the last known ones; quantity is the sum of pieces, not the number of rows.
 *
 * <pre>
 * p1 2 pieces 20.00; p2 1 piece 50.00; p3 5 pieces 20.00
 * -> 1, p2, ..., 1, 50.00
 *    2, p1, ..., 2, 20.00
 *    3, p3, ..., 5, 20.00
 * </pre>
 */
final class TopProducts {

  private static final int ALL_TIME_ROWS = 100;
  private static final int RECENT_ROWS = 10;

  private TopProducts() {}

  /**
   * @param products newest version of each product
   */
  static Dataset<Row> allTime(Dataset<Row> aggregates, Dataset<Row> products) {
    Dataset<Row> sums =
        Sums.kind(Aggregate.PRODUCT, aggregates)
            .groupBy(PRODUCT_ID)
            .agg(Sums.count(ITEMS).as(QUANTITY), Sums.money(REVENUE));
    return Sums.published(KpiFile.TOP_PRODUCTS, top(sums, products, ALL_TIME_ROWS));
  }

  /**
   * @param items clean items that may be in the window
   * @param products newest version of each product
   */
  static Dataset<Row> recent(
      Dataset<Row> items, Dataset<Row> products, Instant asOf, Duration window) {
    Dataset<Row> sums =
        items
            .filter(Windows.within(col(ORDER_DATE), asOf.minus(window), asOf))
            .withColumn(
                REVENUE, col(QUANTITY).cast("bigint").multiply(col(UNIT_PRICE)).cast(Money.SUM))
            .groupBy(PRODUCT_ID)
            .agg(Sums.count(QUANTITY), Sums.money(REVENUE));
    return Sums.published(KpiFile.TOP_PRODUCTS_RECENT, top(sums, products, RECENT_ROWS));
  }

  private static Dataset<Row> top(Dataset<Row> sums, Dataset<Row> products, int rows) {
    return Sums.ranked(sums, REVENUE, PRODUCT_ID)
        .filter(col(RANK).leq(rows))
        .join(products.select(PRODUCT_ID, NAME, CATEGORY), new String[] {PRODUCT_ID}, "left")
        .withColumn(NAME, coalesce(col(NAME), lit(UNKNOWN)))
        .withColumn(CATEGORY, coalesce(col(CATEGORY), lit(UNKNOWN)))
        .orderBy(RANK);
  }
}
