package io.salespulse.etl.facts;

import static io.salespulse.contract.DataQualityRule.ACCEPTED_BY_SINK;
import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.fold.DayFacts.RuleCount;
import io.salespulse.etl.raw.ImportCatalog;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.tables.RecordDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was counted of a topic's records, as counts by rule.
 *
 * <p>Rules are applied in their order and a record that breaks one goes no further: {@code checked}
 * of a rule is {@code checked} of the one before less what failed there. Newest versions that are
 * too young to be judged by a rule are in neither figure.
 */
final class TopicQuality {

  /**
   * What a rule that looks at newest versions found.
   *
   * @param young those of {@code failed} that are too young to be called wrong
   */
  record Found(long looked, long failed, long young) {}

  private final Topic topic;
  private final long clean;
  private final Map<DataQualityRule, Long> broken = new EnumMap<>(DataQualityRule.class);
  private final Map<DataQualityRule, Found> counted = new EnumMap<>(DataQualityRule.class);
  private final SortedMap<String, Long> unparsed = new TreeMap<>();

  /**
   * @param clean records that broke no rule
   */
  TopicQuality(Topic topic, long clean) {
    this.topic = topic;
    this.clean = clean;
  }

  /** Counts everything of a table of customers or products. */
  static TopicQuality ofDimension(Topic topic, Dataset<Row> records, Dataset<Row> numbered) {
    Row sums =
        numbered
            .agg(
                sum(Versions.RECORDS),
                sum(Versions.DUPLICATES),
                sum(when(col(RecordColumns.TEXT_CUT), col(Versions.RECORDS))))
            .collectAsList()
            .get(0);
    TopicQuality quality = new TopicQuality(topic, longAt(sums, 0));
    quality.counts(DataQualityRule.NOT_A_DUPLICATE, longAt(sums, 1));
    quality.counts(DataQualityRule.TEXTS_NOT_CUT, longAt(sums, 2));
    broken(records).collectAsList().forEach(quality::broken);
    return quality;
  }

  private static long longAt(Row sums, int column) {
    return sums.isNullAt(column) ? 0 : sums.getLong(column);
  }

  /** Rows that broke a rule: the rule, the raw file of those that do not parse, day and number. */
  static Dataset<Row> broken(Dataset<Row> records) {
    return records
        .filter(not(Cleaning.isClean()))
        .groupBy(
            col(RecordColumns.BROKEN_RULE),
            rawFile().as(RecordColumns.RAW_FILE),
            col(RecordDays.HOME_DAY))
        .agg(count(lit(1)).as(Versions.RECORDS));
  }

  /** The raw file of a row that does not parse, null of all others. */
  static Column rawFile() {
    return when(
        col(RecordColumns.BROKEN_RULE).equalTo(LINE_PARSES.rule()), col(RecordColumns.RAW_FILE));
  }

  /**
   * So many records of a day broke a rule.
   *
   * @param row with the columns of {@link #broken(Dataset)}
   */
  void broken(Row row) {
    String rule = row.getAs(RecordColumns.BROKEN_RULE);
    String rawFile = row.getAs(RecordColumns.RAW_FILE);
    LocalDate day = row.getAs(RecordDays.HOME_DAY);
    Long records = row.getAs(Versions.RECORDS);
    broken.merge(DataQualityRule.valueOf(rule.toUpperCase(Locale.ROOT)), records, Long::sum);
    if (rawFile != null) {
      String name =
          ImportCatalog.isName(rawFile)
              ? rawFile
              : "%s/%s/%s".formatted(topic.topicName(), DataLayout.dayDirectory(day), rawFile);
      unparsed.merge(name, records, Long::sum);
    }
  }

  /** A rule that only counts found so much in all clean records. */
  void counts(DataQualityRule rule, long failed) {
    counted.put(rule, new Found(clean, failed, 0));
  }

  /** A rule that only counts found so much in newest versions. */
  void counts(DataQualityRule rule, Found found) {
    counted.put(rule, found);
  }

  /** Every rule of the topic. */
  List<RuleCount> rules() {
    List<RuleCount> counts = new ArrayList<>();
    long reached = clean + broken.values().stream().mapToLong(Long::longValue).sum();
    counts.add(new RuleCount(topic, ACCEPTED_BY_SINK, reached, 0));
    for (DataQualityRule rule : Cleaning.rules(topic)) {
      long failed = broken.getOrDefault(rule, 0L);
      counts.add(new RuleCount(topic, rule, reached, failed));
      reached -= failed;
    }
    for (DataQualityRule rule : Cleaning.countingRules(topic)) {
      Found found = counted.getOrDefault(rule, new Found(0, 0, 0));
      counts.add(
          new RuleCount(
              topic, rule, found.looked() - found.young(), found.failed() - found.young()));
    }
    return counts;
  }

  /** Lines that do not parse, by the name of their raw file. */
  SortedMap<String, Long> unparsed() {
    return unparsed;
  }

  /** Whether something was too young to be judged. */
  boolean hasYoung() {
    return counted.values().stream().anyMatch(found -> found.young() > 0);
  }
}
