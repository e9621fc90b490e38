package io.salespulse.generator.shop.calendar;

import io.salespulse.generator.shop.random.RandomSequence;

/**
 * The days on which the shop advertises: one in each fortnight, a function of the seed. Then more
 * is bought, and above all of one category, which costs less on that day.
 */
public record Campaigns(long seed, int categories) {

  /** Demand on a campaign day relative to what the day would have without one. */
  static final double BOOST = 1.8;

  /** Demand for the campaign's category relative to the others, above the {@link #BOOST}. */
  public static final double FAVOUR = 2.5;

  /** Days; a fortnight begins on a Monday, so that each has every day of the week twice. */
  static final int FORTNIGHT = 14;

  /** The first Monday before 1970-01-01, which was a Thursday. */
  private static final int DAYS_SINCE_MONDAY = 3;

  /**
   * A campaign.
   *
   * @param day since the epoch, UTC
   * @param category number of the category, from 0
   */
  record Campaign(long day, int category) {}

  /** The campaign of the fortnight that a day is in. */
  Campaign around(long day) {
    long fortnight = Math.floorDiv(day + DAYS_SINCE_MONDAY, (long) FORTNIGHT);
    RandomSequence draws = new RandomSequence(seed, RandomSequence.Purpose.CAMPAIGN, fortnight);
    long campaignDay = fortnight * FORTNIGHT - DAYS_SINCE_MONDAY + draws.below(FORTNIGHT);
    return new Campaign(campaignDay, draws.below(categories));
  }

  /** Whether a category is on offer on a day. */
  public boolean favours(int category, long day) {
    Campaign campaign = around(day);
    return campaign.day() == day && campaign.category() == category;
  }
}
