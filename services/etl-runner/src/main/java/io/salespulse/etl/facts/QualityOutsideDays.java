package io.salespulse.etl.facts;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.fold.DayFacts.RuleCount;
import io.salespulse.etl.tables.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the rules counted of records that belong to no home day. */
public final class QualityOutsideDays {

  private QualityOutsideDays() {}

  /**
   * Gives the dimensions what was counted of customers, products, waiting items and records that
   * the sink turned away.
   *
   * @param rejected the last ones by topic name
   * @param graceLimit newer items are not called wrong yet
   */
  public static void count(
      Tables tables, DimensionTables dimensions, Map<String, Long> rejected, Instant graceLimit) {
    List<RuleCount> counts = new ArrayList<>();
    SortedMap<String, Long> unparsed = new TreeMap<>();
    List<TopicQuality> found = new ArrayList<>(dimensions.quality());
    found.add(WaitingItems.quality(tables, graceLimit));
    for (TopicQuality quality : found) {
      counts.addAll(quality.rules());
      unparsed.putAll(quality.unparsed());
    }
    for (Topic topic : Topic.values()) {
      long turnedAway = rejected.getOrDefault(topic.topicName(), 0L);
      counts.add(new RuleCount(topic, DataQualityRule.ACCEPTED_BY_SINK, turnedAway, turnedAway));
    }
    dimensions.dimensions().replaceQuality(counts, unparsed);
  }
}
