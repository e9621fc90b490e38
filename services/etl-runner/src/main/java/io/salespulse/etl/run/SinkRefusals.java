package io.salespulse.etl.run;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.RunReport.Refusals;
import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.RawFile;
import io.salespulse.etl.raw.RawFile.Kind;
import io.salespulse.etl.raw.RejectReasons;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the sink turned away since the run before. {@code data_quality.csv} counts what came and
 * what was rejected of all days, so that the difference of two sets is what came between them: the
 * published set is the note of what was counted, and it changes in one step with the report.
 */
final class SinkRefusals {

  private SinkRefusals() {}

  /**
   * @param before rows of {@code data_quality.csv} as published, by column; none before the first
   *     set
   * @param now the same of this run
   * @param raw the raw files there are
   * @return by topic name; topics without new ones are left out
   * @throws NumberFormatException where a count is damaged
   */
  static Map<String, Refusals> between(
      List<Map<String, String>> before, List<Map<String, String>> now, Collection<RawFile> raw) {
    Map<String, Refusals> refusals = new TreeMap<>();
    for (Topic topic : Topic.values()) {
      long rejected =
          count(now, topic, KpiColumns.FAILED) - count(before, topic, KpiColumns.FAILED);
      long received =
          count(now, topic, KpiColumns.CHECKED) - count(before, topic, KpiColumns.CHECKED);
      // Fewer than before where somebody took files away and had their days built again.
      if (rejected > 0 && received >= rejected) {
        List<RawFile> files =
            raw.stream()
                .filter(file -> file.kind() == Kind.REJECTED && file.topic() == topic)
                .toList();
        refusals.put(
            topic.topicName(),
            new Refusals(rejected, received, RejectReasons.commonest(files, rejected)));
      }
    }
    return refusals;
  }

  private static long count(List<Map<String, String>> quality, Topic topic, String column) {
    return quality.stream()
        .filter(row -> topic.topicName().equals(row.get(KpiColumns.TOPIC)))
        .filter(row -> DataQualityRule.ACCEPTED_BY_SINK.rule().equals(row.get(KpiColumns.RULE)))
        .mapToLong(row -> Long.parseLong(row.get(column)))
        .sum();
  }
}
