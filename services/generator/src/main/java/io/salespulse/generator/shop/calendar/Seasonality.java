package io.salespulse.generator.shop.calendar;

import java.util.stream.DoubleStream;

/**
 * How busy the shop is over time: by hour of the day, day of the week, season and campaign. The
 * weights of the hours have the mean 1 over each day, those of the days over each fortnight with
 * its campaign, and those of the seasons over a year, so that a rate stays what it is called: the
 * mean in the long run. All times are UTC. Not thread-safe.
 */
public final class Seasonality {

  private static final long HOUR = 3_600_000_000_000L;
  private static final long HOURS_A_DAY = 24;

  /** Relative demand per hour from Monday to Friday: a lunch peak and a higher evening peak. */
  private static final double[] WORKDAY =
      withMeanOne(
          24, 16, 12, 10, 12, 20, 38, 62, 88, 108, 122, 136, 148, 142, 130, 126, 132, 148, 172, 190,
          182, 150, 98, 54);

  /** The same at the weekend: later mornings, and the afternoon is as good as the evening. */
  private static final double[] WEEKEND =
      withMeanOne(
          34, 24, 16, 11, 10, 12, 20, 36, 64, 100, 136, 158, 164, 160, 158, 160, 162, 160, 156, 150,
          140, 118, 86, 54);

  /** Relative demand from Monday to Sunday. */
  private static final double[] WEEK = withMeanOne(98, 92, 93, 97, 108, 120, 92);

  /** Mean length of a Gregorian year in days. */
  private static final double YEAR = 365.2425;

  /** The year's peak, before Christmas, as a part of the year. */
  private static final double PEAK = 0.95;

  private final Campaigns campaigns;
  private long lastDay = Long.MIN_VALUE;
  private double lastDayWeight;

  public Seasonality(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  /**
   * The next arrival of a Poisson process with this rhythm, found by walking through the hours
   * until the drawn amount of intensity is used up (inversion of the cumulated intensity, L.
   * Devroye, Non-Uniform Random Variate Generation, VI.1).
   *
   * @param from nanoseconds since the epoch
   * @param amount exponentially distributed with mean 1
   * @param perSecond mean rate in the long run, above 0
   * @return nanoseconds since the epoch; Long.MAX_VALUE where it is out of their range
   */
  public long arrival(long from, double amount, double perSecond) {
    long at = from;
    double left = amount;
    while (true) {
      long hour = Math.floorDiv(at, HOUR);
      double perNano = perSecond * weight(hour) / 1e9;
      long end = (hour + 1) * HOUR;
      double inHour = (end - at) * perNano;
      if (left < inHour) {
        return Math.min(end, at + (long) (left / perNano));
      }
      left -= inHour;
      if (end > Long.MAX_VALUE - HOUR) {
        return Long.MAX_VALUE;
      }
      at = end;
    }
  }

  /**
   * Intensity at a moment relative to the mean in the long run.
   *
   * @param at nanoseconds since the epoch
   */
  public double weightAt(long at) {
    return weight(Math.floorDiv(at, HOUR));
  }

  /** Intensity of an hour relative to the mean in the long run. */
  double weight(long hoursSinceEpoch) {
    long day = Math.floorDiv(hoursSinceEpoch, HOURS_A_DAY);
    if (day != lastDay) {
      lastDayWeight = season(day) * weekAndCampaign(day);
      lastDay = day;
    }
    double[] hours = weekday(day) < 5 ? WORKDAY : WEEKEND;
    return lastDayWeight * hours[(int) Math.floorMod(hoursSinceEpoch, HOURS_A_DAY)];
  }

  /** Two waves, a year and half a year long: a high December, a small revival in June. */
  public static double season(long day) {
    double angle = 2 * StrictMath.PI * (day / YEAR - PEAK);
    return 1 + 0.12 * StrictMath.cos(angle) + 0.05 * StrictMath.cos(2 * angle);
  }

  /** The sum over a fortnight is 14: what the campaign brings is missing on the other days. */
  double weekAndCampaign(long day) {
    Campaigns.Campaign campaign = campaigns.around(day);
    double surplus = WEEK[weekday(campaign.day())] * (Campaigns.BOOST - 1);
    double boost = day == campaign.day() ? Campaigns.BOOST : 1;
    return WEEK[weekday(day)] * boost * Campaigns.FORTNIGHT / (Campaigns.FORTNIGHT + surplus);
  }

  /** From 0, Monday; 1970-01-01 was a Thursday. */
  private static int weekday(long day) {
    return (int) Math.floorMod(day + 3, 7L);
  }

  private static double[] withMeanOne(double... weights) {
    double sum = DoubleStream.of(weights).sum();
    return DoubleStream.of(weights).map(weight -> weight * weights.length / sum).toArray();
  }
}
