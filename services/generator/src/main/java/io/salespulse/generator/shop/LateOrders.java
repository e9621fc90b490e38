package io.salespulse.generator.shop;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The orders that come late, as from a till that was cut off: event time and day are those of the
 * sale, while the records stand behind younger ones. An order and its items come together, since
 * items without their order would be no sales until then.
 */
final class LateOrders {

  /**
   * So many wait at most, whatever the rate, since they are kept in memory and in each checkpoint.
   * While they do, other orders come in time.
   */
  static final int MOST = 200;

  private static final double SHORTEST_DELAY = 5 * 60e9;
  private static final double LONGEST_DELAY = 3 * 86_400e9;

  private final PriorityQueue<LateOrder> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(LateOrder::due).thenComparingLong(LateOrder::number));

  LateOrders(List<LateOrder> waiting) {
    this.waiting.addAll(waiting);
  }

  /** Nanoseconds from five minutes to three days: minutes and hours are common, days are rare. */
  static long delay(Draws draws) {
    double longest = StrictMath.log(LONGEST_DELAY / SHORTEST_DELAY);
    return (long) (SHORTEST_DELAY * StrictMath.exp(draws.unit() * longest));
  }

  boolean isFull() {
    return waiting.size() >= MOST;
  }

  void add(LateOrder order) {
    waiting.add(order);
  }

  /** When the next one reaches the feed, or {@link Timeline#NEVER}. */
  long nextDue() {
    LateOrder next = waiting.peek();
    return next == null ? Timeline.NEVER : next.due();
  }

  LateOrder take() {
    return waiting.remove();
  }

  /** In the order in which they are due. */
  List<LateOrder> all() {
    return waiting.stream().sorted(waiting.comparator()).toList();
  }
}
