package io.salespulse.generator.shop;

import java.time.Instant;

/**
 * Something that was sold: all that is ever sent of the order follows from these and the seed.
 *
 * @param number of the order, from 1
 * @param customers how many had signed up
 * @param time when it was made
 * @param dirtyRate of then
 */
record Sale(long number, long customers, Instant time, double dirtyRate) {

  /** The sale that was the last step on the way to a place. */
  static Sale before(Place place) {
    return new Sale(place.orders(), place.customers(), place.time(), place.dirtyRate());
  }
}
