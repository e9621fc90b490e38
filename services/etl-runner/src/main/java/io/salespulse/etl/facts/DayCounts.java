package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.col;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sums of a day's quality counts.
 *
 * @param clean clean records by topic name
 * @param rejected records that cleaning left out
 * @param pending records too young to be judged
 */
record DayCounts(Map<String, Long> clean, long rejected, long pending) {

  static final DayCounts NONE = new DayCounts(Map.of(), 0, 0);

  /** Reads the counts from the aggregates, by day. */
  static Map<LocalDate, DayCounts> of(Dataset<Row> aggregates) {
    Map<LocalDate, DayCounts> days = new HashMap<>();
    for (Row row :
        aggregates
            .filter(col(FactColumns.KIND).equalTo(Aggregate.QUALITY.kind()))
            .select(
                Columns.DAY,
                KpiColumns.TOPIC,
                KpiColumns.RULE,
                KpiColumns.CHECKED,
                KpiColumns.FAILED,
                FactColumns.PENDING)
            .collectAsList()) {
      DayCounts counts =
          of(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5));
      days.merge(row.getLocalDate(0), counts, DayCounts::plus);
    }
    return days;
  }

  private static DayCounts of(String topic, String rule, long checked, long failed, long pending) {
    boolean takesOut =
        Topic.named(topic).stream()
            .flatMap(known -> Cleaning.rules(known).stream())
            .anyMatch(known -> known.rule().equals(rule));
    if (!takesOut) {
      return new DayCounts(Map.of(), 0, pending);
    }
    boolean first = rule.equals(DataQualityRule.LINE_PARSES.rule());
    boolean waits = rule.equals(DataQualityRule.ITEM_HAS_ORDER.rule());
    long clean = (first ? checked : 0) - failed - (waits ? pending : 0);
    return new DayCounts(Map.of(topic, clean), failed, pending);
  }

  private DayCounts plus(DayCounts other) {
    Map<String, Long> sums = new TreeMap<>(clean);
    other.clean.forEach((topic, count) -> sums.merge(topic, count, Long::sum));
    return new DayCounts(sums, rejected + other.rejected, pending + other.pending);
  }
}
