package io.salespulse.ui.section;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Values of a dimension, those first that sold most. {@link KpiColumns#OTHER}, which is no value of
 * the shop's, is the last.
 *
 * @param top those that have a row of their own
 * @param left those that are told in one row; may be empty
 */
public record Ranking(Map<String, Totals> sums, List<String> top, List<String> left) {

  /**
   * @param amount by which they are ranked
   * @param most rows of their own
   */
  public static Ranking of(
      Map<String, Totals> sums, Function<Totals, BigDecimal> amount, int most) {
    List<String> ranked =
        sums.keySet().stream()
            .sorted(
                Comparator.<String, Boolean>comparing(KpiColumns.OTHER::equals)
                    .thenComparing(
                        value -> amount.apply(sums.get(value)), Comparator.reverseOrder())
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    int top = Math.min(most, ranked.size());
    return new Ranking(sums, ranked.subList(0, top), ranked.subList(top, ranked.size()));
  }

  /** The sums of all values. */
  public Totals all() {
    return sum(sums.keySet());
  }

  /** The sums of those that are told in one row. */
  public Totals rest() {
    return sum(left);
  }

  private Totals sum(Iterable<String> values) {
    Totals sum = Totals.NONE;
    for (String value : values) {
      sum = sum.plus(sums.get(value));
    }
    return sum;
  }
}
