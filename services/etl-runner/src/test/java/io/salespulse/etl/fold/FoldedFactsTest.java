package io.salespulse.etl.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.etl.fold.DayFacts.CustomerDay;
import io.salespulse.etl.fold.DayFacts.CustomerVersion;
import io.salespulse.etl.fold.DayFacts.ProductVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldedFactsTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-01");

  private static DayFacts ordered(LocalDate day, String customer, String sales) {
    Instant noon = Instant.parse(day + "T12:00:00Z");
    CustomerDay orders =
        new CustomerDay(customer, day, "Gold", 1, new BigDecimal(sales), noon, noon);
    return day(day, List.of(orders), List.of(), List.of());
  }

  private static DayFacts named(LocalDate day, String customer, String name, long offset) {
    CustomerVersion version =
        new CustomerVersion(customer, name, "Oslo", Instant.parse(FIRST + "T00:00:00Z"), offset);
    return day(day, List.of(), List.of(version), List.of());
  }

  private static DayFacts stocked(LocalDate day, String product, String value, long offset) {
    ProductVersion version =
        new ProductVersion(product, "Atlas", "Books", Optional.of(new BigDecimal(value)), offset);
    return day(day, List.of(), List.of(), List.of(version));
  }

  private static DayFacts day(
      LocalDate day,
      List<CustomerDay> orders,
      List<CustomerVersion> customers,
      List<ProductVersion> stock) {
    return new DayFacts(
        day,
        List.of(),
        List.of(),
        List.of(),
        orders,
        customers,
        stock,
        List.of(),
        Collections.emptySortedMap());
  }

  @Test
  void aCopyAndItsOriginalGoTheirOwnWays() {
    FoldedFacts closed = new FoldedFacts();
    closed.add(ordered(FIRST, "c1", "10.00"));
    FoldedFacts copy = closed.copy();

    copy.add(ordered(FIRST.plusDays(1), "c1", "5.00"));
    copy.add(ordered(FIRST.plusDays(1), "c2", "7.00"));

    assertThat(copy.customers()).hasSize(2);
    assertThat(copy.customer("c1").orElseThrow().sales()).isEqualByComparingTo("15.00");
    assertThat(closed.customers()).hasSize(1);
    assertThat(closed.customer("c1").orElseThrow().sales()).isEqualByComparingTo("10.00");
    assertThat(closed.customersByDate()).containsOnlyKeys(FIRST);
    assertThat(closed.windows().firstEntry().getValue()).containsOnlyKeys("c1");
    assertThat(closed.memberships().get("Gold").customers()).isEqualTo(1);
  }

  @Test
  void aCustomerWhoOrdersOnTwoDaysOfOneDateCountsOnce() {
    FoldedFacts facts = new FoldedFacts();
    facts.add(ordered(FIRST, "c1", "10.00"));
    // The same local date in a file of the next UTC day, as zones have it.
    DayFacts sameDate = ordered(FIRST, "c1", "5.00");
    facts.add(day(FIRST.plusDays(1), sameDate.customerDays(), List.of(), List.of()));

    assertThat(facts.customersByDate()).containsEntry(FIRST, 1L);
    assertThat(facts.customer("c1").orElseThrow().orders()).isEqualTo(2);
  }

  @Test
  void theVersionWithTheHigherOffsetHoldsAlsoWhenItCameEarlier() {
    FoldedFacts facts = new FoldedFacts();
    facts.add(named(FIRST, "c1", "New", 9));
    facts.add(named(FIRST.plusDays(1), "c1", "Old", 3));

    assertThat(facts.customer("c1").orElseThrow().name()).isEqualTo("New");
  }

  @Test
  void inventoryIsWhatIsKnownAtTheEndOfEachDay() {
    FoldedFacts facts = new FoldedFacts();
    facts.add(named(FIRST, "c1", "Ann", 1));
    facts.add(stocked(FIRST.plusDays(1), "p1", "100.00", 1));
    facts.add(stocked(FIRST.plusDays(2), "p2", "40.00", 2));
    facts.add(stocked(FIRST.plusDays(3), "p1", "10.00", 3));

    assertThat(facts.inventory())
        .containsExactly(
            Map.entry(FIRST.plusDays(1), new BigDecimal("100.00")),
            Map.entry(FIRST.plusDays(2), new BigDecimal("140.00")),
            Map.entry(FIRST.plusDays(3), new BigDecimal("50.00")));
  }

  @Test
  void aCopyOfTheCubeAndItsOriginalGoTheirOwnWays() {
    FoldedFacts closed = new FoldedFacts();
    closed.add(sold(FIRST, "web"));
    FoldedFacts copy = closed.copy();

    copy.add(sold(FIRST, "web"));
    copy.add(sold(FIRST, "app"));

    assertThat(cells(closed)).containsExactly("* web 1");
    assertThat(cells(copy)).containsExactly("* app 1", "* web 2");
  }

  private static DayFacts sold(LocalDate day, String channel) {
    DayFacts.OrderCell order =
        new DayFacts.OrderCell(
            new LocalHour(day.atStartOfDay(), 0),
            channel,
            "card",
            "Gold",
            new Sums(1, 1, BigDecimal.TEN, BigDecimal.TEN));
    return new DayFacts(
        day,
        List.of(order),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Collections.emptySortedMap());
  }

  private static List<String> cells(FoldedFacts facts) {
    List<String> cells = new ArrayList<>();
    facts
        .cube()
        .forEach(
            new CubeValues(Set.of(), facts.channels().keySet(), Set.of("Gold")),
            (cell, sums) ->
                cells.add("%s %s %d".formatted(cell.category(), cell.channel(), sums.orders())));
    return cells;
  }
}
