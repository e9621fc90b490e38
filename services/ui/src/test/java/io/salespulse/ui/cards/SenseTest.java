package io.salespulse.ui.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.SummaryMetric;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SenseTest {

  @Test
  void upIsNotAlwaysGood() {
    assertThat(Sense.of(SummaryMetric.NEW_CUSTOMERS, BigDecimal.ONE)).isEqualTo(Sense.GOOD);
    assertThat(Sense.of(SummaryMetric.CUSTOMERS_AT_RISK, BigDecimal.ONE)).isEqualTo(Sense.BAD);
    assertThat(Sense.of(SummaryMetric.CUSTOMERS_AT_RISK, BigDecimal.ZERO)).isEqualTo(Sense.NEUTRAL);
  }
}
