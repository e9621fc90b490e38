package io.salespulse.generator.feed;

/**
 * What the feed is asked to do.
 *
 * @param ordersPerSecond mean in the long run; 0 starts paused
 * @param backfillDays of history that a first start makes, 0 or more
 * @param dirtyRate share of records that get dirt, 0 to 1
 */
public record FeedSettings(long seed, double ordersPerSecond, int backfillDays, double dirtyRate) {

  /** A shop that starts paused is one of the usual size. */
  private static final double USUAL_ORDERS_PER_SECOND = 0.5;

  /**
   * Mean orders per second in history, which cannot be 0: what the shop has in stock goes by it.
   */
  double historyRate() {
    return ordersPerSecond > 0 ? ordersPerSecond : USUAL_ORDERS_PER_SECOND;
  }
}
