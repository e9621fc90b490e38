package io.salespulse.etl.facts;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.COST;
import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.DAY;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PAYMENT_METHOD;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.KpiColumns.DATE;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.LAST_ORDER;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.REVENUE;
import static io.salespulse.contract.KpiColumns.SALES;
import static io.salespulse.etl.facts.FactColumns.COST_OF_GOODS;
import static io.salespulse.etl.facts.FactColumns.FIRST_ORDER;
import static io.salespulse.etl.facts.FactColumns.KIND;
import static io.salespulse.etl.facts.FactColumns.LOCAL_HOUR;
import static io.salespulse.etl.facts.FactColumns.OFFSET_SECONDS;
import static io.salespulse.etl.facts.FactColumns.RECORDS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.CleaningRules;
import io.salespulse.etl.spark.LocalTime;
import io.salespulse.etl.spark.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums of the clean orders and items of a day. */
final class SalesAggregates {

  private SalesAggregates() {}

  /**
   * Pieces and revenue of each order's clean items.
   *
   * <pre>
   * o1 2 x 5.00, o1 1 x 2.50 -> o1, 3, 12.50
   * </pre>
   */
  static Dataset<Row> itemsByOrder(Dataset<Row> cleanItems) {
    return cleanItems
        .groupBy(columns(DAY, ORDER_ID))
        .agg(sum(QUANTITY).as(ITEMS), Money.total(revenue()).as(REVENUE));
  }

  /**
   * Orders by hour, channel, payment method, membership and verdict: one pass for the figures of
   * the clean ones and the counts of all.
   *
   * @param judgedWithItems judged orders with the columns of {@link #itemsByOrder}
   */
  static Dataset<Row> ofOrders(Dataset<Row> judgedWithItems, LocalTime local, CleaningRules rules) {
    List<Column> group = new ArrayList<>(Verdicts.ofOrder(rules));
    group.addAll(
        List.of(
            columns(
                DAY, LOCAL_HOUR, OFFSET_SECONDS, SALES_CHANNEL, PAYMENT_METHOD, MEMBERSHIP_TYPE)));
    Dataset<Row> cells =
        judgedWithItems
            .withColumn(LOCAL_HOUR, local.hour(col(ORDER_DATE)))
            .withColumn(OFFSET_SECONDS, local.offsetSeconds(col(ORDER_DATE)))
            .groupBy(group.toArray(Column[]::new))
            .agg(
                count(lit(1)).as(RECORDS),
                sum(ITEMS).as(ITEMS),
                Money.total(col(TOTAL_AMOUNT)).as(SALES),
                Money.total(col(REVENUE)).as(REVENUE))
            .withColumn(KpiColumns.TOPIC, lit(Topic.ORDERS.topicName()));
    return kind(Aggregate.ORDERS, cells);
  }

  /** Items by date, category, channel and membership; an order counts once in each cell. */
  static Dataset<Row> ofCategories(Dataset<Row> cleanItems, LocalTime local) {
    Dataset<Row> cells =
        cleanItems
            .withColumn(DATE, local.date(col(ORDER_DATE)))
            .groupBy(columns(DAY, ORDER_ID, DATE, CATEGORY, SALES_CHANNEL, MEMBERSHIP_TYPE))
            .agg(sum(QUANTITY).as(ITEMS), Money.total(revenue()).as(REVENUE))
            .groupBy(columns(DAY, DATE, CATEGORY, SALES_CHANNEL, MEMBERSHIP_TYPE))
            .agg(
                count(lit(1)).as(ORDERS),
                sum(ITEMS).as(ITEMS),
                Money.total(col(REVENUE)).as(REVENUE));
    return kind(Aggregate.CATEGORY, cells);
  }

  /** Items by product. */
  static Dataset<Row> ofProducts(Dataset<Row> cleanItems) {
    Column cost = pieces().multiply(col(COST)).cast(Money.SUM);
    Dataset<Row> products =
        cleanItems
            .groupBy(columns(DAY, PRODUCT_ID))
            .agg(
                sum(QUANTITY).as(ITEMS),
                Money.total(revenue()).as(REVENUE),
                Money.total(cost).as(COST_OF_GOODS));
    return kind(Aggregate.PRODUCT, products);
  }

  /** One row per customer, membership and local date. */
  static Dataset<Row> customerDays(Dataset<Row> cleanOrders, LocalTime local) {
    return cleanOrders
        .withColumn(DATE, local.date(col(ORDER_DATE)))
        .groupBy(columns(DAY, CUSTOMER_ID, DATE, MEMBERSHIP_TYPE))
        .agg(
            count(lit(1)).as(ORDERS),
            Money.total(col(TOTAL_AMOUNT)).as(SALES),
            min(ORDER_DATE).as(FIRST_ORDER),
            max(ORDER_DATE).as(LAST_ORDER));
  }

  private static Column revenue() {
    return pieces().multiply(col(UNIT_PRICE)).cast(Money.SUM);
  }

  private static Column pieces() {
    return col(QUANTITY).cast("bigint");
  }

  private static Dataset<Row> kind(Aggregate kind, Dataset<Row> rows) {
    return rows.withColumn(KIND, lit(kind.kind()));
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }
}
