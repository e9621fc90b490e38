package io.salespulse.etl.facts;

import static io.salespulse.contract.DataQualityRule.ACCEPTED_BY_SINK;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_ORDER;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_PRODUCT;
import static io.salespulse.contract.DataQualityRule.ORDER_HAS_CUSTOMER;
import static io.salespulse.contract.DataQualityRule.ORDER_TOTAL_MATCHES_ITEMS;
import static io.salespulse.etl.clean.Cleaning.BROKEN_RULE;
import static io.salespulse.etl.facts.FactColumns.KIND;
import static io.salespulse.etl.facts.FactColumns.PENDING;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.spark.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many records each rule checked and how many failed, by day.
 *
 * <p>Rules are applied in their order and a record that breaks one goes no further: {@code checked}
 * of a rule is {@code checked} of the one before less what failed there. Records too young to be
 * judged are in neither figure.
 */
final class QualityCounts {

  private static final String COUNTS = "counts";

  private QualityCounts() {}

  /** Counts of the rules that take records of this topic out. */
  static Dataset<Row> ofJudged(Topic topic, Dataset<Row> judged) {
    Column reached = count(lit(1));
    List<Column> counts = new ArrayList<>();
    for (DataQualityRule rule : Cleaning.rules(topic)) {
      Column failed = countWhere(coalesce(col(BROKEN_RULE).equalTo(rule.rule()), lit(false)));
      Column pending =
          rule == ITEM_HAS_ORDER
              ? countWhere(coalesce(col(BROKEN_RULE).equalTo(Cleaning.PENDING), lit(false)))
              : lit(0L);
      counts.add(entry(topic, rule, reached.minus(pending), failed, pending));
      reached = reached.minus(failed);
    }
    return explode(judged, counts);
  }

  /** Counts of the records the sink kept and did not keep, by day. */
  static Dataset<Row> ofSink(Topic topic, Dataset<Row> judged, Dataset<Row> rejected) {
    Dataset<Row> both =
        judged
            .select(col(Columns.DAY), lit(0L).as("rejected"))
            .unionByName(rejected.select(col(Columns.DAY), lit(1L).as("rejected")));
    Column failed = coalesce(sum("rejected"), lit(0L));
    return explode(both, List.of(entry(topic, ACCEPTED_BY_SINK, count(lit(1)), failed, lit(0L))));
  }

  /** Counts of the rule that an order's customer is known. */
  static Dataset<Row> ofCustomers(Dataset<Row> cleanOrders, Instant graceLimit) {
    return flag(
        Topic.ORDERS,
        ORDER_HAS_CUSTOMER,
        cleanOrders,
        col(FactColumns.CUSTOMER_KNOWN).equalTo(false),
        graceLimit);
  }

  /** Counts of the rule that an item's product is known. */
  static Dataset<Row> ofProducts(Dataset<Row> cleanItems, Instant graceLimit) {
    return flag(
        Topic.ORDER_ITEMS,
        ITEM_HAS_PRODUCT,
        cleanItems,
        col(FactColumns.PRODUCT_KNOWN).equalTo(false),
        graceLimit);
  }

  /** Counts of the rule that an order's total is the sum of its items. */
  static Dataset<Row> ofTotals(
      Dataset<Row> cleanOrders, Dataset<Row> cleanItems, Instant graceLimit) {
    Dataset<Row> sums =
        cleanItems
            .groupBy(Columns.DAY, Columns.ORDER_ID)
            .agg(
                Money.total(
                        col(Columns.QUANTITY)
                            .cast("bigint")
                            .multiply(col(Columns.UNIT_PRICE))
                            .cast(Money.SUM))
                    .as("item_total"));
    Dataset<Row> both =
        cleanOrders.join(sums, new String[] {Columns.DAY, Columns.ORDER_ID}, "left");
    Column differs = coalesce(col("item_total").notEqual(col(Columns.TOTAL_AMOUNT)), lit(true));
    return flag(Topic.ORDERS, ORDER_TOTAL_MATCHES_ITEMS, both, differs, graceLimit);
  }

  private static Dataset<Row> flag(
      Topic topic, DataQualityRule rule, Dataset<Row> rows, Column broken, Instant graceLimit) {
    Column young = coalesce(col(Columns.KAFKA_TIMESTAMP).gt(lit(graceLimit)), lit(false));
    Column failed = countWhere(broken.and(young.equalTo(false)));
    Column pending = countWhere(broken.and(young));
    return explode(
        rows, List.of(entry(topic, rule, count(lit(1)).minus(pending), failed, pending)));
  }

  private static Column countWhere(Column condition) {
    return coalesce(sum(when(condition, lit(1L)).otherwise(lit(0L))), lit(0L));
  }

  private static Column entry(
      Topic topic, DataQualityRule rule, Column checked, Column failed, Column pending) {
    return struct(
        lit(topic.topicName()).as(KpiColumns.TOPIC),
        lit(rule.rule()).as(KpiColumns.RULE),
        checked.as(KpiColumns.CHECKED),
        failed.as(KpiColumns.FAILED),
        pending.as(PENDING));
  }

  private static Dataset<Row> explode(Dataset<Row> rows, List<Column> counts) {
    return rows.groupBy(Columns.DAY)
        .agg(array(counts.toArray(Column[]::new)).as(COUNTS))
        .select(col(Columns.DAY), org.apache.spark.sql.functions.explode(col(COUNTS)).as(COUNTS))
        .select(col(Columns.DAY), col(COUNTS + ".*"))
        .withColumn(KIND, lit(Aggregate.QUALITY.kind()));
  }
}
