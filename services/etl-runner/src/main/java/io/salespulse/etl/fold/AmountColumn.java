package io.salespulse.etl.fold;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Exact amounts with up to four decimals, eight bytes each; the few that do not fit are kept as
 * they are.
 */
final class AmountColumn {

  private static final int DECIMALS = 4;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE, DECIMALS);

  private final long[] tenThousandths;
  private final Map<Integer, BigDecimal> large = new HashMap<>(0);

  AmountColumn(BigDecimal... amounts) {
    tenThousandths = new long[amounts.length];
    for (int i = 0; i < amounts.length; i++) {
      if (amounts[i].abs().compareTo(MOST) <= 0) {
        tenThousandths[i] = amounts[i].setScale(DECIMALS).unscaledValue().longValueExact();
      } else {
        large.put(i, amounts[i]);
      }
    }
  }

  BigDecimal at(int index) {
    BigDecimal exact = large.get(index);
    return exact != null ? exact : BigDecimal.valueOf(tenThousandths[index], DECIMALS);
  }
}
