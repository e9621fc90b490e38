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
   * Adds membership_type and unknown_partner.
   *
   * <pre>
   * order of a Gold customer     -> Gold, false
   * order of a stranger          -> Unknown, true
   * </pre>
   *
   * @param customers clean versions of these and all earlier days
   */
  static Dataset<Row> orders(Dataset<Row> judgedOrders, Dataset<Row> customers) {
    Dataset<Row> memberships =
        Dimension.inForce(
            customers.select(
                Columns.CUSTOMER_ID, Columns.MEMBERSHIP_TYPE, Columns.KAFKA_OFFSET, Columns.DAY),
            Columns.CUSTOMER_ID);
    return orUnknown(
        Dimension.join(judgedOrders, broadcast(memberships), Columns.CUSTOMER_ID),
        Columns.MEMBERSHIP_TYPE);
  }

  /**
   * Adds category, cost and unknown_partner.
   *
   * @param products clean versions of these and all earlier days
   */
  static Dataset<Row> items(Dataset<Row> judgedItems, Dataset<Row> products) {
    Dataset<Row> costs =
        Dimension.inForce(
            products.select(
                Columns.PRODUCT_ID,
                Columns.CATEGORY,
                Columns.COST,
                Columns.KAFKA_OFFSET,
                Columns.DAY),
            Columns.PRODUCT_ID);
    return orUnknown(
        Dimension.join(judgedItems, broadcast(costs), Columns.PRODUCT_ID), Columns.CATEGORY);
  }

  private static Dataset<Row> orUnknown(Dataset<Row> joined, String attribute) {
    return joined
        .withColumn(FactColumns.UNKNOWN_PARTNER, col(attribute).isNull())
        .withColumn(attribute, coalesce(col(attribute), lit(Cleaning.UNKNOWN)));
  }
}
