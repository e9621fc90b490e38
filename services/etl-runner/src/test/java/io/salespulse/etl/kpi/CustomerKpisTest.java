package io.salespulse.etl.kpi;

import static io.salespulse.etl.kpi.Facts.customer;
import static io.salespulse.etl.kpi.Facts.customerDay;
import static io.salespulse.etl.kpi.Facts.dimensions;
import static io.salespulse.etl.kpi.Facts.facts;
import static io.salespulse.etl.kpi.Facts.lines;
import static io.salespulse.etl.kpi.Facts.ordered;
import static io.salespulse.etl.kpi.Facts.returned;
import static io.salespulse.etl.kpi.Facts.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.etl.kpi.Facts.Part;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerKpisTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ZoneId UTC = ZoneOffset.UTC;

  /** A customer whose orders all have the same moment; without one, who only signed up. */
  private static Part[] buyer(String id, String at, int orders, String sales) {
    Part name = signedUp(id, "2026-11-01T00:00:00Z");
    return at == null ? new Part[] {name} : new Part[] {name, ordered(id, at, orders, sales)};
  }

  private static Part[] waiting(String id, String signup, String firstOrder, int orders) {
    return Stream.concat(
            Stream.ofNullable(signup).map(at -> signedUp(id, at)),
            Stream.ofNullable(firstOrder).map(at -> ordered(id, at, orders, "1.00")))
        .toArray(Part[]::new);
  }

  private static Part[] book(Part[]... customers) {
    return Arrays.stream(customers).flatMap(Arrays::stream).toArray(Part[]::new);
  }

  private static List<String> churnRisk(ZoneId zone, Part... parts) {
    return lines(ChurnRisk.of(facts(parts), dimensions(parts), NOON, 7, zone, Facts.EUR));
  }

  private static List<String> ltv(Part... parts) {
    return lines(CustomerLtv.of(facts(parts), dimensions(parts), Facts.EUR));
  }

  private static List<String> segments(Part... parts) {
    return lines(CustomerSegments.of(facts(parts), Facts.EUR));
  }

  @Test
  void churnRiskBeginsAfterTheChurnDays() {
    assertThat(
            churnRisk(
                UTC,
                book(
                    buyer("c1", "2026-11-15T11:59:00Z", 1, "5.00"),
                    buyer("c2", "2026-11-15T12:00:00Z", 1, "5.00"),
                    buyer("c3", null, 0, "0"),
                    buyer("c4", "2026-11-01T00:00:00Z", 2, "9.00"),
                    new Part[] {returned("c5", "Gold", "2026-10-01", "7.00")})))
        .containsExactly(
            "c4,Name of c4,2026-11-01T00:00:00Z,21,2,9.00",
            "c1,Name of c1,2026-11-15T11:59:00Z,7,1,5.00");
  }

  @Test
  void churnRiskHasTheFiveHundredWithTheHighestSalesAndLocalTime() {
    Part[][] many =
        IntStream.range(0, 503)
            .mapToObj(i -> buyer("c%03d".formatted(i), "2026-10-24T20:00:00Z", 1, "1.00"))
            .toArray(Part[][]::new);
    assertThat(churnRisk(ZoneId.of("Asia/Kolkata"), book(many)))
        .hasSize(500)
        .startsWith("c000,Name of c000,2026-10-25T01:30:00+05:30,28,1,1.00")
        .endsWith("c499,Name of c499,2026-10-25T01:30:00+05:30,28,1,1.00");
  }

  @Test
  void whoeverOnlyBroughtThingsBackIsNoBuyer() {
    Part[] parts = {
      customer("c1", "Ann", "Oslo"),
      customerDay("c1", "Gold", "2026-10-05", 1, "10.00", "4.00"),
      returned("c1", "Gold", "2026-09-05", "1.00"),
      returned("c2", "Gold", "2026-10-05", "5.00")
    };

    assertThat(churnRisk(UTC, parts)).containsExactly("c1,Ann,2026-10-05T20:00:00Z,47,1,5.00");
    assertThat(segments(parts)).containsExactly("Lost,1,1,5.00");
    assertThat(ltv(parts)).containsExactly("2026-10-04,2026-10-14,1,c1,Ann,6.00");
    assertThat(lines(CohortRetention.of(facts(parts), NOON, UTC)))
        .containsExactly("2026-10,0,1,1,100.00", "2026-10,1,1,0,0.00");
    CustomerTotals totals = totals(parts);
    assertThat(totals.ordering()).isEqualTo(1);
    assertThat(totals.atRisk()).isEqualTo(1);
  }

  @Test
  void cohortsAreFollowedToTheMonthOfTheAsOf() {
    assertThat(
            lines(
                CohortRetention.of(
                    facts(
                        customerDay("c1", "Gold", "2026-10-05", 1, "1"),
                        customerDay("c1", "Gold", "2026-10-06", 1, "1"),
                        customerDay("c1", "Gold", "2026-11-05", 1, "1"),
                        customerDay("c2", "Gold", "2026-10-31", 1, "1")),
                    NOON,
                    UTC)))
        .containsExactly("2026-10,0,2,2,100.00", "2026-10,1,2,1,50.00");
  }

  @Test
  void cohortsCrossTheYearAndShowMonthsWithoutOrders() {
    assertThat(
            lines(
                CohortRetention.of(
                    facts(
                        customerDay("c1", "Gold", "2025-12-31", 1, "1"),
                        customerDay("c1", "Gold", "2026-02-01", 1, "1"),
                        customerDay("c2", "Gold", "2026-01-01", 1, "1")),
                    Instant.parse("2026-01-31T23:59:59Z"),
                    ZoneId.of("Asia/Kolkata"))))
        .containsExactly(
            "2025-12,0,1,1,100.00",
            "2025-12,1,1,0,0.00",
            "2025-12,2,1,1,100.00",
            "2026-01,0,1,1,100.00",
            "2026-01,1,1,0,0.00");
  }

  @Test
  void bestCustomersAreRankedInTenDayWindows() {
    assertThat(
            ltv(
                customerDay("c1", "Gold", "2026-11-13", 1, "10.00"),
                customerDay("c1", "Gold", "2026-11-22", 1, "5.00"),
                customerDay("c2", "Gold", "2026-11-14", 1, "12.00"),
                customerDay("c2", "Gold", "2026-11-23", 1, "1.00"),
                customer("c1", "Ann", "Oslo")))
        .containsExactly(
            "2026-11-13,2026-11-23,1,c1,Ann,15.00",
            "2026-11-13,2026-11-23,2,c2,Unknown,12.00",
            "2026-11-23,2026-12-03,1,c2,Unknown,1.00");
  }

  @Test
  void aTenDayWindowRunsAcrossNewYear() {
    assertThat(
            ltv(
                customerDay("c1", "Gold", "2026-12-22", 1, "1.00"),
                customerDay("c1", "Gold", "2026-12-23", 1, "2.00"),
                customerDay("c1", "Gold", "2027-01-01", 1, "4.00"),
                customerDay("c1", "Gold", "2027-01-02", 1, "8.00")))
        .containsExactly(
            "2026-12-13,2026-12-23,1,c1,Unknown,1.00",
            "2026-12-23,2027-01-02,1,c1,Unknown,6.00",
            "2027-01-02,2027-01-12,1,c1,Unknown,8.00");
  }

  @Test
  void aWindowHasFiveBestCustomersAndTiesGoById() {
    Part[] six =
        IntStream.range(0, 6)
            .mapToObj(i -> customerDay("c" + (6 - i), "Gold", "2026-11-22", 1, "1.00"))
            .toArray(Part[]::new);
    assertThat(ltv(six))
        .hasSize(5)
        .startsWith("2026-11-13,2026-11-23,1,c1,Unknown,1.00")
        .endsWith("2026-11-13,2026-11-23,5,c5,Unknown,1.00");
  }

  @Test
  void segmentsNameTheGridOfRecencyAndValue() {
    // Of five customers the best in everything has R 5, FM 5, and the worst R 1, FM 1.
    assertThat(
            segments(
                book(
                    buyer("c1", "2026-11-01T00:00:00Z", 1, "10.00"),
                    buyer("c2", "2026-11-02T00:00:00Z", 2, "20.00"),
                    buyer("c3", "2026-11-03T00:00:00Z", 3, "30.00"),
                    buyer("c4", "2026-11-04T00:00:00Z", 4, "40.00"),
                    buyer("c5", "2026-11-05T00:00:00Z", 5, "50.00"),
                    buyer("c6", null, 0, "0.00"))))
        .containsExactly(
            "Champions,2,9,90.00", "Loyal,1,3,30.00", "Hibernating,1,2,20.00", "Lost,1,1,10.00");
  }

  @Test
  void segmentsKnowWhoStayedAwayAndWhoIsNew() {
    assertThat(
            segments(
                book(
                    buyer("c1", "2026-11-01T00:00:00Z", 5, "50.00"),
                    buyer("c2", "2026-11-02T00:00:00Z", 4, "40.00"),
                    buyer("c3", "2026-11-03T00:00:00Z", 2, "20.00"),
                    buyer("c4", "2026-11-04T00:00:00Z", 3, "30.00"),
                    buyer("c5", "2026-11-05T00:00:00Z", 1, "10.00"))))
        .containsExactly(
            "At risk,2,9,90.00",
            "Loyal,1,3,30.00",
            "Potential loyalists,1,2,20.00",
            "New,1,1,10.00");
  }

  @Test
  void equalCustomersHaveTheSameScores() {
    assertThat(
            segments(
                book(
                    buyer("c1", "2026-11-01T00:00:00Z", 1, "10.00"),
                    buyer("c2", "2026-11-01T00:00:00Z", 1, "10.00"))))
        .containsExactly("Lost,2,2,20.00");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 11, 24, 25, 26, 103})
  void aScoreIsOneAndFiveTimesThePartOfThoseWithLess(int buyers) {
    Random random = new Random(buyers);
    for (int different : new int[] {1, 2, 7, 1000}) {
      List<Integer> values =
          Stream.generate(() -> random.nextInt(different)).limit(buyers).toList();

      int[] byDefinition =
          values.stream()
              .mapToInt(own -> 1 + 5 * (int) values.stream().filter(v -> v < own).count() / buyers)
              .toArray();

      assertThat(CustomerSegments.scores(values, Function.identity())).isEqualTo(byDefinition);
    }
  }

  private static CustomerTotals totals(Part[]... customers) {
    Part[] book = book(customers);
    return CustomerTotals.of(facts(book), dimensions(book), NOON, Duration.ofHours(3), 7);
  }

  @Test
  void customerTotalsMeasureTheTimeToTheFirstOrder() {
    CustomerTotals totals =
        totals(
            waiting("c1", "2026-11-22T10:00:00Z", "2026-11-22T12:00:00Z", 2),
            waiting("c2", "2026-11-22T11:00:00Z", null, 0),
            waiting("c3", null, "2026-11-22T11:30:00Z", 1));
    assertThat(totals.customers()).isEqualTo(2);
    assertThat(totals.ordering()).isEqualTo(2);
    assertThat(totals.repeating()).isEqualTo(1);
    assertThat(totals.meanHours()).contains(new BigDecimal("2.00"));
    assertThat(totals.medianHours()).contains(new BigDecimal("2.00"));
    assertThat(totals.negatives()).isZero();
  }

  @Test
  void ordersBeforeTheSignUpAreLeftOutAndCounted() {
    CustomerTotals totals =
        totals(
            waiting("c1", "2026-11-20T10:00:00Z", "2026-11-20T09:59:59.999Z", 1),
            waiting("c2", "2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z", 1),
            waiting("c3", "2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z", 1),
            waiting("c4", "2026-11-20T10:00:00Z", "2026-11-20T14:00:00Z", 1),
            waiting("c5", "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z", 1));
    assertThat(totals.meanHours()).contains(new BigDecimal("1.75"));
    assertThat(totals.medianHours()).contains(new BigDecimal("1.50"));
    assertThat(totals.negatives()).isEqualTo(1);
  }

  @Test
  void aWaitOfCenturiesIsCountedLikeAnyOther() {
    assertThat(totals(waiting("c1", "2026-01-01T00:00:00Z", "9999-01-01T00:00:00Z", 1)).meanHours())
        .contains(new BigDecimal("69889872.00"));
  }

  @Test
  void newCustomersAreCountedInTwoWindowsThatShareNothing() {
    CustomerTotals totals =
        totals(
            waiting("c1", "2026-11-22T12:00:00Z", null, 0),
            waiting("c2", "2026-11-22T09:00:00.001Z", null, 0),
            waiting("c3", "2026-11-22T09:00:00Z", null, 0),
            waiting("c4", "2026-11-22T06:00:00Z", null, 0),
            waiting("c5", "2026-11-22T12:00:00.001Z", null, 0));
    assertThat(totals.newInWindow()).isEqualTo(2);
    assertThat(totals.newInPrevious()).isEqualTo(1);
  }
}
