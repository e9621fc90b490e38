package io.salespulse.etl.facts;

import static io.salespulse.contract.Columns.DELETED;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.REFUNDED_AMOUNT;
import static io.salespulse.contract.Columns.STATUS;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static io.salespulse.contract.KpiColumns.GROSS_SALES;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.REFUNDS;
import static io.salespulse.etl.facts.FactColumns.AHEAD_OF_RECORD;
import static io.salespulse.etl.facts.FactColumns.CANCELLED;
import static io.salespulse.etl.facts.FactColumns.IS_RETURN;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.records.Positions;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.spark.Money;
import java.util.Collection;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The newest version of each order, and what it counts for.
 *
 * <pre>
 * total 20.00, shipped                       an order: gross sales 20.00, refunds 0
 * total 20.00, shipped, refunded_amount 5    an order: gross sales 20.00, refunds 5.00
 * total 20.00, refunded                      an order: gross sales 20.00, refunds 20.00
 * total 20.00, cancelled                     cancelled: nothing else
 * total -7.50                                a return: refunds 7.50
 * </pre>
 */
final class DayOrders {

  /**
   * Position of the newest version from Kafka; null where there is none. Versions from files of
   * history have no lines inside them, and leave those of Kafka's as they are.
   */
  static final String NEWEST_OF_KAFKA = "newest_of_kafka";

  private DayOrders() {}

  /**
   * One row per order, deleted ones among them, with what was counted of all its versions.
   *
   * @param clean records of orders, all versions of each
   */
  static Dataset<Row> newest(Dataset<Row> clean, StatusRules rules) {
    Column ahead =
        col(ORDER_DATE)
            .gt(
                col(KAFKA_TIMESTAMP)
                    .plus(
                        expr("INTERVAL %d SECONDS".formatted(DataQualityRule.AHEAD.toSeconds()))));
    Column ofKafka =
        max(when(Positions.importFile().isNull(), Positions.position()))
            .over(Versions.all(Positions.newestFirst(ORDER_ID)));
    Dataset<Row> newest =
        Versions.newest(
            Topic.ORDERS,
            clean.withColumn(NEWEST_OF_KAFKA, ofKafka),
            Map.of(AHEAD_OF_RECORD, ahead, RecordColumns.TEXT_CUT, col(RecordColumns.TEXT_CUT)),
            ORDER_ID);
    Column live = not(col(DELETED));
    Column isCancelled = isOneOf(rules.cancelled());
    Column isReturn = not(isCancelled).and(col(TOTAL_AMOUNT).lt(0));
    Column counts = live.and(not(isCancelled)).and(not(isReturn));
    Column refund =
        coalesce(col(REFUNDED_AMOUNT), when(isOneOf(rules.refunded()), col(TOTAL_AMOUNT)), lit(0));
    return newest
        .withColumn(CANCELLED, flag(live.and(isCancelled)))
        .withColumn(IS_RETURN, live.and(isReturn))
        .withColumn(ORDERS, flag(counts))
        .withColumn(GROSS_SALES, amount(when(counts, col(TOTAL_AMOUNT))))
        .withColumn(
            REFUNDS, amount(when(counts, refund).when(live.and(isReturn), abs(col(TOTAL_AMOUNT)))));
  }

  /** A status in any case; what Unknown stands for is none. */
  private static Column isOneOf(Collection<String> statuses) {
    return coalesce(lower(col(STATUS)).isin(statuses.toArray()), lit(false));
  }

  static Column flag(Column condition) {
    return when(condition, 1).otherwise(0);
  }

  private static Column amount(Column amount) {
    return coalesce(amount, lit(0)).cast(Money.AMOUNT);
  }
}
