package io.salespulse.generator.feed;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.generator.shop.ShopTimeline;
import io.salespulse.generator.shop.calendar.EventTime;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the feed is, as acknowledged by Kafka.
 *
 * @param stats one consistent moment: whole orders, with all their items
 * @param historyMade share of the history that is written, 0 to 1
 * @param rateNow orders per second to be expected of the live feed at the time that it has reached
 * @param nextAt when the next step is due, nanoseconds since the epoch; {@link ShopTimeline#NEVER}
 *     if paused
 */
public record FeedProgress(GeneratorStats stats, double historyMade, double rateNow, long nextAt) {

  /** How long ago the next step should have been made; 0 where it is still to come. */
  public Duration behind(Instant now) {
    return Duration.ofNanos(Math.max(0, EventTime.nanos(now) - nextAt));
  }
}
