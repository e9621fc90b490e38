package io.salespulse.etl.fold;

import java.math.BigDecimal;
import java.util.List;

/**
 * Exact amounts with up to four decimals, eight bytes each. The few that do not fit are kept apart,
 * and their number is added to {@link Long#MIN_VALUE}.
 */
final class PackedAmounts {

  private static final int DECIMALS = 4;
  private static final int MOST_BITS = 62;

  private final Names<BigDecimal> large = new Names<>(List.of());

  long packed(BigDecimal amount) {
    BigDecimal exact = amount.setScale(DECIMALS);
    return exact.unscaledValue().bitLength() <= MOST_BITS
        ? exact.unscaledValue().longValue()
        : Long.MIN_VALUE + large.number(exact);
  }

  BigDecimal amount(long packed) {
    return packed < -(1L << MOST_BITS)
        ? large.name((int) (packed - Long.MIN_VALUE))
        : BigDecimal.valueOf(packed, DECIMALS);
  }
}
