package io.salespulse.bench.ui;

import java.util.Arrays;

/** Durations in nanoseconds, for their quantiles. */
final class Times {

  private final long[] sorted;

  Times(long[] nanoseconds) {
    this.sorted = nanoseconds.clone();
    Arrays.sort(sorted);
  }

  int count() {
    return sorted.length;
  }

  /**
   * @param share 0.5 for the median
   * @return milliseconds
   */
  double quantile(double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
  }
}
