package io.salespulse.etl.kpi;

import static io.salespulse.contract.DataQualityRule.ACCEPTED_BY_SINK;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.fold.FoldedFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * How many records each rule checked and how many failed; a row for every rule of every topic, in
 * the order of their application, also before the first record.
 *
 * <pre>
 * orders ids_present 10 checked 1 failed on one day, 5 and 0 on the next
 * -> orders, ids_present, 15, 1
 * </pre>
 */
final class DataQuality {

  private DataQuality() {}

  static List<KpiRow> of(FoldedFacts facts) {
    List<KpiRow> rows = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      for (DataQualityRule rule : rules(topic)) {
        FoldedFacts.Checked count = facts.quality(topic, rule);
        rows.add(KpiRow.of(topic.topicName(), rule.rule(), count.checked(), count.failed()));
      }
    }
    return rows;
  }

  private static List<DataQualityRule> rules(Topic topic) {
    List<DataQualityRule> rules = new ArrayList<>(List.of(ACCEPTED_BY_SINK));
    rules.addAll(Cleaning.rules(topic));
    rules.addAll(Cleaning.countingRules(topic));
    return rules;
  }
}
