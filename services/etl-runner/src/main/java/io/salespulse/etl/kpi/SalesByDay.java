package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.KpiColumns.CUSTOMERS;
import static io.salespulse.contract.KpiColumns.DATE;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.countDistinct;

import io.salespulse.contract.KpiFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Orders, items, distinct customers who ordered, and sales of each local day that has an order.
 *
 * <pre>
 * cube rows  2026-11-22 * web 2 orders 20.00; 2026-11-22 * app 1 order 5.00
 * customers  c1 and c2 ordered on 2026-11-22, c1 twice
 * -> 2026-11-22, 3, ..., 2, 25.00
 * </pre>
 */
final class SalesByDay {

  private SalesByDay() {}

  static Dataset<Row> of(Dataset<Row> aggregates, Dataset<Row> customerDays) {
    Dataset<Row> customers =
        customerDays.groupBy(DATE).agg(countDistinct(CUSTOMER_ID).as(CUSTOMERS));
    Dataset<Row> days =
        Cube.orders(aggregates)
            .groupBy(DATE)
            .agg(Sums.count(ORDERS), Sums.count(ITEMS), Sums.money(SALES))
            .join(customers, DATE)
            .orderBy(DATE);
    return Sums.published(KpiFile.SALES_BY_DAY, days);
  }
}
