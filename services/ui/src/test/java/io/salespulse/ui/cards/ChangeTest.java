package io.salespulse.ui.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.format.Figures;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChangeTest {

  private static final Figures AMERICAN = Figures.beforeAnyKpi(Locale.US);

  @Test
  void upIsNotAlwaysGood() {
    assertThat(of(SummaryMetric.NEW_CUSTOMERS, BigDecimal.ONE).sense()).isEqualTo("good");
    assertThat(of(SummaryMetric.CUSTOMERS_AT_RISK, BigDecimal.ONE).sense()).isEqualTo("bad");
    assertThat(of(SummaryMetric.CUSTOMERS_AT_RISK, BigDecimal.ZERO).sense()).isEqualTo("neutral");
    assertThat(of(SummaryMetric.CUSTOMERS_AT_RISK, BigDecimal.ONE.negate()).words())
        .isEqualTo("down, better");
  }

  private static Change of(SummaryMetric metric, BigDecimal percent) {
    return Change.ofPercent(metric, percent, "", AMERICAN);
  }
}
