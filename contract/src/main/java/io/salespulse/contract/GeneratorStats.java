package io.salespulse.contract;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Answer of {@code GET /generator/stats}: what the broker has acknowledged since the topics were
 * empty, over all restarts. It is the oracle of the end-to-end tests.
 *
 * @param topics counts by topic name
 * @param dirtyByKind how many records of each kind of dirt were emitted
 * @param orders orders that are neither cancelled nor deleted, each once
 * @param cancelled orders whose newest version is cancelled
 * @param items sum of the quantities of those orders' items, newest versions
 * @param grossSales exact sum of those orders' total amounts
 * @param refunds exact sum of what was paid back of them
 * @param sales {@code grossSales} less {@code refunds}
 * @param ordersPerSecond the live rate, a mean of the year; 0 while paused
 * @param backfill whether the history is still being written
 */
public record GeneratorStats(
    Map<String, Counts> topics,
    Map<String, Long> dirtyByKind,
    long orders,
    long cancelled,
    long items,
    BigDecimal grossSales,
    BigDecimal refunds,
    BigDecimal sales,
    double ordersPerSecond,
    Backfill backfill) {

  /**
   * Records of one topic.
   *
   * @param clean records that the KPIs must count, or whose newest version they must use
   * @param dirty records that the sink must reject or the ETL's cleaning must leave out
   * @param duplicates clean records that were sent a second time
   */
  public record Counts(long clean, long dirty, long duplicates) {

    /** All records of the topic, each of which took one Kafka offset. */
    public long emitted() {
      return clean + dirty + duplicates;
    }
  }

  /** State of the history that a first start writes. */
  public enum Backfill {
    RUNNING,
    DONE
  }
}
