package io.salespulse.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Answer of {@code GET :8082/live}: what was bought in the last minutes, of the partitions of the
 * orders that this sink reads. An order counts once, by the {@code order_date} of its newest
 * version; one that is cancelled or deleted, or a return, counts as none. The versions of an order
 * lie in one partition, so the answers of several sinks are added up with {@link #plus}.
 *
 * @param lastMinute up to now, by the sink's clock
 * @param lastFiveMinutes up to now
 * @param since from when on the sink has taken in every record: where it is less than five minutes
 *     ago, the sums may lack what came before it. The beginning of 1970 where they lack nothing
 * @param partitions of the orders that this sink reads
 * @param partitionCount partitions that the orders have in Kafka; 0 where the sink does not know
 * @param unread records of orders in Kafka that the sums lack, as the sink last heard
 * @param openTransaction whether a producer's transaction that has not ended for long keeps some of
 *     them from being read
 * @param overrun whether more orders came than are remembered, so that one that changes may be
 *     counted twice
 * @param problem why the sums are not up to date, for people; empty where they are
 */
public record LiveSales(
    Sum lastMinute,
    Sum lastFiveMinutes,
    Instant since,
    int partitions,
    int partitionCount,
    long unread,
    boolean openTransaction,
    boolean overrun,
    Optional<String> problem) {

  /** Where a sink answers with this. */
  public static final String PATH = "/live";

  /**
   * So many orders and what was bought with them.
   *
   * @param grossSales with as many decimals as the producers wrote
   */
  public record Sum(long orders, BigDecimal grossSales) {

    public static final Sum NONE = new Sum(0, BigDecimal.ZERO);

    /** Both together. */
    public Sum plus(Sum other) {
      return new Sum(orders + other.orders, grossSales.add(other.grossSales));
    }
  }

  /** Whether no order of the shop is missing for want of a sink that reads it. */
  public boolean hasAllPartitions() {
    return partitionCount > 0 && partitions >= partitionCount;
  }

  /** What two sinks say of the same shop; of two problems the first. */
  public LiveSales plus(LiveSales other) {
    return new LiveSales(
        lastMinute.plus(other.lastMinute),
        lastFiveMinutes.plus(other.lastFiveMinutes),
        since.isAfter(other.since) ? since : other.since,
        partitions + other.partitions,
        Math.max(partitionCount, other.partitionCount),
        unread + other.unread,
        openTransaction || other.openTransaction,
        overrun || other.overrun,
        problem.or(other::problem));
  }
}
