package io.salespulse.generator.shop;

import io.salespulse.contract.Topic;
import java.util.Optional;

/**
 * What is wrong with an order from its first version on; mostly nothing. It stays wrong in later
 * versions, for each is the whole order.
 *
 * @param dirt that falls on the first version
 */
record Flaw(long seed, long number, Optional<Dirt> dirt) {

  /**
   * @param number of the order
   * @param dirtyRate when it was made
   */
  static Flaw of(long seed, long number, double dirtyRate) {
    Draws draws = new Draws(seed, Draws.Purpose.ORDER_DIRT, number);
    return new Flaw(seed, number, Dirt.draw(Dirt.of(Topic.ORDERS), dirtyRate, draws));
  }

  /** A version as it is sent. */
  Row alter(Row version) {
    return Dirt.alter(dirt, version, new Draws(seed, Draws.Purpose.ALTERATION, number));
  }
}
