package io.salespulse.ui.outliers;

import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands out of the whole shop, whatever is filtered: the rules are those of {@code
 * docs/dashboard.md}.
 *
 * @param sentences the most important first; empty where nothing stands out
 * @param isYoung whether the shop has too few weeks for the sentences that compare weeks
 */
public record Outliers(List<Sentence> sentences, boolean isYoung) {

  /** Name of the part in the page and in addresses. */
  public static final String NAME = "outliers";

  /**
   * @param kpis that nothing was chosen of
   */
  public static Outliers of(SelectedKpis kpis) {
    return new Outliers(
        Stream.of(
                // First what makes all other numbers doubtful, then the shop's money, then its
                // parts.
                RefusedRecords.of(kpis),
                UnusualDay.of(kpis),
                MovedShare.of(kpis),
                LowStock.of(kpis))
            .flatMap(Optional::stream)
            .toList(),
        isYoung(kpis));
  }

  private static boolean isYoung(SelectedKpis kpis) {
    Period needed = Weeks.until(kpis.asOf().toLocalDate()).before().get(Weeks.FEWEST - 1);
    return kpis.series()
        .days()
        .filter(days -> days.isEmpty() || !Weeks.isWhole(needed, days.firstKey().toLocalDate()))
        .isPresent();
  }
}
