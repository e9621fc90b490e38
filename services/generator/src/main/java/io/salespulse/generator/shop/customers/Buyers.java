package io.salespulse.generator.shop.customers;

import io.salespulse.generator.shop.random.RandomSequence;

/**
 * Who comes to buy. New customers buy soon after they signed up; of the others some come often and
 * most come rarely, for each has a loyalty of its own. Some stay for good, the others lapse one day
 * and never come again.
 *
 * <p>A customer's age is counted in the sign-ups since its own, which needs no memory of when
 * anybody signed up; at the history's rate they come to so many a day.
 *
 * @param historyRate mean orders per second
 */
public record Buyers(long seed, double historyRate) {

  /** Sign-ups per order. */
  public static final double SIGN_UPS = 1.0 / 9;

  /** How many customers the shop has when it opens. */
  public static final int FOUNDERS = 600;

  private static final double NEWCOMER_SHARE = 0.2;

  /** Nobody buys within this many further sign-ups, a minute or two at the default rate. */
  private static final int SETTLING = 5;

  private static final double STAYING_SHARE = 0.3;
  private static final double MEAN_DAYS_UNTIL_LAPSE = 20;

  /**
   * The number of the customer of an order.
   *
   * @param customers how many have signed up, at least {@link #FOUNDERS}
   */
  public long draw(RandomSequence draws, long customers) {
    boolean newcomer = draws.unit() < NEWCOMER_SHARE;
    while (true) {
      long candidate = newcomer ? recent(draws, customers) : any(draws, customers);
      boolean comes = newcomer || draws.unit() < loyalty(candidate);
      if (comes && !hasLapsed(candidate, customers)) {
        return candidate;
      }
    }
  }

  private static long recent(RandomSequence draws, long customers) {
    double recency = draws.unit();
    return customers - SETTLING - (long) ((FOUNDERS - SETTLING) * recency * recency);
  }

  private static long any(RandomSequence draws, long customers) {
    return 1 + draws.below(customers - SETTLING);
  }

  private double loyalty(long number) {
    double spread = new RandomSequence(seed, RandomSequence.Purpose.LOYALTY, number).unit();
    return spread * spread * spread;
  }

  /** Whether the customer has left the shop for good. */
  public boolean hasLapsed(long number, long customers) {
    RandomSequence lapse = new RandomSequence(seed, RandomSequence.Purpose.LAPSE, number);
    if (lapse.unit() < STAYING_SHARE) {
      return false;
    }
    long signUpsSince = customers - Math.max(number, FOUNDERS);
    double meanUntilLapse = MEAN_DAYS_UNTIL_LAPSE * 86_400 * historyRate * SIGN_UPS;
    return signUpsSince > lapse.exponential() * meanUntilLapse;
  }
}
