package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.records.RecordTable;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.tables.RecordDays;
import io.salespulse.etl.tables.Tables;
import java.time.Instant;
import java.util.Map;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the items that wait for their order; they belong to no day. */
final class WaitingItems {

  private WaitingItems() {}

  /**
   * @param graceLimit newer ones are not called wrong yet
   */
  static TopicQuality quality(Tables tables, Instant graceLimit) {
    if (!tables.has(RecordTable.ORDER_ITEMS, Expressions.isNull(RecordDays.HOME_DAY))) {
      return new TopicQuality(Topic.ORDER_ITEMS, 0);
    }
    Dataset<Row> newest =
        Versions.newest(
            Topic.ORDER_ITEMS,
            tables
                .read(RecordTable.ORDER_ITEMS)
                .filter(col(RecordDays.HOME_DAY).isNull())
                .filter(Cleaning.isClean()),
            Map.of(),
            Columns.ORDER_ID,
            Columns.ITEM_ID);
    var looked = not(col(Columns.DELETED));
    Row sums =
        newest
            .agg(
                sum(Versions.RECORDS),
                sum(Versions.DUPLICATES),
                sum(DayOrders.flag(looked)),
                sum(
                    DayOrders.flag(
                        looked.and(FactBuilder.isAfter(Columns.KAFKA_TIMESTAMP, graceLimit)))))
            .collectAsList()
            .get(0);
    TopicQuality quality = new TopicQuality(Topic.ORDER_ITEMS, sums.getLong(0));
    quality.counts(DataQualityRule.NOT_A_DUPLICATE, sums.getLong(1));
    quality.counts(
        DataQualityRule.ITEM_HAS_ORDER,
        new TopicQuality.Found(sums.getLong(2), sums.getLong(2), sums.getLong(3)));
    return quality;
  }
}
