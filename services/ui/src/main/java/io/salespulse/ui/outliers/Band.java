package io.salespulse.ui.outliers;

import java.util.List;

/**
 * What is usual, by the values that were: their median and how far others may be from it.
 *
 * @param width between the median and either end
 */
record Band(double median, double width) {

  /** Makes of a median absolute deviation what the standard deviation of a normal one would be. */
  private static final double TO_STANDARD_DEVIATION = 1.4826;

  private static final int DEVIATIONS = 3;

  /**
   * Median and median absolute deviation, which one odd value does not move: of the normal
   * distribution 1.4826 x MAD is the standard deviation (Rousseeuw and Croux 1993), and three of
   * them are a careful choice (Leys et al. 2013).
   *
   * @param values one or more
   */
  static Band of(List<Double> values) {
    double median = median(values);
    double deviation = median(values.stream().map(value -> Math.abs(value - median)).toList());
    return new Band(median, DEVIATIONS * TO_STANDARD_DEVIATION * deviation);
  }

  /** Of an even number of values the mean of the two in the middle. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The same, or so wide where it is narrower: without any deviation it would have no width. */
  Band atLeast(double least) {
    return new Band(median, Math.max(width, least));
  }

  boolean contains(double value) {
    return Math.abs(value - median) <= width;
  }
}
