package io.salespulse.etl.facts;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.COST;
import static io.salespulse.contract.Columns.DELETED;
import static io.salespulse.contract.Columns.ITEM_ID;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.REVENUE;
import static io.salespulse.etl.facts.FactColumns.CANCELLED;
import static io.salespulse.etl.facts.FactColumns.COST_OF_GOODS;
import static io.salespulse.etl.facts.FactColumns.IS_RETURN;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.records.Positions;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.spark.Money;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The newest version of each item, and what it counts for under its order. */
final class DayItems {

  /**
   * Whether the rules look at the item: no deletion of it or of its order came after it, and where
   * it was a line in a record of its order, that is the newest clean one from Kafka.
   */
  static final String IS_LOOKED_AT = "is_looked_at";

  /** Whether the item is one of an order that is there. */
  static final String IS_LIVE = "is_live";

  /** The revenue that the order's total is compared with; a cancelled order's too. */
  static final String ITEMS_TOTAL = "items_total";

  private static final String ORDERED = "ordered_";

  private static final String POSITION = "position";

  /** Whether the item was a line in a record of its order later than the newest clean one. */
  private static final String AHEAD = "ahead";

  /** Whether it was one in an earlier record, and the newest clean one lacks it. */
  private static final String LEFT_OUT = "left_out";

  /** How the names of raw files begin that hold what was in records of orders. */
  private static final String ORDERS_FILE = Topic.ORDERS.topicName() + "-";

  private DayItems() {}

  /**
   * One row per item, deleted ones among them, with the date of its order.
   *
   * <pre>
   * 2 x 5.00 of an order                          -> items 2, revenue 10.00
   * 2 x 5.00 and -2 x 5.00 of a return            -> items -2, revenue -10.00, each
   * 2 x 5.00 of a cancelled or a deleted order    -> 0
   * </pre>
   *
   * @param clean records of items, all versions of each
   * @param orders as {@link DayOrders#newest}
   */
  static Dataset<Row> newest(Dataset<Row> clean, Dataset<Row> orders) {
    Dataset<Row> ofOrder =
        orders.select(
            col(ORDER_ID).as(ORDERED + ORDER_ID),
            col(ORDER_DATE),
            col(CANCELLED),
            col(IS_RETURN),
            col(DELETED).as(ORDERED + DELETED),
            col(Versions.LAST_DELETION + "." + KAFKA_TIMESTAMP).as(ORDERED + KAFKA_TIMESTAMP),
            col(DayOrders.NEWEST_OF_KAFKA).as(ORDERED + POSITION));
    Column isLine = col(RecordColumns.RAW_FILE).startsWith(ORDERS_FILE);
    Column ordered = col(ORDERED + POSITION);
    // A hash of the orders saves sorting the items, which are three times as many.
    Dataset<Row> joined =
        clean
            .join(ofOrder.hint("shuffle_hash"), col(ORDER_ID).equalTo(col(ORDERED + ORDER_ID)))
            .withColumn(AHEAD, isLine.and(coalesce(Positions.position().gt(ordered), lit(true))))
            .withColumn(
                LEFT_OUT, isLine.and(coalesce(Positions.position().lt(ordered), lit(false))))
            .drop(ORDERED + ORDER_ID, ORDERED + POSITION);
    // Lines of a version of the order that broke a rule, or is not read yet, do not take the place
    // of those of the version that counts: they are as if of another id.
    Dataset<Row> newest =
        Versions.newest(Topic.ORDER_ITEMS, joined, Map.of(), ORDER_ID, ITEM_ID, AHEAD)
            .drop(Versions.LAST_DELETION);
    Column deletedWithOrder =
        coalesce(col(KAFKA_TIMESTAMP).leq(col(ORDERED + KAFKA_TIMESTAMP)), lit(false));
    Column leftBehind = deletedWithOrder.or(col(AHEAD)).or(col(LEFT_OUT));
    Column looked = not(col(DELETED)).and(not(leftBehind));
    Column live = looked.and(not(col(ORDERED + DELETED)));
    Column quantity = col(QUANTITY).cast("bigint");
    Column pieces = when(col(IS_RETURN), abs(quantity).multiply(lit(-1))).otherwise(quantity);
    Column total = when(live, pieces.multiply(col(UNIT_PRICE)).cast(Money.SUM));
    Column sold = live.and(col(CANCELLED).equalTo(0));
    return newest
        .withColumns(
            Map.of(
                IS_LOOKED_AT,
                looked,
                IS_LIVE,
                live,
                ITEMS_TOTAL,
                total,
                ITEMS,
                when(sold, pieces).otherwise(lit(0L)),
                REVENUE,
                when(sold, total).otherwise(lit(0)).cast(Money.SUM),
                FactColumns.COUNTS,
                sold.and(col(QUANTITY).notEqual(0))))
        .drop(
            AHEAD,
            LEFT_OUT,
            ORDERED + DELETED,
            ORDERED + KAFKA_TIMESTAMP,
            DELETED,
            QUANTITY,
            CANCELLED,
            IS_RETURN,
            RecordColumns.TEXT_CUT);
  }

  /** Adds what the pieces cost the shop; nothing where nobody knows. */
  static Dataset<Row> withCost(Dataset<Row> items) {
    return items
        .withColumn(COST_OF_GOODS, col(ITEMS).multiply(col(COST)).cast(Money.SUM))
        .drop(COST);
  }

  /**
   * Pieces and revenue of each order, and of each category in it.
   *
   * <pre>
   * o1 2 x 5.00 Toys, o1 1 x 2.50 Food -> o1, 3, 12.50, [(Toys, 2, 10.00), (Food, 1, 2.50)]
   * </pre>
   */
  static Dataset<Row> byOrder(Dataset<Row> items) {
    return items
        .filter(col(IS_LIVE))
        .groupBy(col(ORDER_ID).as(ORDERED + ORDER_ID), col(CATEGORY))
        .agg(
            sum(ITEMS).as(ITEMS),
            Money.total(col(REVENUE)).as(REVENUE),
            Money.total(col(ITEMS_TOTAL)).as(ITEMS_TOTAL),
            max(FactColumns.COUNTS).as(FactColumns.COUNTS))
        .groupBy(ORDERED + ORDER_ID)
        .agg(
            sum(ITEMS).as(ITEMS),
            Money.total(col(REVENUE)).as(REVENUE),
            Money.total(col(ITEMS_TOTAL)).as(ITEMS_TOTAL),
            OrderCategories.collected());
  }

  /** Joins orders with {@link #byOrder}; without items the sums are 0 and the total is null. */
  static Dataset<Row> join(Dataset<Row> orders, Dataset<Row> byOrder) {
    return orders
        .join(byOrder, col(ORDER_ID).equalTo(col(ORDERED + ORDER_ID)), "left")
        .drop(ORDERED + ORDER_ID, Versions.LAST_DELETION, DayOrders.NEWEST_OF_KAFKA)
        .withColumn(ITEMS, coalesce(col(ITEMS), lit(0L)))
        .withColumn(REVENUE, coalesce(col(REVENUE), lit(0).cast(Money.SUM)));
  }
}
