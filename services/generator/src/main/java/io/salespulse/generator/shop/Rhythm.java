package io.salespulse.generator.shop;

/**
 * How busy the shop is over time. The weights of a day have the mean 1, so that a mean rate stays
 * the mean over each whole UTC day.
 */
final class Rhythm {

  private static final long HOUR = 3_600_000_000_000L;

  /** Relative demand per UTC hour: quiet nights, a lunch peak, a higher evening peak. */
  private static final double[] DAY = {
    24, 16, 12, 10, 12, 20, 38, 62, 88, 108, 122, 136,
    148, 142, 130, 126, 132, 148, 172, 190, 182, 150, 98, 54
  };

  private static final double MEAN = mean();

  private Rhythm() {}

  /**
   * The next arrival of a Poisson process with this rhythm, found by walking through the hours
   * until the drawn amount of intensity is used up (inversion of the cumulated intensity, L.
   * Devroye, Non-Uniform Random Variate Generation, VI.1).
   *
   * @param from nanoseconds since the epoch
   * @param amount exponentially distributed with mean 1
   * @param perSecond mean rate over a day, above 0
   * @return nanoseconds since the epoch; Long.MAX_VALUE where it is out of their range
   */
  static long arrival(long from, double amount, double perSecond) {
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

  /** Intensity of an hour relative to the day's mean. */
  static double weight(long hoursSinceEpoch) {
    return DAY[(int) Math.floorMod(hoursSinceEpoch, (long) DAY.length)] / MEAN;
  }

  private static double mean() {
    double sum = 0;
    for (double hour : DAY) {
      sum += hour;
    }
    return sum / DAY.length;
  }
}
