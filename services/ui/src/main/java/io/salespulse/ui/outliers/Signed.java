package io.salespulse.ui.outliers;

import io.salespulse.ui.format.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Movements, with their sign. */
final class Signed {

  private Signed() {}

  /** {@code +12.5%}. */
  static String percent(double value, Figures figures) {
    return sign(value) + figures.percent(rounded(value));
  }

  /** {@code +4.1 points}: of a percentage that has moved. */
  static String points(double value, Figures figures) {
    return sign(value) + figures.exact(rounded(value)) + " points";
  }

  private static String sign(double value) {
    return value > 0 ? "+" : "";
  }

  /** As percentages are written: small ones with two decimals. */
  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(Math.abs(value) < 1 ? 2 : 1, RoundingMode.HALF_UP);
  }
}
