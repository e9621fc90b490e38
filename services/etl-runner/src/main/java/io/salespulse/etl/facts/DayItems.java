package io.salespulse.etl.facts;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.COST;
import static io.salespulse.contract.Columns.DELETED;
import static io.salespulse.contract.Columns.ITEM_ID;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.REFUNDS;
import static io.salespulse.contract.KpiColumns.REVENUE;
import static io.salespulse.etl.facts.FactColumns.CANCELLED;
import static io.salespulse.etl.facts.FactColumns.COST_OF_GOODS;
import static io.salespulse.etl.facts.FactColumns.IS_RETURN;
import static io.salespulse.etl.tables.RecordDays.HOME_DAY;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.spark.Money;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The newest version of each item, and what it counts for under its order. */
final class DayItems {

  /** Whether the rules look at the item: no deletion of it, or of its order, came after it. */
  static final String IS_LOOKED_AT = "is_looked_at";

  /** Whether the item is one of an order that is there. */
  static final String IS_LIVE = "is_live";

  /** The revenue that the order's total is compared with; a cancelled order's too. */
  static final String ITEMS_TOTAL = "items_total";

  private static final List<String> CONTENT = List.of(PRODUCT_ID, QUANTITY, UNIT_PRICE);

  private static final String ORDERED = "ordered_";
  private static final String POSITIVE_REVENUE = "positive_revenue";

  private DayItems() {}

  /**
   * One row per item, deleted ones among them, with the columns of its order.
   *
   * <pre>
   * 2 x 5.00 of an order                          -> items 2, revenue 10.00
   * 2 x 5.00 and -2 x 5.00 of a return            -> items -2, revenue -10.00, each
   * 2 x 5.00 of a cancelled or a deleted order    -> 0
   * </pre>
   *
   * @param clean records of items, all versions of each
   * @param orders as {@link DayOrders#newest}, with memberships
   */
  static Dataset<Row> newest(Dataset<Row> clean, Dataset<Row> orders) {
    Dataset<Row> newest = versions(clean);
    Dataset<Row> ofOrder =
        orders.select(
            col(ORDER_ID).as(ORDERED + ORDER_ID),
            col(ORDER_DATE),
            col(SALES_CHANNEL),
            col(MEMBERSHIP_TYPE),
            col(ORDERS),
            col(CANCELLED),
            col(IS_RETURN),
            col(DELETED).as(ORDERED + DELETED),
            col(Versions.LAST_DELETION + "." + KAFKA_TIMESTAMP).as(ORDERED + KAFKA_TIMESTAMP));
    // A hash of the orders saves sorting the items, which are three times as many.
    Dataset<Row> joined =
        newest
            .drop(Versions.LAST_DELETION)
            .join(ofOrder.hint("shuffle_hash"), col(ORDER_ID).equalTo(col(ORDERED + ORDER_ID)));
    Column leftBehind =
        coalesce(col(KAFKA_TIMESTAMP).leq(col(ORDERED + KAFKA_TIMESTAMP)), lit(false));
    Column looked = not(col(DELETED)).and(not(leftBehind));
    Column quantity = col(QUANTITY).cast("bigint");
    Column pieces = when(col(IS_RETURN), abs(quantity).multiply(lit(-1))).otherwise(quantity);
    Column sold = col(IS_LIVE).and(col(CANCELLED).equalTo(0));
    return joined
        .withColumn(IS_LOOKED_AT, looked)
        .withColumn(IS_LIVE, looked.and(not(col(ORDERED + DELETED))))
        .withColumn(
            ITEMS_TOTAL, when(col(IS_LIVE), pieces.multiply(col(UNIT_PRICE)).cast(Money.SUM)))
        .withColumn(ITEMS, when(sold, pieces).otherwise(lit(0L)))
        .withColumn(REVENUE, when(sold, col(ITEMS_TOTAL)).otherwise(lit(0)).cast(Money.SUM))
        .drop(ORDERED + ORDER_ID, ORDERED + DELETED, ORDERED + KAFKA_TIMESTAMP);
  }

  /** The newest version of each item, with what was counted of all its versions. */
  static Dataset<Row> versions(Dataset<Row> clean) {
    return Versions.newest(clean, CONTENT, Map.of(), ORDER_ID, ITEM_ID);
  }

  /** The condition of items that count: of an order or a return, and not taken out. */
  static Column counts() {
    return col(IS_LIVE).and(col(CANCELLED).equalTo(0)).and(col(QUANTITY).notEqual(0));
  }

