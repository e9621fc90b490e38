package io.salespulse.contract;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiFunction;

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

  /** Name of the metric for people; of one that is not known, its own. */
  public String title() {
    return SummaryMetric.named(metric).map(SummaryMetric::title).orElse(metric);
  }

  /**
   * {@code Sales growth -41.20 %}, or {@code New customers changed by -50 %}.
   *
   * @param number writes one: a chat has them as the CSV does, a page by its locale
   */
  public String withValue(BigDecimal value, BiFunction<Unit, BigDecimal, String> number) {
    return title() + (isOfChange() ? " changed by " : " ") + number.apply(unit(), value);
  }

  /**
   * {@code below -30 %}.
   *
   * @param number writes one
   */
  public String limit(BiFunction<Unit, BigDecimal, String> number) {
    return below
        .map(limit -> "below " + number.apply(unit(), limit))
        .or(() -> above.map(limit -> "above " + number.apply(unit(), limit)))
        .orElse("beyond its limit");
  }

  private boolean isOfChange() {
    return of.equals(KpiColumns.CHANGE_PCT);
  }

  private Unit unit() {
    return isOfChange()
        ? Unit.PERCENT
        : SummaryMetric.named(metric).map(SummaryMetric::unit).orElse(Unit.COUNT);
  }
}
