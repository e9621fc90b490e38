package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.LOCATION;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.Columns.SIGNUP_DATE;
import static io.salespulse.contract.KpiColumns.LAST_ORDER;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static io.salespulse.etl.clean.Cleaning.UNKNOWN;
import static io.salespulse.etl.facts.FactColumns.FIRST_ORDER;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per customer who signed up or ordered: name, location, signup_date, orders, sales,
 * first_order, last_order. Sign-up is null for a customer known from orders only; first and last
 * order are null for one who never ordered.
 *
 * <pre>
 * c1 signed up, 2 orders 30.00  -> c1, Ann, Oslo, ..., 2, 30.00, ...
 * c2 signed up, no order        -> c2, Bob, Rome, ..., 0, 0.00, null, null
 * c3 1 order, never signed up   -> c3, Unknown, Unknown, null, 1, 5.00, ...
 * </pre>
 */
final class CustomerBook {

  private CustomerBook() {}

  /**
   * @param customerDays a row per customer and day with orders
   * @param customers newest version of each customer
   */
  static Dataset<Row> of(Dataset<Row> customerDays, Dataset<Row> customers) {
    Dataset<Row> orders =
        customerDays
            .groupBy(CUSTOMER_ID)
            .agg(
                Sums.count(ORDERS),
                Sums.money(SALES),
                min(FIRST_ORDER).as(FIRST_ORDER),
                max(LAST_ORDER).as(LAST_ORDER));
    return orders
        .join(
            customers.select(CUSTOMER_ID, NAME, LOCATION, SIGNUP_DATE),
            new String[] {CUSTOMER_ID},
            "full_outer")
        .withColumn(NAME, coalesce(col(NAME), lit(UNKNOWN)))
        .withColumn(LOCATION, coalesce(col(LOCATION), lit(UNKNOWN)))
        .withColumn(ORDERS, coalesce(col(ORDERS), lit(0L)))
        .withColumn(SALES, coalesce(col(SALES), lit(BigDecimal.ZERO)));
  }
}
