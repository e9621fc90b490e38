package io.salespulse.etl.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/**
 * Amounts as they are published: with the decimals of the reporting currency, rounded half up once.
 *
 * <pre>
 * 1234.5675 -> 1235 in JPY, 1234.57 in EUR, 1234.568 in KWD
 * </pre>
 *
 * @param decimals from 0
 */
record Amounts(int decimals) {

  static Amounts in(Currency currency) {
    return new Amounts(currency.getDefaultFractionDigits());
  }

  BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(decimals, RoundingMode.HALF_UP);
  }

  /** {@code total / count}, empty where there is nothing to divide by. */
  Optional<BigDecimal> mean(BigDecimal total, long count) {
    return Ratio.of(total, BigDecimal.valueOf(count), decimals);
  }
}
