package io.salespulse.contract;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an alert waits for, as its file says it; one alert differs from another by it. One of {@code
 * below} and {@code above} is there.
 *
 * @param metric row of {@code summary.csv}
 * @param of the column that is looked at: {@code value} or {@code change_pct}
 */
public record AlertCondition(
    String metric, String of, Optional<BigDecimal> below, Optional<BigDecimal> above) {

  /** Whether the value is beyond the limit; on it, it is not. */
  public boolean isMetBy(BigDecimal value) {
    return below.filter(limit -> value.compareTo(limit) < 0).isPresent()
        || above.filter(limit -> value.compareTo(limit) > 0).isPresent();
  }
}
