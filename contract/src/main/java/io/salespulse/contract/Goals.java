package io.salespulse.contract;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a shop wants to sell, in the reporting currency.
 *
 * @param everyMonth sales of a month that has no goal of its own
 * @param months sales of single months
 */
public record Goals(Optional<BigDecimal> everyMonth, Map<YearMonth, BigDecimal> months) {

  public static final Goals NONE = new Goals(Optional.empty(), Map.of());

  public Goals {
    months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
  }

  /** The sales wanted of a month; empty where there is no goal for it. */
  public Optional<BigDecimal> of(YearMonth month) {
    return Optional.ofNullable(months.get(month)).or(() -> everyMonth);
  }
}
