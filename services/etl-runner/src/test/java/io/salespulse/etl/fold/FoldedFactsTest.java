package io.salespulse.etl.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.etl.fold.DayFacts.CustomerDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoldedFactsTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-01");

  private static DayFacts bought(LocalDate day, CustomerDay... rows) {
    return new DayFacts(
        day,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(rows),
        List.of(),
        Collections.emptySortedMap());
  }

  private static CustomerDay row(LocalDate date, int orders, String gross, String refunds) {
    Optional<Instant> noon =
        Optional.of(Instant.parse(date + "T12:00:00.123456Z")).filter(at -> orders > 0);
    return new CustomerDay(
        "c1", date, "Gold", orders, new BigDecimal(gross), new BigDecimal(refunds), noon, noon);
  }

  private static Buyer only(FoldedFacts facts) {
    List<Buyer> buyers = facts.buyers().toList();
    assertThat(buyers).hasSize(1);
    return buyers.get(0);
  }

  @Test
  void aBuyerHasTheSumsOfAllEntriesInTheOrderOfTheirDates() {
    FoldedFacts facts = new FoldedFacts();
    facts.add(bought(FIRST.plusDays(2), row(FIRST.plusDays(2), 2, "30.00", "5.00")));
    facts.add(bought(FIRST, row(FIRST, 1, "10.00", "0")));
    facts.add(bought(FIRST.plusDays(1), row(FIRST.plusDays(1), 0, "0", "2.50")));

    Buyer buyer = only(facts);

    assertThat(buyer.orders()).isEqualTo(3);
    assertThat(buyer.sales()).isEqualByComparingTo("32.50");
    assertThat(buyer.firstOrder()).contains(Instant.parse("2026-11-01T12:00:00.123456Z"));
    assertThat(buyer.lastOrder()).contains(Instant.parse("2026-11-03T12:00:00.123456Z"));
    assertThat(buyer.dates()).containsExactly(FIRST, FIRST.plusDays(2));
    assertThat(buyer.memberships()).containsExactly("Gold");
    assertThat(buyer.dateAt(1)).isEqualTo(FIRST.plusDays(1));
    assertThat(buyer.ordersAt(1)).isZero();
    assertThat(buyer.salesAt(1)).isEqualByComparingTo("-2.50");
  }

  @Test
  void returnsAloneMakeABuyerWithoutAnOrder() {
    FoldedFacts facts = new FoldedFacts();
    facts.add(bought(FIRST, row(FIRST, 0, "0", "2.50")));

    Buyer buyer = only(facts);

    assertThat(buyer.hasOrdered()).isFalse();
    assertThat(buyer.firstOrder()).isEmpty();
    assertThat(buyer.lastOrder()).isEmpty();
    assertThat(buyer.dates()).isEmpty();
  }

  @Test
  void cancelledOrdersAloneMakeNoBuyer() {
    FoldedFacts facts = new FoldedFacts();
    DayFacts cancelled = bought(FIRST, row(FIRST, 0, "0", "0"));
    facts.add(cancelled);

    assertThat(facts.buyers()).isEmpty();
    facts.remove(cancelled);
    assertThat(facts.buyers()).isEmpty();
  }

  @Test
  void whatWasNeverAddedCannotBeTakenOut() {
    FoldedFacts facts = new FoldedFacts();
    facts.add(bought(FIRST, row(FIRST, 1, "10.00", "0")));

    assertThatIllegalStateException()
        .isThrownBy(() -> facts.remove(bought(FIRST, row(FIRST, 1, "10.01", "0"))))
        .withMessageContaining("c1")
        .withMessageContaining("10.01");
  }

  @Test
  void datesBefore1970AndInTheYear9999KeepTheirOrder() {
    LocalDate early = LocalDate.parse("1969-12-31");
    LocalDate late = LocalDate.parse("9999-12-31");
    FoldedFacts facts = new FoldedFacts();
    facts.add(bought(late, row(late, 1, "1", "0")));
    facts.add(bought(FIRST, row(FIRST, 1, "1", "0")));
    facts.add(bought(early, row(early, 1, "1", "0")));

    assertThat(only(facts).dates()).containsExactly(early, FIRST, late);
  }

  @Test
  void figuresAtTheirBoundsAreExactAndBeyondThemRefused() {
    int most = (1 << 29) - 1;
    String large = "999999999999999999999999.9999";
    String largestThatFits = "461168601842738.7903";
    String next = "461168601842738.7904";
    FoldedFacts facts = new FoldedFacts();
    facts.add(bought(FIRST, row(FIRST, most, large, largestThatFits)));
    facts.add(bought(FIRST, row(FIRST, 1, next, "0")));

    Buyer buyer = only(facts);
    assertThat(buyer.orders()).isEqualTo(most + 1L);
    assertThat(buyer.sales())
        .isEqualByComparingTo(
            new BigDecimal(large)
                .subtract(new BigDecimal(largestThatFits))
                .add(new BigDecimal(next)));
    assertThatThrownBy(() -> facts.add(bought(FIRST, row(FIRST, most + 1, "1", "0"))))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("536870912");
  }
}
