package io.salespulse.etl.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Exact quotients, rounded half up once; empty where the denominator is zero. */
public final class Ratio {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Ratio() {}

  /** {@code numerator / denominator} with 2 decimals. */
  static Optional<BigDecimal> of(BigDecimal numerator, BigDecimal denominator) {
    return of(numerator, denominator, 2);
  }

  /** {@code numerator / denominator} with so many decimals. */
  public static Optional<BigDecimal> of(
      BigDecimal numerator, BigDecimal denominator, int decimals) {
    return denominator.signum() == 0
        ? Optional.empty()
        : Optional.of(numerator.divide(denominator, decimals, RoundingMode.HALF_UP));
  }

  /** {@code part / whole x 100} with 2 decimals. */
  static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
    return of(part.multiply(HUNDRED), whole);
  }

  /** {@code part / whole x 100} with 2 decimals. */
  static Optional<BigDecimal> percent(long part, long whole) {
    return percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  /** {@code (now - before) / before x 100} with 2 decimals. */
  public static Optional<BigDecimal> changePercent(BigDecimal now, BigDecimal before) {
    return percent(now.subtract(before), before);
  }
}
