package io.salespulse.generator.shop.orders;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.records.Dirt;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as it is placed: all that is ever sent of it follows from this and the seed.
 *
 * @param number of the order, from 1
 * @param customers how many had signed up
 * @param time when it was placed
 * @param dirtyRate of then
 */
public record PlacedOrder(long number, long customers, Instant time, double dirtyRate) {

  /** What is wrong with its first version; mostly nothing. */
  Optional<Dirt> dirt(long seed) {
    RandomSequence draws = new RandomSequence(seed, RandomSequence.Purpose.ORDER_DIRT, number);
    return Dirt.draw(Topic.ORDERS, any -> true, dirtyRate, draws);
  }
}
