package io.salespulse.ui.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.ui.format.Figures;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFigureTest {

  private static final Figures AMERICAN = Figures.beforeAnyKpi(Locale.US);

  @ParameterizedTest
  @CsvSource({
    // 3.3333 and 3.3300, which are 3.33 both.
    "10.00, 3, 9.99, 3, ▲ 0.10% before: $3.33",
    // 0.0100 and 0.0149, of which 0.01 is shown.
    "1.00, 100, 1.49, 100, ▼ 32.9% before: $0.01",
    // As the report in the chat says it: 31.25 and 27.7778.
    "1250.00, 40, 1000.00, 36, ▲ 12.5% before: $27.78",
    "5.00, 2, 0.00, 3, before: $0.00",
  })
  void anAverageChangesByWhatItWasBeforeItWasRounded(
      String gross, long orders, String grossBefore, long ordersBefore, String change) {
    assertThat(change(sold(orders, gross), sold(ordersBefore, grossBefore))).isEqualTo(change);
  }

  @Test
  void whereEitherHasNoOrderAnAverageHasNoChange() {
    Totals some = sold(1, "5.00");

    assertThat(OrderFigure.AVERAGE.change(Totals.NONE, some, AMERICAN)).isEmpty();
    assertThat(OrderFigure.AVERAGE.change(some, Totals.NONE, AMERICAN)).isEmpty();
    assertThat(OrderFigure.AVERAGE.text(Totals.NONE, AMERICAN).head()).isEqualTo("—");
    assertThat(OrderFigure.AVERAGE.words(Totals.NONE, AMERICAN)).isEmpty();
  }

  private static String change(Totals now, Totals before) {
    Change change = OrderFigure.AVERAGE.change(now, before, AMERICAN).orElseThrow();
    return "%s %s %s".formatted(change.arrow(), change.text(), change.previous()).strip();
  }

  private static Totals sold(long orders, String gross) {
    BigDecimal amount = new BigDecimal(gross);
    return new Totals(orders, orders, amount, BigDecimal.ZERO, amount);
  }
}
