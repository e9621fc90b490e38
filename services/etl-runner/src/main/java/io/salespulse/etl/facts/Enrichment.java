package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import io.salespulse.contract.Columns;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.spark.Money;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Gives orders and items what is known of their customer or product at the end of the day. */
final class Enrichment {

  /** Sets the broken items of an order apart, so that sums and counts leave them out. */
  private static final String BROKEN = "broken";

  private Enrichment() {}

  /**
   * Adds membership_type and customer_known.
   *
   * <pre>
   * order of a Gold customer     -> Gold, true
   * order of a stranger          -> Unknown, false
   * </pre>
   */
  static Dataset<Row> orders(Dataset<Row> judgedOrders, Dataset<Row> customers) {
    Dataset<Row> memberships =
        Dimension.inForce(
            customers.select(
                Columns.CUSTOMER_ID,
                Columns.MEMBERSHIP_TYPE,
                Columns.KAFKA_OFFSET,
                Cleaning.BROKEN_RULE,
                Columns.DAY),
            Columns.CUSTOMER_ID);
    return Dimension.join(judgedOrders, broadcast(memberships), Columns.CUSTOMER_ID)
        .withColumn(FactColumns.CUSTOMER_KNOWN, col(Columns.MEMBERSHIP_TYPE).isNotNull())
        .withColumn(
            Columns.MEMBERSHIP_TYPE, coalesce(col(Columns.MEMBERSHIP_TYPE), lit(Cleaning.UNKNOWN)));
  }

  /**
   * Adds category, cost and product_known, and what counts of orders need so that they are sums
   * over items, which is far cheaper than grouping the items by order once more.
   */
  static Dataset<Row> items(Dataset<Row> judgedItems, Dataset<Row> products) {
    Dataset<Row> costs =
        Dimension.inForce(
            products.select(
                Columns.PRODUCT_ID,
                Columns.CATEGORY,
                Columns.COST,
                Columns.KAFKA_OFFSET,
                Cleaning.BROKEN_RULE,
                Columns.DAY),
            Columns.PRODUCT_ID);
    Dataset<Row> known =
        Dimension.join(judgedItems, broadcast(costs), Columns.PRODUCT_ID)
            .withColumn(FactColumns.PRODUCT_KNOWN, col(Columns.CATEGORY).isNotNull())
            .withColumn(Columns.CATEGORY, coalesce(col(Columns.CATEGORY), lit(Cleaning.UNKNOWN)));
    // Both windows below find the rows of an order together and in their order already.
    Dataset<Row> byOrder =
        known
            .withColumn(BROKEN, col(Cleaning.BROKEN_RULE).isNotNull())
            .repartition(col(Columns.DAY), col(Columns.ORDER_ID));
    WindowSpec order = Window.partitionBy(Columns.DAY, Columns.ORDER_ID, BROKEN);
    Column amount =
        col(Columns.QUANTITY).cast("bigint").multiply(col(Columns.UNIT_PRICE)).cast(Money.SUM);
    Column previousCategory =
        lag(col(Columns.CATEGORY), 1).over(order.orderBy(col(Columns.CATEGORY)));
    return byOrder
        .withColumn("previous_category", previousCategory)
        .withColumn("order_total", sum(amount).over(order))
        .withColumn(FactColumns.FIRST_OF_ORDER, col("previous_category").isNull())
        .withColumn(
            FactColumns.FIRST_OF_CATEGORY,
            not(col("previous_category").eqNullSafe(col(Columns.CATEGORY))))
        .withColumn(
            FactColumns.TOTAL_DIFFERS,
            not(col("order_total").eqNullSafe(col(Columns.TOTAL_AMOUNT).cast(Money.SUM))));
  }
}
