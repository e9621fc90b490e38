package io.salespulse.generator.shop;

/**
 * Who comes to buy. New customers buy soon after they signed up; of the others some come often and
 * most come rarely, for each has a loyalty of its own.
 */
final class Crowd {

  /** Sign-ups per order. */
  static final double SIGN_UPS = 1.0 / 9;

  /** How many customers the shop has when it opens. */
  static final int FOUNDERS = 600;

  private static final double NEWCOMER_SHARE = 0.2;

  /** Nobody buys within this many further sign-ups, a minute or two at the default rate. */
  private static final int SETTLING = 5;

  private final long seed;

  Crowd(long seed) {
    this.seed = seed;
  }

  /**
   * The number of the customer of an order.
   *
   * @param customers how many have signed up, at least {@link #FOUNDERS}
   */
  long draw(Draws draws, long customers) {
    if (draws.unit() < NEWCOMER_SHARE) {
      double recency = draws.unit();
      return customers - SETTLING - (long) ((FOUNDERS - SETTLING) * recency * recency);
    }
    while (true) {
      long candidate = 1 + draws.below(customers - SETTLING);
      if (draws.unit() < loyalty(candidate)) {
        return candidate;
      }
    }
  }

  private double loyalty(long number) {
    double spread = new Draws(seed, Draws.Purpose.LOYALTY, number).unit();
    return spread * spread * spread;
  }
}
