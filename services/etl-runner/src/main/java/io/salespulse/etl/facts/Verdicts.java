package io.salespulse.etl.facts;

import static io.salespulse.etl.clean.Cleaning.BROKEN_RULE;
import static io.salespulse.etl.clean.Cleaning.SUPERSEDED;
import static io.salespulse.etl.clean.Cleaning.TEXT_CUT;
import static io.salespulse.etl.facts.FactColumns.AHEAD_OF_RECORD;
import static io.salespulse.etl.facts.FactColumns.KIND;
import static io.salespulse.etl.facts.FactColumns.RECORDS;
import static io.salespulse.etl.facts.FactColumns.TOTAL_DIFFERS;
import static io.salespulse.etl.facts.FactColumns.UNKNOWN_PARTNER;
import static io.salespulse.etl.facts.FactColumns.YOUNG;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.clean.CleaningRules;
import io.salespulse.etl.spark.Money;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Number of records of a day by what became of them: the rule that took them out, and for clean
 * ones what the rules that only count have against them.
 */
final class Verdicts {

  private static final Column NOTHING = lit(null).cast("boolean");

  private Verdicts() {}

  /**
   * Verdicts on records that are judged by themselves alone.
   *
   * @param judged with text_cut
   */
  static Dataset<Row> alone(Topic topic, Dataset<Row> judged) {
    return counted(topic, judged, columns(NOTHING, NOTHING, NOTHING, col(TEXT_CUT), NOTHING));
  }

  /**
   * Columns that tell, of a judged order with the figures of {@link SalesAggregates#itemsByOrder},
   * what became of it.
   */
  static List<Column> ofOrder(CleaningRules rules) {
    Column differs =
        not(col(KpiColumns.REVENUE).eqNullSafe(col(Columns.TOTAL_AMOUNT).cast(Money.SUM)));
    return columns(
        col(UNKNOWN_PARTNER),
        differs,
        Cleaning.isAheadOfRecord(col(Columns.ORDER_DATE)),
        col(TEXT_CUT),
        Cleaning.inGrace(rules));
  }

  /**
   * @param judged with unknown_partner
   */
  static Dataset<Row> ofItems(Dataset<Row> judged, CleaningRules rules) {
    return counted(
        Topic.ORDER_ITEMS,
        judged,
        columns(col(UNKNOWN_PARTNER), NOTHING, NOTHING, NOTHING, Cleaning.inGrace(rules)));
  }

  /** Records that the sink did not accept. */
  static Dataset<Row> ofRejected(Topic topic, Dataset<Row> rejected) {
    return counted(
        topic,
        rejected.withColumn(BROKEN_RULE, lit(DataQualityRule.ACCEPTED_BY_SINK.rule())),
        columns(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING));
  }

  private static Dataset<Row> counted(Topic topic, Dataset<Row> judged, List<Column> verdict) {
    List<Column> group = new ArrayList<>(verdict);
    group.add(col(Columns.DAY));
    return judged
        .groupBy(group.toArray(Column[]::new))
        .agg(count(lit(1)).as(RECORDS))
        .withColumn(KpiColumns.TOPIC, lit(topic.topicName()))
        .withColumn(KIND, lit(Aggregate.VERDICT.kind()));
  }

  private static List<Column> columns(
      Column unknown, Column differs, Column ahead, Column cut, Column young) {
    return List.of(
        col(BROKEN_RULE),
        ofClean(unknown).as(UNKNOWN_PARTNER),
        ofClean(differs).as(TOTAL_DIFFERS),
        ofClean(ahead).as(AHEAD_OF_RECORD),
        ofClean(cut).as(TEXT_CUT),
        ofClean(young).as(YOUNG));
  }

  private static Column ofClean(Column flag) {
    Column takenOut = col(BROKEN_RULE).isNotNull().and(col(BROKEN_RULE).notEqual(SUPERSEDED));
    return when(takenOut, lit(false)).otherwise(coalesce(flag, lit(false)));
  }
}
