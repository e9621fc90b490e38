package io.salespulse.etl.facts;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.COST;
import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.DAY;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.PAYMENT_METHOD;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.KpiColumns.DATE;
import static io.salespulse.contract.KpiColumns.HOUR_START;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.LAST_ORDER;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.REVENUE;
import static io.salespulse.contract.KpiColumns.SALES;
import static io.salespulse.etl.facts.FactColumns.COST_OF_GOODS;
import static io.salespulse.etl.facts.FactColumns.FIRST_OF_CATEGORY;
import static io.salespulse.etl.facts.FactColumns.FIRST_ORDER;
import static io.salespulse.etl.facts.FactColumns.KIND;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.salespulse.etl.spark.LocalTime;
import io.salespulse.etl.spark.Money;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums of the clean orders and items of a day. */
final class SalesAggregates {

  /** In the category column: figures of whole orders, which span categories. */
  static final String ALL_CATEGORIES = "*";

  private static final String HOUR = "hour";
  private static final String OFFSET = "offset_seconds";
  private static final String AMOUNT = "amount";
  private static final String ITEM_COST = "item_cost";

  private SalesAggregates() {}

  /** Orders and sales by hour, by cube cell, and by payment method. */
  static List<Dataset<Row>> ofOrders(Dataset<Row> cleanOrders, LocalTime local) {
    Dataset<Row> cells =
        withLocalTime(cleanOrders, local)
            .groupBy(
                columns(DAY, HOUR, OFFSET, DATE, SALES_CHANNEL, PAYMENT_METHOD, MEMBERSHIP_TYPE))
            .agg(count(lit(1)).as(ORDERS), Money.total(col(TOTAL_AMOUNT)).as(SALES));
    Column orders = sum(ORDERS).as(ORDERS);
    Column sales = Money.total(col(SALES)).as(SALES);
    return List.of(
        kind(
            Aggregate.HOUR,
            withHourStart(cells.groupBy(columns(DAY, HOUR, OFFSET)).agg(orders, sales))),
        kind(
            Aggregate.CUBE,
            cells
                .groupBy(columns(DAY, DATE, SALES_CHANNEL, MEMBERSHIP_TYPE))
                .agg(orders, sales)
                .withColumn(CATEGORY, lit(ALL_CATEGORIES))),
        kind(Aggregate.PAYMENT, cells.groupBy(columns(DAY, PAYMENT_METHOD)).agg(orders, sales)));
  }

  /** Items and revenue by hour, by cube cell, and by product. */
  static List<Dataset<Row>> ofItems(Dataset<Row> cleanItems, LocalTime local) {
    Column pieces = col(QUANTITY).cast("bigint");
    Dataset<Row> items =
        cleanItems
            .withColumn(AMOUNT, pieces.multiply(col(UNIT_PRICE)).cast(Money.SUM))
            .withColumn(ITEM_COST, pieces.multiply(col(COST)).cast(Money.SUM));
    Column sumOfItems = sum(ITEMS).as(ITEMS);
    Column revenue = Money.total(col(REVENUE)).as(REVENUE);
    Dataset<Row> cells =
        withLocalTime(items, local)
            .groupBy(columns(DAY, HOUR, OFFSET, DATE, SALES_CHANNEL, MEMBERSHIP_TYPE, CATEGORY))
            .agg(
                count(when(col(FIRST_OF_CATEGORY), lit(1))).as(ORDERS),
                sum(QUANTITY).as(ITEMS),
                Money.total(col(AMOUNT)).as(REVENUE));
    Dataset<Row> products =
        items
            .groupBy(columns(DAY, PRODUCT_ID))
            .agg(
                sum(QUANTITY).as(ITEMS),
                Money.total(col(AMOUNT)).as(REVENUE),
                Money.total(col(ITEM_COST)).as(COST_OF_GOODS));
    return List.of(
        kind(
            Aggregate.HOUR,
            withHourStart(cells.groupBy(columns(DAY, HOUR, OFFSET)).agg(sumOfItems))),
        kind(
            Aggregate.CUBE,
            cells
                .groupBy(columns(DAY, DATE, SALES_CHANNEL, MEMBERSHIP_TYPE, CATEGORY))
                .agg(sum(ORDERS).as(ORDERS), sumOfItems, revenue)),
        kind(
            Aggregate.CUBE,
            cells
                .groupBy(columns(DAY, DATE, SALES_CHANNEL, MEMBERSHIP_TYPE))
                .agg(sumOfItems, revenue)
                .withColumn(CATEGORY, lit(ALL_CATEGORIES))),
        kind(Aggregate.PRODUCT, products));
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

  private static Dataset<Row> withLocalTime(Dataset<Row> rows, LocalTime local) {
    return rows.withColumn(HOUR, local.hour(col(ORDER_DATE)))
        .withColumn(OFFSET, local.offsetSeconds(col(ORDER_DATE)))
        .withColumn(DATE, local.date(col(ORDER_DATE)));
  }

  /** Text is made after grouping: it costs far more than the grouping. */
  private static Dataset<Row> withHourStart(Dataset<Row> hours) {
    return hours.withColumn(HOUR_START, LocalTime.text(col(HOUR), col(OFFSET))).drop(HOUR, OFFSET);
  }

  private static Dataset<Row> kind(Aggregate kind, Dataset<Row> rows) {
    return rows.withColumn(KIND, lit(kind.kind()));
  }

  private static Column[] columns(String... names) {
    Column[] columns = new Column[names.length];
    for (int i = 0; i < names.length; i++) {
      columns[i] = col(names[i]);
    }
    return columns;
  }
}
