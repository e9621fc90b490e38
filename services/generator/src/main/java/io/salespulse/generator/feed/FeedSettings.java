package io.salespulse.generator.feed;

/**
 * What the feed is asked to do.
 *
 * @param ordersPerSecond mean in the long run, above 0
 * @param backfillDays of history that a first start makes, 0 or more
 * @param dirtyRate share of records that get dirt, 0 to 1
 */
public record FeedSettings(long seed, double ordersPerSecond, int backfillDays, double dirtyRate) {}
