package io.salespulse.etl.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.facts.QualityCounts.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityCountsTest {

  private static Verdict out(Topic topic, String rule, long records) {
    return new Verdict(topic, Optional.of(rule), false, false, false, false, false, records);
  }

  private static Verdict clean(Topic topic, long records) {
    return new Verdict(topic, Optional.empty(), false, false, false, false, false, records);
  }

  private static String counts(QualityCounts counts, DataQualityRule rule) {
    return counts.rules().stream()
        .filter(count -> count.rule() == rule)
        .map(count -> count.checked() + "/" + count.failed())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRecordThatBreaksARuleGoesNoFurther() {
    QualityCounts counts =
        QualityCounts.of(
            Topic.ORDERS,
            List.of(
                clean(Topic.ORDERS, 90),
                out(Topic.ORDERS, DataQualityRule.ACCEPTED_BY_SINK.rule(), 5),
                out(Topic.ORDERS, DataQualityRule.IDS_PRESENT.rule(), 3),
                out(Topic.ORDERS, DataQualityRule.ID_UNIQUE_IN_DAY.rule(), 2)));

    assertThat(counts(counts, DataQualityRule.ACCEPTED_BY_SINK)).isEqualTo("100/5");
    assertThat(counts(counts, DataQualityRule.IDS_PRESENT)).isEqualTo("95/3");
    assertThat(counts(counts, DataQualityRule.NUMBERS_PARSE)).isEqualTo("92/0");
    assertThat(counts(counts, DataQualityRule.ID_UNIQUE_IN_DAY)).isEqualTo("92/2");
    assertThat(counts(counts, DataQualityRule.ORDER_HAS_CUSTOMER)).isEqualTo("90/0");
    assertThat(counts.clean()).isEqualTo(90);
    assertThat(counts.rejected()).isEqualTo(5);
    assertThat(counts.pending()).isZero();
  }

  @Test
  void olderVersionsOfTheDayAreJudgedByTheRulesThatOnlyCount() {
    QualityCounts counts =
        QualityCounts.of(
            Topic.CUSTOMERS,
            List.of(
                clean(Topic.CUSTOMERS, 5),
                new Verdict(
                    Topic.CUSTOMERS,
                    Optional.of(Cleaning.SUPERSEDED),
                    false,
                    false,
                    false,
                    true,
                    false,
                    2)));

    assertThat(counts(counts, DataQualityRule.TEXTS_NOT_CUT)).isEqualTo("7/2");
  }

  @Test
  void whatIsTooYoungToBeJudgedIsInNeitherFigure() {
    QualityCounts items =
        QualityCounts.of(
            Topic.ORDER_ITEMS,
            List.of(
                clean(Topic.ORDER_ITEMS, 7),
                out(Topic.ORDER_ITEMS, Cleaning.PENDING, 2),
                out(Topic.ORDER_ITEMS, DataQualityRule.ITEM_HAS_ORDER.rule(), 1)));
    assertThat(counts(items, DataQualityRule.ITEM_HAS_ORDER)).isEqualTo("8/1");
    assertThat(items.clean()).isEqualTo(7);
    assertThat(items.pending()).isEqualTo(2);

    QualityCounts orders =
        QualityCounts.of(
            Topic.ORDERS,
            List.of(
                clean(Topic.ORDERS, 4),
                new Verdict(Topic.ORDERS, Optional.empty(), true, true, false, false, false, 3),
                new Verdict(Topic.ORDERS, Optional.empty(), false, true, true, true, true, 2)));
    assertThat(counts(orders, DataQualityRule.ORDER_HAS_CUSTOMER)).isEqualTo("9/3");
    assertThat(counts(orders, DataQualityRule.ORDER_TOTAL_MATCHES_ITEMS)).isEqualTo("7/3");
    assertThat(orders.pending()).isEqualTo(2);
    // What a record says by itself is judged at once.
    assertThat(counts(orders, DataQualityRule.ORDER_NOT_AHEAD_OF_RECORD)).isEqualTo("9/2");
    assertThat(counts(orders, DataQualityRule.TEXTS_NOT_CUT)).isEqualTo("9/2");
  }
}
