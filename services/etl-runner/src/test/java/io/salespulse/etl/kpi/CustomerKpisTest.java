package io.salespulse.etl.kpi;

import static io.salespulse.etl.TestSpark.lines;
import static io.salespulse.etl.TestSpark.row;
import static io.salespulse.etl.kpi.Facts.book;
import static io.salespulse.etl.kpi.Facts.customer;
import static io.salespulse.etl.kpi.Facts.customerDay;
import static io.salespulse.etl.kpi.Facts.customerDays;
import static io.salespulse.etl.kpi.Facts.customers;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.TestSpark.Values;
import io.salespulse.etl.facts.FactColumns;
import io.salespulse.etl.spark.LocalTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerKpisTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalTime UTC = new LocalTime(ZoneOffset.UTC);

  private static Values buyer(String id, String lastOrder, int orders, String sales) {
    return row(
        Columns.CUSTOMER_ID, id,
        Columns.NAME, "Name of " + id,
        KpiColumns.LAST_ORDER, lastOrder,
        KpiColumns.ORDERS, orders,
        KpiColumns.SALES, sales);
  }

  private static Values waiting(String signup, String firstOrder, int orders) {
    return row(
        Columns.SIGNUP_DATE,
        signup,
        FactColumns.FIRST_ORDER,
        firstOrder,
        KpiColumns.ORDERS,
        orders);
  }

  @Test
  void theBookHasWhoSignedUpAndWhoOrdered() {
    assertThat(
            lines(
                CustomerBook.of(
                        customerDays(
                            customerDay("c1", "Gold", "2026-11-21", 1, "10.00"),
                            customerDay("c1", "Gold", "2026-11-22", 1, "20.00"),
                            customerDay("c3", "Unknown", "2026-11-22", 1, "5.00")),
                        customers(customer("c1", "Ann", "Oslo"), customer("c2", "Bob", "Rome")))
                    .orderBy(Columns.CUSTOMER_ID)
                    .select(
                        Columns.CUSTOMER_ID,
                        Columns.NAME,
                        Columns.LOCATION,
                        Columns.SIGNUP_DATE,
                        KpiColumns.ORDERS,
                        KpiColumns.SALES,
                        FactColumns.FIRST_ORDER,
                        KpiColumns.LAST_ORDER)))
        .containsExactly(
            "c1,Ann,Oslo,2026-11-01T00:00:00Z,2,30.0000,2026-11-21T08:00:00Z,2026-11-22T20:00:00Z",
            "c2,Bob,Rome,2026-11-01T00:00:00Z,0,0.0000,,",
            "c3,Unknown,Unknown,,1,5.0000,2026-11-22T08:00:00Z,2026-11-22T20:00:00Z");
  }

  @Test
  void churnRiskBeginsAfterTheChurnDays() {
    assertThat(
            lines(
                ChurnRisk.of(
                    book(
                        buyer("c1", "2026-11-15T11:59:00Z", 1, "5.00"),
                        buyer("c2", "2026-11-15T12:00:00Z", 1, "5.00"),
                        buyer("c3", null, 0, "0"),
                        buyer("c4", "2026-11-01T00:00:00Z", 2, "9.00")),
                    NOON,
                    7,
                    UTC)))
        .containsExactly(
            "c4,Name of c4,2026-11-01T00:00:00Z,21,2,9.00",
            "c1,Name of c1,2026-11-15T11:59:00Z,7,1,5.00");
  }

  @Test
  void churnRiskHasTheFiveHundredWithTheHighestSalesAndLocalTime() {
    Values[] many =
        IntStream.range(0, 503)
            .mapToObj(i -> buyer("c%03d".formatted(i), "2026-10-24T20:00:00Z", 1, "1.00"))
            .toArray(Values[]::new);
    assertThat(lines(ChurnRisk.of(book(many), NOON, 7, new LocalTime(ZoneId.of("Asia/Kolkata")))))
        .hasSize(500)
        .startsWith("c000,Name of c000,2026-10-25T01:30:00+05:30,28,1,1.00")
        .endsWith("c499,Name of c499,2026-10-25T01:30:00+05:30,28,1,1.00");
  }

  @Test
  void cohortsAreFollowedToTheMonthOfTheAsOf() {
    assertThat(
            lines(
                CohortRetention.of(
                    customerDays(
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
                    customerDays(
                        customerDay("c1", "Gold", "2025-12-31", 1, "1"),
                        customerDay("c1", "Gold", "2026-02-01", 1, "1"),
                        customerDay("c2", "Gold", "2026-01-01", 1, "1")),
                    Instant.parse("2026-01-31T23:59:59Z"),
                    new LocalTime(ZoneId.of("Asia/Kolkata")))))
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
            lines(
                CustomerLtv.of(
                    customerDays(
                        customerDay("c1", "Gold", "2026-11-13", 1, "10.00"),
                        customerDay("c1", "Gold", "2026-11-22", 1, "5.00"),
                        customerDay("c2", "Gold", "2026-11-14", 1, "12.00"),
                        customerDay("c2", "Gold", "2026-11-23", 1, "1.00")),
                    customers(customer("c1", "Ann", "Oslo")))))
        .containsExactly(
            "2026-11-13,2026-11-23,1,c1,Ann,15.00",
            "2026-11-13,2026-11-23,2,c2,Unknown,12.00",
            "2026-11-23,2026-12-03,1,c2,Unknown,1.00");
  }

  @Test
  void aTenDayWindowRunsAcrossNewYear() {
    assertThat(
            lines(
                CustomerLtv.of(
                    customerDays(
                        customerDay("c1", "Gold", "2026-12-22", 1, "1.00"),
                        customerDay("c1", "Gold", "2026-12-23", 1, "2.00"),
                        customerDay("c1", "Gold", "2027-01-01", 1, "4.00"),
                        customerDay("c1", "Gold", "2027-01-02", 1, "8.00")),
                    customers())))
        .containsExactly(
            "2026-12-13,2026-12-23,1,c1,Unknown,1.00",
            "2026-12-23,2027-01-02,1,c1,Unknown,6.00",
            "2027-01-02,2027-01-12,1,c1,Unknown,8.00");
  }

  @Test
  void aWindowHasFiveBestCustomersAndTiesGoById() {
    Values[] six =
        IntStream.range(0, 6)
            .mapToObj(i -> customerDay("c" + (6 - i), "Gold", "2026-11-22", 1, "1.00"))
            .toArray(Values[]::new);
    assertThat(lines(CustomerLtv.of(customerDays(six), customers())))
        .hasSize(5)
        .startsWith("2026-11-13,2026-11-23,1,c1,Unknown,1.00")
        .endsWith("2026-11-13,2026-11-23,5,c5,Unknown,1.00");
  }

  @Test
  void segmentsNameTheGridOfRecencyAndValue() {
    // Of five customers the best in everything has R 5, FM 5, and the worst R 1, FM 1.
    assertThat(
            lines(
                CustomerSegments.of(
                    book(
                        buyer("c1", "2026-11-01T00:00:00Z", 1, "10.00"),
                        buyer("c2", "2026-11-02T00:00:00Z", 2, "20.00"),
                        buyer("c3", "2026-11-03T00:00:00Z", 3, "30.00"),
                        buyer("c4", "2026-11-04T00:00:00Z", 4, "40.00"),
                        buyer("c5", "2026-11-05T00:00:00Z", 5, "50.00"),
                        buyer("c6", null, 0, "0.00")))))
        .containsExactly(
            "Champions,2,9,90.00", "Loyal,1,3,30.00", "Hibernating,1,2,20.00", "Lost,1,1,10.00");
  }

  @Test
  void segmentsKnowWhoStayedAwayAndWhoIsNew() {
    assertThat(
            lines(
                CustomerSegments.of(
                    book(
                        buyer("c1", "2026-11-01T00:00:00Z", 5, "50.00"),
                        buyer("c2", "2026-11-02T00:00:00Z", 4, "40.00"),
                        buyer("c3", "2026-11-03T00:00:00Z", 2, "20.00"),
                        buyer("c4", "2026-11-04T00:00:00Z", 3, "30.00"),
                        buyer("c5", "2026-11-05T00:00:00Z", 1, "10.00")))))
        .containsExactly(
            "At risk,2,9,90.00",
            "Loyal,1,3,30.00",
            "Potential loyalists,1,2,20.00",
            "New,1,1,10.00");
  }

  @Test
  void equalCustomersHaveTheSameScores() {
    assertThat(
            lines(
                CustomerSegments.of(
                    book(
                        buyer("c1", "2026-11-01T00:00:00Z", 1, "10.00"),
                        buyer("c2", "2026-11-01T00:00:00Z", 1, "10.00")))))
        .containsExactly("Lost,2,2,20.00");
  }

  @Test
  void customerTotalsMeasureTheTimeToTheFirstOrder() {
    assertThat(
            lines(
                CustomerTotals.of(
                        book(
                            waiting("2026-11-22T10:00:00Z", "2026-11-22T12:00:00Z", 2),
                            waiting("2026-11-22T11:00:00Z", null, 0),
                            waiting(null, "2026-11-22T11:30:00Z", 1)),
                        NOON,
                        Duration.ofHours(3),
                        7)
                    .select(
                        CustomerTotals.CUSTOMERS,
                        CustomerTotals.ORDERING,
                        CustomerTotals.REPEATING,
                        CustomerTotals.MEAN_HOURS,
                        CustomerTotals.MEDIAN_HOURS,
                        CustomerTotals.NEGATIVES)))
        .containsExactly("2,2,1,2.00,2.00,0");
  }

  @Test
  void ordersBeforeTheSignUpAreLeftOutAndCounted() {
    assertThat(
            lines(
                CustomerTotals.of(
                        book(
                            waiting("2026-11-20T10:00:00Z", "2026-11-20T09:59:59.999Z", 1),
                            waiting("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z", 1),
                            waiting("2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z", 1),
                            waiting("2026-11-20T10:00:00Z", "2026-11-20T14:00:00Z", 1),
                            waiting("2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z", 1)),
                        NOON,
                        Duration.ofHours(3),
                        7)
                    .select(
                        CustomerTotals.MEAN_HOURS,
                        CustomerTotals.MEDIAN_HOURS,
                        CustomerTotals.NEGATIVES)))
        .containsExactly("1.75,1.50,1");
  }

  @Test
  void newCustomersAreCountedInTwoWindowsThatShareNothing() {
    assertThat(
            lines(
                CustomerTotals.of(
                        book(
                            waiting("2026-11-22T12:00:00Z", null, 0),
                            waiting("2026-11-22T09:00:00.001Z", null, 0),
                            waiting("2026-11-22T09:00:00Z", null, 0),
                            waiting("2026-11-22T06:00:00Z", null, 0),
                            waiting("2026-11-22T12:00:00.001Z", null, 0)),
                        NOON,
                        Duration.ofHours(3),
                        7)
                    .select(CustomerTotals.NEW, CustomerTotals.PREVIOUS_NEW)))
        .containsExactly("2,1");
  }
}
