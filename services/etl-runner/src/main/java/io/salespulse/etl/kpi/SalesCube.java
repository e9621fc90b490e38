package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.KpiColumns.DATE;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.REVENUE;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.facts.Aggregate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Figures by local date, category, channel and membership. An order spans categories, so rows with
 * category * hold the figures of whole orders, and sales stands only there.
 *
 * <pre>
 * one Gold web order of 15.00 with a book for 10.00 and a toy for 5.00
 * -> 2026-11-22, *,     web, Gold, 1, 2, 15.00, 15.00
 *    2026-11-22, Books, web, Gold, 1, 1,      , 10.00
 *    2026-11-22, Toys,  web, Gold, 1, 1,      , 5.00
 * </pre>
 */
final class SalesCube {

  private SalesCube() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> cells =
        Sums.kind(Aggregate.CUBE, aggregates)
            .groupBy(DATE, CATEGORY, SALES_CHANNEL, MEMBERSHIP_TYPE)
            .agg(Sums.count(ORDERS), Sums.count(ITEMS), Sums.money(SALES), Sums.money(REVENUE))
            .withColumn(SALES, when(Cube.ofOrders(), col(SALES)))
            .orderBy(DATE, CATEGORY, SALES_CHANNEL, MEMBERSHIP_TYPE);
    return Sums.published(KpiFile.SALES_CUBE, cells);
  }
}