  /** Adds what the pieces cost the shop; nothing where nobody knows. */
  static Dataset<Row> withCost(Dataset<Row> items) {
    return items.withColumn(COST_OF_GOODS, col(ITEMS).multiply(col(COST)).cast(Money.SUM));
  }

  /**
   * Pieces and revenue of each order.
   *
   * <pre>
   * o1 2 x 5.00, o1 1 x 2.50 -> o1, 3, 12.50
   * </pre>
   */
  static Dataset<Row> byOrder(Dataset<Row> items) {
    return items
        .filter(col(IS_LIVE))
        .groupBy(col(ORDER_ID).as(ORDERED + ORDER_ID))
        .agg(
            sum(ITEMS).as(ITEMS),
            Money.total(col(REVENUE)).as(REVENUE),
            Money.total(col(ITEMS_TOTAL)).as(ITEMS_TOTAL));
  }

  /** Joins orders with {@link #byOrder}; without items the sums are 0 and the total is null. */
  static Dataset<Row> join(Dataset<Row> orders, Dataset<Row> byOrder) {
    return orders
        .join(byOrder, col(ORDER_ID).equalTo(col(ORDERED + ORDER_ID)), "left")
        .drop(ORDERED + ORDER_ID)
        .withColumn(ITEMS, coalesce(col(ITEMS), lit(0L)))
        .withColumn(REVENUE, coalesce(col(REVENUE), lit(0).cast(Money.SUM)));
  }

  /**
   * Items of one category in one order; {@link KpiColumns#ORDERS} is 1, of a return 0.
   *
   * @param items that count, with category and date
   */
  static Dataset<Row> byCategory(Dataset<Row> items) {
    return items
        .groupBy(
            col(HOME_DAY),
            col(ORDER_ID),
            col(KpiColumns.DATE),
            col(CATEGORY),
            col(SALES_CHANNEL),
            col(MEMBERSHIP_TYPE),
            col(ORDERS))
        .agg(sum(ITEMS).as(ITEMS), Money.total(col(REVENUE)).as(REVENUE));
  }

  /**
   * Shares each refund out by the positive revenue of the order's categories; the last of them by
   * name takes what rounding left, and Unknown all of an order without any.
   *
   * <pre>
   * refund 10.00; Books 20.00, Toys 10.00  -> Books 6.6667, Toys 3.3333
   * refund 10.00; no positive revenue      -> Unknown 10.00
   * </pre>
   *
   * @param orders orders and returns with their refunds
   * @param byCategory as {@link #byCategory}
   */
  static Dataset<Row> sharedRefunds(Dataset<Row> orders, Dataset<Row> byCategory) {
    Dataset<Row> revenues =
        byCategory
            .filter(col(REVENUE).gt(0))
            .groupBy(col(ORDER_ID).as(ORDERED + ORDER_ID), col(CATEGORY))
            .agg(Money.total(col(REVENUE)).as(POSITIVE_REVENUE));
    Dataset<Row> shared =
        orders
            .filter(col(REFUNDS).gt(0))
            .select(HOME_DAY, ORDER_ID, REFUNDS)
            .join(revenues, col(ORDER_ID).equalTo(col(ORDERED + ORDER_ID)), "left");
    var ofOrder = Window.partitionBy(ORDER_ID);
    var lastFirst = ofOrder.orderBy(col(CATEGORY).desc_nulls_last());
    // In whole ten-thousandths, so that half is rounded up exactly.
    Column share =
        expr(
            "CAST(((2 * refund_units * revenue_units + all_units) div (2 * all_units)) AS DECIMAL(38, 0))");
    Dataset<Row> units =
        shared
            .withColumn("refund_units", units(col(REFUNDS)))
            .withColumn("revenue_units", units(col(POSITIVE_REVENUE)))
            .withColumn("all_units", sum("revenue_units").over(ofOrder).cast("decimal(38,0)"))
            .withColumn("place", row_number().over(lastFirst))
            .withColumn("share", share)
            .withColumn("others", sum(when(col("place").gt(1), col("share"))).over(ofOrder));
    Column remainder =
        col("refund_units").minus(coalesce(col("others"), lit(0).cast("decimal(38,0)")));
    return units.select(
        col(HOME_DAY),
        coalesce(col(CATEGORY), lit(KpiColumns.UNKNOWN)).as(CATEGORY),
        lit(1).as(ORDERS),
        when(col("place").equalTo(1), remainder)
            .otherwise(col("share"))
            .multiply(lit(new java.math.BigDecimal("0.0001")))
            .cast(Money.SUM)
            .as(REFUNDS));
  }

  private static Column units(Column amount) {
    return amount.multiply(lit(10_000)).cast("decimal(38,0)");
  }
}
