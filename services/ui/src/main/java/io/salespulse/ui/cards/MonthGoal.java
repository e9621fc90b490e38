package io.salespulse.ui.cards;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.section.SelectedKpis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * How far the sales of the month that is going on are from its goal.
 *
 * @param percent 0 to 100, in whole numbers: more than all is all
 * @param text for people
 */
record MonthGoal(int percent, String text) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Optional<MonthGoal> of(SelectedKpis kpis) {
    YearMonth month = YearMonth.from(kpis.asOf());
    return kpis.set()
        .manifest()
        .goals()
        .of(month)
        .filter(goal -> goal.signum() > 0)
        .map(goal -> of(sales(month, kpis), goal, month, kpis));
  }

  private static MonthGoal of(
      BigDecimal sales, BigDecimal goal, YearMonth month, SelectedKpis kpis) {
    // Rounded down: 100 % is said of a goal that is reached.
    BigDecimal percent = sales.multiply(HUNDRED).divide(goal, 1, RoundingMode.FLOOR);
    return new MonthGoal(
        percent.max(BigDecimal.ZERO).min(HUNDRED).intValue(),
        "%s of %s's goal of %s"
            .formatted(
                kpis.figures().percent(percent),
                kpis.figures().month(month),
                kpis.figures().goal(goal)));
  }

  private static BigDecimal sales(YearMonth month, SelectedKpis kpis) {
    return kpis.set().table(KpiFile.SALES_BY_MONTH).stream()
        .flatMap(List::stream)
        .filter(row -> row.text(KpiColumns.MONTH).equals(month.toString()))
        .map(row -> row.numberOrZero(KpiColumns.SALES))
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }
}
