package io.salespulse.etl.facts;

import static io.salespulse.contract.DataQualityRule.ACCEPTED_BY_SINK;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_ORDER;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_PRODUCT;
import static io.salespulse.contract.DataQualityRule.ORDER_HAS_CUSTOMER;
import static io.salespulse.contract.DataQualityRule.ORDER_TOTAL_MATCHES_ITEMS;
import static io.salespulse.etl.clean.Cleaning.BROKEN_RULE;
import static io.salespulse.etl.facts.FactColumns.CUSTOMER_KNOWN;
import static io.salespulse.etl.facts.FactColumns.KIND;
import static io.salespulse.etl.facts.FactColumns.PENDING;
import static io.salespulse.etl.facts.FactColumns.PRODUCT_KNOWN;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.clean.ItemCleaning;
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
  private static final String YOUNG = "young";
  private static final String ORDERS = "orders";
  private static final String WITH_ITEMS = "with_items";
  private static final String DIFFERING = "differing";

  private QualityCounts() {}

  /**
   * Counts of every rule that is judged by a record of this topic alone, of those that take records
   * out and of those that only count, and of the records the sink accepted.
   */
  static Dataset<Row> ofJudged(Topic topic, Dataset<Row> judged, Instant graceLimit) {
    Column reached = count(lit(1));
    List<Column> counts = new ArrayList<>();
    counts.add(entry(topic, ACCEPTED_BY_SINK, reached, lit(0L), lit(0L)));
    for (DataQualityRule rule : Cleaning.rules(topic)) {
      Column failed = countWhere(broken(rule.rule()));
      Column pending = rule == ITEM_HAS_ORDER ? countWhere(broken(Cleaning.PENDING)) : lit(0L);
      counts.add(entry(topic, rule, reached.minus(pending), failed, pending));
      reached = reached.minus(failed);
    }
    switch (topic) {
      case CUSTOMERS, PRODUCTS -> {}
      case ORDERS ->
          counts.add(flag(topic, ORDER_HAS_CUSTOMER, unknown(CUSTOMER_KNOWN), graceLimit));
      case ORDER_ITEMS ->
          counts.add(flag(topic, ITEM_HAS_PRODUCT, unknown(PRODUCT_KNOWN), graceLimit));
    }
    return explode(judged, counts);
  }

  /** Counts of the records the sink did not accept; they add to those it did. */
  static Dataset<Row> ofRejected(Topic topic, Dataset<Row> rejected) {
    Column records = count(lit(1));
    return explode(rejected, List.of(entry(topic, ACCEPTED_BY_SINK, records, records, lit(0L))));
  }

  /**
   * Counts of the rule that an order's total is the sum of its items. It is judged on the item that
   * stands for its order, and an order without an item on the order itself: summed over both, every
   * order is in once.
   */
  static Dataset<Row> ofTotals(
      Dataset<Row> cleanOrders, Dataset<Row> cleanItems, Instant graceLimit) {
    Column one = lit(1L);
    Column differs = when(col(FactColumns.TOTAL_DIFFERS), one).otherwise(lit(0L));
    Dataset<Row> withItems =
        cleanItems
            .filter(col(FactColumns.FIRST_OF_ORDER))
            .select(
                col(Columns.DAY),
                col(ItemCleaning.ORDER_IN_GRACE).as(YOUNG),
                lit(0L).as(ORDERS),
                one.as(WITH_ITEMS),
                differs.as(DIFFERING));
    Dataset<Row> all =
        cleanOrders.select(
            col(Columns.DAY),
            young(graceLimit).as(YOUNG),
            one.as(ORDERS),
            lit(0L).as(WITH_ITEMS),
            lit(0L).as(DIFFERING));
    Column wrong = col(ORDERS).minus(col(WITH_ITEMS)).plus(col(DIFFERING));
    Column failed = coalesce(sum(when(not(col(YOUNG)), wrong)), lit(0L));
    Column pending = coalesce(sum(when(col(YOUNG), wrong)), lit(0L));
    Column orders = coalesce(sum(ORDERS), lit(0L));
    return explode(
        all.unionByName(withItems),
        List.of(
            entry(
                Topic.ORDERS, ORDER_TOTAL_MATCHES_ITEMS, orders.minus(pending), failed, pending)));
  }

  private static Column young(Instant graceLimit) {
    return coalesce(col(Columns.KAFKA_TIMESTAMP).gt(lit(graceLimit)), lit(false));
  }

  /** Counts over clean rows; a broken row too young to be judged is in neither figure. */
  private static Column flag(Topic topic, DataQualityRule rule, Column broken, Instant graceLimit) {
    Column clean = col(BROKEN_RULE).isNull();
    Column failed = countWhere(clean.and(broken).and(not(young(graceLimit))));
    Column pending = countWhere(clean.and(broken).and(young(graceLimit)));
    return entry(topic, rule, countWhere(clean).minus(pending), failed, pending);
  }

  private static Column broken(String rule) {
    return coalesce(col(BROKEN_RULE).equalTo(rule), lit(false));
  }

  private static Column unknown(String known) {
    return not(coalesce(col(known), lit(false)));
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
