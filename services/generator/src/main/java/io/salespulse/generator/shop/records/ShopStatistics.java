package io.salespulse.generator.shop.records;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import io.salespulse.contract.GeneratorStats.Counts;
import io.salespulse.contract.Topic;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Counts what the shop emits, by the rules of {@link GeneratorStats}. */
public final class ShopStatistics {

  static final Counts CLEAN = new Counts(1, 0, 0);
  static final Counts DIRTY = new Counts(0, 1, 0);
  static final Counts DUPLICATE = new Counts(0, 0, 1);

  private final Map<String, Counts> topics;
  private final Map<String, Long> dirtyByKind;
  private OrderTotals totals;

  /** What orders come to, by the rules of {@link GeneratorStats}. */
  public record OrderTotals(
      long orders, long cancelled, long items, BigDecimal grossSales, BigDecimal refunds) {

    public static final OrderTotals NOTHING =
        new OrderTotals(0, 0, 0, new BigDecimal("0.00"), new BigDecimal("0.00"));

    /** These, with one order's totals replaced. */
    OrderTotals replace(OrderTotals before, OrderTotals after) {
      return new OrderTotals(
          orders - before.orders + after.orders,
          cancelled - before.cancelled + after.cancelled,
          items - before.items + after.items,
          grossSales.subtract(before.grossSales).add(after.grossSales),
          refunds.subtract(before.refunds).add(after.refunds));
    }
  }

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

  /** The statistics of a shop that has emitted nothing. */
  public static GeneratorStats nothing() {
    Map<String, Counts> topics = new LinkedHashMap<>();
    Stream.of(Topic.values()).forEach(each -> topics.put(each.topicName(), new Counts(0, 0, 0)));
    Map<String, Long> kinds = new LinkedHashMap<>();
    Stream.of(Dirt.values()).forEach(each -> kinds.put(each.kind(), 0L));
    BigDecimal none = new BigDecimal("0.00");
    return new GeneratorStats(topics, kinds, 0, 0, 0, none, none, none, 0, Backfill.RUNNING);
  }

  void count(Topic topic, Counts more) {
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
