package io.salespulse.etl.kpi;

import static io.salespulse.contract.KpiColumns.CUSTOMERS;
import static io.salespulse.contract.KpiColumns.LAST_ORDER;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static io.salespulse.contract.KpiColumns.SEGMENT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.KpiFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Customers by recency, frequency and monetary quintile (Hughes, Strategic Database Marketing,
 * 1994), named by the two-dimensional grid of recency and the mean of the other two.
 *
 * <p>A customer's score in a measure is 1 + floor(5 x customers with a strictly smaller value /
 * customers), so 5 is best and equal values have equal scores. FM is the mean of the frequency and
 * monetary scores, rounded half up.
 *
 * <pre>
 * R 5, FM 5 -> Champions
 * R 1, FM 5 -> At risk
 * R 1, FM 1 -> Lost
 * </pre>
 */
final class CustomerSegments {

  private static final String RECENCY = "recency";
  private static final String VALUE = "frequency_monetary";
  private static final int QUINTILES = 5;

  private CustomerSegments() {}

  static Dataset<Row> of(Dataset<Row> customerBook) {
    Dataset<Row> scored =
        customerBook
            .filter(col(ORDERS).gt(0))
            .select(
                col(ORDERS),
                col(SALES),
                score(LAST_ORDER).as(RECENCY),
                score(ORDERS).as("frequency"),
                score(SALES).as("monetary"))
            .withColumn(VALUE, floor(col("frequency").plus(col("monetary")).plus(1).divide(2)));
    Dataset<Row> segments =
        scored
            .groupBy(segment().as(SEGMENT))
            .agg(count(lit(1)).as(CUSTOMERS), Sums.count(ORDERS), Sums.money(SALES))
            .orderBy(col(SALES).desc(), col(SEGMENT));
    return Sums.published(KpiFile.CUSTOMER_SEGMENTS, segments);
  }

  private static Column score(String measure) {
    Column smaller = rank().over(Window.orderBy(col(measure))).minus(1);
    Column all = count(lit(1)).over(Window.partitionBy());
    return floor(smaller.multiply(QUINTILES).divide(all)).plus(1);
  }

  /** The first name whose part of the grid holds the scores. */
  private static Column segment() {
    Column recency = col(RECENCY);
    Column value = col(VALUE);
    return when(recency.geq(4).and(value.geq(4)), "Champions")
        .when(recency.geq(3).and(value.geq(3)), "Loyal")
        .when(recency.geq(4).and(value.leq(1)), "New")
        .when(recency.geq(3).and(value.geq(2)), "Potential loyalists")
        .when(recency.geq(3), "Promising")
        .when(value.geq(3), "At risk")
        .when(recency.geq(2), "Hibernating")
        .otherwise("Lost");
  }
}
