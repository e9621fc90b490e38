package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Sums;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Groups by an amount, highest first and equal amounts by name, with their part of the whole in per
 * cent; the part is empty where the whole is 0.
 *
 * <pre>
 * web 30.00, app 10.00 -> (web, 30.00, 75.00), (app, 10.00, 25.00)
 * </pre>
 */
record Shares<T>(String name, T group, BigDecimal amount, Optional<BigDecimal> percent) {

  static <T> List<Shares<T>> of(Map<String, T> groups, Function<T, BigDecimal> amount) {
    BigDecimal whole =
        groups.values().stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return groups.entrySet().stream()
        .map(
            group -> {
              BigDecimal part = amount.apply(group.getValue());
              return new Shares<>(
                  group.getKey(), group.getValue(), part, Ratio.percent(part, whole));
            })
        .sorted(
            Comparator.comparing((Shares<T> share) -> share.amount())
                .reversed()
                .thenComparing(Shares::name))
        .toList();
  }

  /**
   * Orders and sales of each group, highest first: by channel or payment method.
   *
   * <pre>
   * web 3 orders 30.00; app 1 order 10.00
   * -> web, 3, 30.00, 75.00
   *    app, 1, 10.00, 25.00
   * </pre>
   */
  static List<KpiRow> ofSales(Map<String, Sums> groups, Amounts amounts) {
    return of(groups, Sums::sales).stream()
        .map(
            share ->
                KpiRow.of(
                    share.name(),
                    share.group().orders(),
                    amounts.rounded(share.amount()),
                    share.percent()))
        .toList();
  }
}
