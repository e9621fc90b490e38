package io.salespulse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

  @Test
  void theCatalogueHasTwentyFourFilesAndEighteenCards() {
    assertThat(KpiFile.values()).hasSize(24);
    assertThat(SummaryMetric.values()).hasSize(18);
  }

  @ParameterizedTest
  @EnumSource
  void aKpiIsFoundByItsNameAndHasEachColumnOnce(KpiFile file) {
    assertThat(KpiFile.named(file.kpi())).contains(file);
    assertThat(file.columns()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void aCardIsFoundByItsName(SummaryMetric card) {
    assertThat(SummaryMetric.named(card.metric())).contains(card);
  }

  @Test
  void onlyRatiosCanBeEmpty() {
    assertThat(Arrays.stream(SummaryMetric.values()).filter(card -> card.emptyReason().isBlank()))
        .allMatch(card -> card.unit() == Unit.COUNT || card.unit() == Unit.MONEY);
  }
}
