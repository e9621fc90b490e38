package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.salespulse.contract.Columns;
import io.salespulse.etl.clean.Cleaning;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Gives orders and items what is known of their customer or product at the end of the day. */
final class Enrichment {

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

  /** Adds category, cost and product_known. */
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
    return Dimension.join(judgedItems, broadcast(costs), Columns.PRODUCT_ID)
        .withColumn(FactColumns.PRODUCT_KNOWN, col(Columns.CATEGORY).isNotNull())
        .withColumn(Columns.CATEGORY, coalesce(col(Columns.CATEGORY), lit(Cleaning.UNKNOWN)));
  }
}
