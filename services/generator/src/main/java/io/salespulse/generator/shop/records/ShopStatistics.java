package io.salespulse.generator.shop.records;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import io.salespulse.contract.GeneratorStats.Counts;
import io.salespulse.contract.Topic;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what the shop emits, by the rules of {@link GeneratorStats}. */
public final class ShopStatistics {

  private final Map<String, Counts> topics;
  private final Map<String, Long> dirtyByKind;
  private OrderTotals totals;

  /** Goes on counting from earlier statistics. */
  public ShopStatistics(GeneratorStats earlier) {
    topics = new LinkedHashMap<>(earlier.topics());
    dirtyByKind = new LinkedHashMap<>(earlier.dirtyByKind());
    totals =
        new OrderTotals(
            earlier.orders(),
            earlier.cancelled(),
            earlier.items(),
            earlier.grossSales(),
            earlier.refunds());
  }

  private ShopStatistics() {
    topics = new LinkedHashMap<>();
    dirtyByKind = new LinkedHashMap<>();
    totals = OrderTotals.NOTHING;
    for (Topic topic : Topic.values()) {
      topics.put(topic.topicName(), new Counts(0, 0, 0));
    }
    for (Dirt dirt : Dirt.values()) {
      dirtyByKind.put(dirt.kind(), 0L);
    }
  }

  /** The statistics of a shop that has emitted nothing. */
  public static GeneratorStats nothing() {
    return new ShopStatistics().stats(0, Backfill.RUNNING);
  }

  void clean(Topic topic) {
    count(topic, new Counts(1, 0, 0));
  }

  void dirty(Topic topic) {
    count(topic, new Counts(0, 1, 0));
  }

  void duplicate(Topic topic) {
    count(topic, new Counts(0, 0, 1));
  }

  private void count(Topic topic, Counts more) {
    topics.merge(
        topic.topicName(),
        more,
        (sum, one) ->
            new Counts(
                sum.clean() + one.clean(),
                sum.dirty() + one.dirty(),
                sum.duplicates() + one.duplicates()));
  }

  void kind(Dirt dirt) {
    dirtyByKind.merge(dirt.kind(), 1L, Long::sum);
  }

  void changed(OrderTotals before, OrderTotals after) {
    totals = totals.replace(before, after);
  }

  public GeneratorStats stats(double ordersPerSecond, Backfill backfill) {
    return new GeneratorStats(
        new LinkedHashMap<>(topics),
        new LinkedHashMap<>(dirtyByKind),
        totals.orders(),
        totals.cancelled(),
        totals.items(),
        totals.grossSales(),
        totals.refunds(),
        totals.grossSales().subtract(totals.refunds()),
        ordersPerSecond,
        backfill);
  }
}
