package io.salespulse.etl.kpi;

import static io.salespulse.contract.DataQualityRule.LINE_PARSES;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.FoldedFacts.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many records each rule checked and how many failed; a row for every rule of every topic, in
 * the order of their application, also before the first record. A line that does not parse has no
 * id to look it up by, so its rule names the raw files, newest day first, and how many such lines
 * each has.
 *
 * <pre>
 * orders ids_present 10 checked 1 failed on one day, 5 and 0 on the next
 * -> orders, ids_present, 15, 1, ""
 * orders line_parses 10 checked 3 failed in a.csv of 21 November, 6 and 1 in b.csv of the next day
 * -> orders, line_parses, 16, 4, "orders/dt=2026-11-22/b.csv (1); orders/dt=2026-11-21/a.csv (3)"
 * </pre>
 */
final class DataQuality {

  /** Files that are named; of the others there is the number. */
  private static final int MOST_FILES = 10;

  private DataQuality() {}

  static List<KpiRow> of(FoldedFacts facts, Dimensions dimensions) {
    NavigableMap<String, Long> unparsed = new TreeMap<>(facts.unparsed());
    dimensions.unparsed().forEach((file, lines) -> unparsed.merge(file, lines, Math::addExact));
    List<KpiRow> rows = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      for (DataQualityRule rule : DataQualityRule.of(topic)) {
        Checked count = facts.quality(topic, rule).plus(checked(topic, rule, dimensions));
        String files = rule == LINE_PARSES ? files(topic, unparsed) : "";
        rows.add(KpiRow.of(topic.topicName(), rule.rule(), count.checked(), count.failed(), files));
      }
    }
    return rows;
  }

  private static String files(Topic topic, NavigableMap<String, Long> unparsed) {
    List<String> files = new ArrayList<>();
    int more = 0;
    // Within a topic the names begin with the day.
    for (var file : unparsed.descendingMap().entrySet()) {
      if (file.getKey().startsWith(topic.topicName() + "/")
          || file.getKey().startsWith(DataLayout.IMPORTS + "/" + topic.topicName() + "/")) {
        if (files.size() < MOST_FILES) {
          files.add("%s (%d)".formatted(file.getKey(), file.getValue()));
        } else {
          more++;
        }
      }
    }
    if (more > 0) {
      files.add("and %d more".formatted(more));
    }
    return String.join(KpiColumns.BETWEEN_FILES, files);
  }

  private static Checked checked(Topic topic, DataQualityRule rule, Dimensions dimensions) {
    return dimensions.quality().stream()
        .filter(count -> count.topic() == topic && count.rule() == rule)
        .map(count -> new Checked(count.checked(), count.failed()))
        .reduce(new Checked(0, 0), Checked::plus);
  }
}
