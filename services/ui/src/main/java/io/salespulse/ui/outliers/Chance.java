package io.salespulse.ui.outliers;

/** What two shares may differ by without a reason. */
final class Chance {

  /**
   * Standard errors that are too many for chance: one in 16,000, as of hundreds of channels each is
   * looked at.
   */
  static final int ERRORS = 4;

  private Chance() {}

  /**
   * The standard error of the difference of two shares, sqrt(p (1 - p) (1 / n + 1 / m)), as in the
   * test of two proportions (NIST/SEMATECH e-Handbook, 7.3.3).
   *
   * @param share of both together
   * @param n number of what the one is made of
   * @param m number of what the other is made of
   */
  static double error(double share, double n, double m) {
    double p = Math.max(0, Math.min(1, share));
    return Math.sqrt(p * (1 - p) * (1 / n + 1 / m));
  }
}
