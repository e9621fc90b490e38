package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.KpiColumns.CUSTOMERS;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;

import io.salespulse.contract.KpiFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sales by the membership that the customer had on the day of the order. A customer who changed
 * membership counts in each that they ordered with.
 *
 * <pre>
 * c1 Bronze 1 order 10.00, later Gold 1 order 30.00
 * -> Gold, 1, 1, 30.00, 75.00
 *    Bronze, 1, 1, 10.00, 25.00
 * </pre>
 */
final class SalesByMembership {

  private SalesByMembership() {}

  static Dataset<Row> of(Dataset<Row> customerDays) {
    Dataset<Row> memberships =
        customerDays
            .groupBy(MEMBERSHIP_TYPE)
            .agg(countDistinct(CUSTOMER_ID).as(CUSTOMERS), Sums.count(ORDERS), Sums.money(SALES));
    return Sums.published(
        KpiFile.SALES_BY_MEMBERSHIP,
        Sums.withShare(memberships, SALES).orderBy(col(SALES).desc(), col(MEMBERSHIP_TYPE)));
  }
}
