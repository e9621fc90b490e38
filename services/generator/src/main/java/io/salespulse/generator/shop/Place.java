package io.salespulse.generator.shop;

import java.time.Instant;

/**
 * A place on the way through the shop's steps, from which the rest of the way follows.
 *
 * @param step number of the next step
 * @param cursor event time of the last step, nanoseconds since the epoch
 * @param customers how many have signed up
 * @param orders how many orders were made, those that are only dirt left out
 * @param liveRate mean orders per second after history; 0 while everything is paused
 * @param dirtyRate share of records that get dirt, 0 to 1
 */
public record Place(
    long step, long cursor, long customers, long orders, double liveRate, double dirtyRate) {

  /** Event time of the last step. */
  Instant time() {
    return Instant.ofEpochMilli(Math.floorDiv(cursor, 1_000_000L));
  }

  /** The same place with other rates; another step number draws the next arrival anew. */
  Place turned(long cursor, double liveRate, double dirtyRate) {
    // Before the first step there is nothing to draw anew, and it must stay the first.
    long next = step == 0 ? 0 : step + 1;
    return new Place(next, cursor, customers, orders, liveRate, dirtyRate);
  }
}
