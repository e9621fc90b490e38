package io.salespulse.etl.kpi;

import static io.salespulse.etl.kpi.Facts.cancelled;
import static io.salespulse.etl.kpi.Facts.category;
import static io.salespulse.etl.kpi.Facts.cube;
import static io.salespulse.etl.kpi.Facts.customer;
import static io.salespulse.etl.kpi.Facts.customerDay;
import static io.salespulse.etl.kpi.Facts.dimensions;
import static io.salespulse.etl.kpi.Facts.facts;
import static io.salespulse.etl.kpi.Facts.hour;
import static io.salespulse.etl.kpi.Facts.item;
import static io.salespulse.etl.kpi.Facts.lines;
import static io.salespulse.etl.kpi.Facts.payment;
import static io.salespulse.etl.kpi.Facts.product;
import static io.salespulse.etl.kpi.Facts.recentItems;
import static io.salespulse.etl.kpi.Facts.returned;
import static io.salespulse.etl.kpi.Facts.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.kpi.Facts.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SalesKpisTest {
  @Test
  void salesByHourAddsWhatDifferentDaysHoldOfAnHour() {
    assertThat(
            lines(
                SalesOverTime.byHour(
                    facts(
                        hour("2026-11-22T05:00:00Z", 3, 5, "31.50"),
                        hour("2026-11-22T05:00:00Z", 1, 2, "10.00", "2.50")),
                    Facts.EUR)))
        .containsExactly("2026-11-22T05:00:00Z,4,7,41.50,2.50,39.00");
  }

  @Test
  void anHourOfReturnsAloneHasARowAndOneOfCancelledOrdersHasNone() {
    FoldedFacts facts =
        facts(
            cancelled("2026-11-22T04:00:00Z", 2),
            cancelled("2026-11-22T05:00:00Z", 1),
            hour("2026-11-22T05:00:00Z", 0, -1, "0", "10.00"));

    assertThat(lines(SalesOverTime.byHour(facts, Facts.EUR)))
        .containsExactly("2026-11-22T05:00:00Z,0,-1,0.00,10.00,-10.00");
    assertThat(lines(SalesOverTime.byDay(facts, Facts.EUR)))
        .containsExactly("2026-11-22,0,-1,0,0.00,10.00,-10.00");
    assertThat(lines(Shares.ofSales(facts.channels(), Facts.EUR)))
        .containsExactly("web,0,-10.00,100.00");
    assertThat(lines(Shares.ofSales(facts.paymentMethods(), Facts.EUR)))
        .containsExactly("card,0,-10.00,100.00");
    assertThat(lines(SalesByMembership.of(facts, Facts.EUR)))
        .containsExactly("Gold,0,0,-10.00,100.00");
    assertThat(lines(SalesCube.of(facts, KpiSettings.CUBE_ROWS, Facts.EUR)))
        .containsExactly("2026-11-22,*,web,Gold,0,-1,0.00,10.00,-10.00,0.00");
  }

  @Test
  void salesByHourOrdersByInstantWhenClocksAreSetBack() {
    assertThat(
            lines(
                SalesOverTime.byHour(
                    facts(
                        hour("2026-10-25T03:00:00+01:00", 1, 1, "3"),
                        hour("2026-10-25T02:00:00+01:00", 1, 1, "2.005"),
                        hour("2026-10-25T02:00:00+02:00", 1, 1, "1")),
                    Facts.EUR)))
        .containsExactly(
            "2026-10-25T02:00:00+02:00,1,1,1.00,0.00,1.00",
            "2026-10-25T02:00:00+01:00,1,1,2.01,0.00,2.01",
            "2026-10-25T03:00:00+01:00,1,1,3.00,0.00,3.00");
  }

  @Test
  void hoursAreToldApartWhereClocksAreSetBackByHalfAnHour() {
    // Lord Howe Island: at 02:00 (+11:00) it is 01:30 (+10:30) again.
    Part[] night = {
      hour("2026-04-05T02:00:00+10:30", 1, 1, "4"),
      hour("2026-04-05T01:00:00+10:30", 1, 1, "2"),
      hour("2026-04-05T01:00:00+11:00", 1, 1, "1")
    };
    assertThat(lines(SalesOverTime.byHour(facts(night), Facts.EUR)))
        .containsExactly(
            "2026-04-05T01:00:00+11:00,1,1,1.00,0.00,1.00",
            "2026-04-05T01:00:00+10:30,1,1,2.00,0.00,2.00",
            "2026-04-05T02:00:00+10:30,1,1,4.00,0.00,4.00");
    assertThat(lines(SalesByHourOfDay.of(facts(night), Facts.EUR)))
        .contains("1,2,3.00", "2,1,4.00");
    assertThat(lines(SalesOverTime.byDay(facts(night), Facts.EUR)))
        .containsExactly("2026-04-05,3,3,0,7.00,0.00,7.00");
  }

  @Test
  void aLeapDayIsTheEndOfItsMonth() {
    assertThat(
            lines(
                SalesOverTime.byMonth(
                    facts(
                        cube("2028-02-29", "web", "Gold", 1, 1, "1.00"),
                        cube("2028-03-01", "web", "Gold", 1, 1, "2.00")),
                    Facts.EUR)))
        .containsExactly("2028-02,1,1,1.00,0.00,1.00", "2028-03,1,1,2.00,0.00,2.00");
  }

  @Test
  void salesByHourOfDayHasEveryHourAndAddsOverDays() {
    List<String> hours =
        lines(
            SalesByHourOfDay.of(
                facts(
                    hour("2026-11-21T05:00:00Z", 2, 2, "20.00"),
                    hour("2026-11-22T05:00:00Z", 1, 1, "5.00")),
                Facts.EUR));
    assertThat(hours).hasSize(24).startsWith("0,0,0.00").contains("5,3,25.00");
    assertThat(hours.get(23)).isEqualTo("23,0,0.00");
  }

  @Test
  void salesByHourOfDayReadsTheLocalHour() {
    assertThat(
            lines(
                SalesByHourOfDay.of(
                    facts(
                        hour("2026-10-25T02:00:00+02:00", 1, 1, "1"),
                        hour("2026-10-25T02:00:00+01:00", 1, 1, "2"),
                        hour("2026-11-22T23:00:00+05:30", 1, 1, "4")),
                    Facts.EUR)))
        .contains("2,2,3.00", "23,1,4.00", "18,0,0.00");
  }

  @Test
  void salesByDayCountsACustomerOnceADay() {
    assertThat(
            lines(
                SalesOverTime.byDay(
                    facts(
                        cube("2026-11-22", "web", "Gold", 2, 4, "20.00"),
                        cube("2026-11-22", "app", "Gold", 1, 1, "5.00", "5.00"),
                        category("2026-11-22", "Books", 5, "25.00"),
                        customerDay("c1", "Gold", "2026-11-22", 1, "10.00"),
                        customerDay("c1", "Silver", "2026-11-22", 1, "10.00"),
                        customerDay("c2", "Gold", "2026-11-22", 1, "5.00", "5.00"),
                        returned("c3", "Gold", "2026-11-22", "1.00")),
                    Facts.EUR)))
        .containsExactly("2026-11-22,3,5,2,25.00,5.00,20.00");
  }

  @Test
  void salesByMonthKeepsYearsApart() {
    assertThat(
            lines(
                SalesOverTime.byMonth(
                    facts(
                        cube("2026-12-01", "web", "Gold", 2, 2, "7.00", "3.00"),
                        cube("2025-12-31", "web", "Gold", 1, 3, "10.00"),
                        cube("2026-01-01", "web", "Gold", 1, 1, "1.00")),
                    Facts.EUR)))
        .containsExactly(
            "2025-12,1,3,10.00,0.00,10.00",
            "2026-01,1,1,1.00,0.00,1.00",
            "2026-12,2,2,7.00,3.00,4.00");
  }

  @Test
  void salesByWeekdayHasSevenRowsFromMonday() {
    assertThat(
            lines(
                SalesByWeekday.of(
                    facts(
                        cube("2026-11-22", "web", "Gold", 1, 2, "15.00"),
                        cube("2026-11-15", "web", "Gold", 1, 2, "5.00")),
                    Facts.EUR)))
        .hasSize(7)
        .startsWith("1,Monday,0,0.00", "2,Tuesday,0,0.00")
        .endsWith("6,Saturday,0,0.00", "7,Sunday,2,20.00");
  }

  @Test
  void revenueByCategoryHasSharesOfTheWholeAndBreaksTiesByName() {
    assertThat(
            lines(
                RevenueByCategory.of(
                    facts(
                        cube("2026-11-22", "web", "Gold", 2, 4, "40.00"),
                        category("2026-11-22", "Toys", 1, "10.00"),
                        category("2026-11-21", "Books", 1, "10.00"),
                        category("2026-11-22", "Books", 2, "20.00")),
                    Facts.EUR)))
        .containsExactly("Books,3,30.00,75.00", "Toys,1,10.00,25.00");
    assertThat(
            lines(
                RevenueByCategory.of(
                    facts(
                        category("2026-11-22", "Toys", 1, "5.00"),
                        category("2026-11-22", "Books", 1, "5.00")),
                    Facts.EUR)))
        .containsExactly("Books,1,5.00,50.00", "Toys,1,5.00,50.00");
  }

  @Test
  void sharesOfNothingAreEmpty() {
    assertThat(
            lines(
                RevenueByCategory.of(facts(category("2026-11-22", "Gifts", 3, "0.00")), Facts.EUR)))
        .containsExactly("Gifts,3,0.00,");
  }

  @Test
  void salesByChannelAndPaymentMethodHaveTheHighestFirst() {
    assertThat(
            lines(
                Shares.ofSales(
                    facts(
                            cube("2026-11-22", "app", "Gold", 1, 1, "10.00"),
                            cube("2026-11-22", "web", "Gold", 2, 2, "20.00"),
                            cube("2026-11-23", "web", "Silver", 1, 1, "10.00"))
                        .channels(),
                    Facts.EUR)))
        .containsExactly("web,3,30.00,75.00", "app,1,10.00,25.00");
    assertThat(
            lines(
                Shares.ofSales(
                    facts(payment("invoice", 1, "10.00"), payment("card", 1, "30.00"))
                        .paymentMethods(),
                    Facts.EUR)))
        .containsExactly("card,1,30.00,75.00", "invoice,1,10.00,25.00");
  }

  @Test
  void salesByMembershipCountsACustomerInEachMembershipTheyOrderedWith() {
    assertThat(
            lines(
                SalesByMembership.of(
                    facts(
                        cube("2026-11-21", "web", "Bronze", 1, 1, "10.00"),
                        cube("2026-11-22", "web", "Gold", 2, 2, "40.00", "10.00"),
                        customerDay("c1", "Bronze", "2026-11-21", 1, "10.00"),
                        customerDay("c1", "Gold", "2026-11-22", 1, "20.00"),
                        customerDay("c1", "Gold", "2026-11-23", 1, "10.00"),
                        returned("c2", "Gold", "2026-11-22", "10.00")),
                    Facts.EUR)))
        .containsExactly("Gold,1,2,30.00,75.00", "Bronze,1,1,10.00,25.00");
  }

  @Test
  void salesByLocationRanksEqualSalesByName() {
    assertThat(
            salesByLocation(
                customer("c3", "Eva", "Rome"),
                customer("c1", "Ann", "Oslo"),
                customer("c2", "Bob", "Oslo"),
                customer("c4", "Ida", "Lima"),
                customerDay("c3", "Gold", "2026-11-22", 1, "30.00"),
                customerDay("c1", "Gold", "2026-11-22", 2, "20.00"),
                customerDay("c2", "Gold", "2026-11-22", 1, "10.00")))
        .containsExactly("1,Oslo,2,3,30.00,50.00", "2,Rome,1,1,30.00,50.00");
  }

  private static List<String> salesByLocation(Part... parts) {
    return lines(SalesByLocation.of(facts(parts), dimensions(parts), Facts.EUR));
  }

  @Test
  void returnsOfWhoeverNeverOrderedLowerTheirLocationWithoutACustomer() {
    assertThat(
            salesByLocation(
                customer("c1", "Ann", "Oslo"),
                customer("c2", "Bob", "Rome"),
                customerDay("c1", "Gold", "2026-11-22", 2, "25.00", "3.00"),
                returned("c1", "Gold", "2026-11-23", "2.00"),
                returned("c2", "Gold", "2026-11-22", "4.00"),
                returned("c9", "Unknown", "2026-11-22", "1.00")))
        .containsExactly(
            "1,Oslo,1,2,20.00,133.33", "2,Unknown,0,0,-1.00,-6.67", "3,Rome,0,0,-4.00,-26.67");
  }

  @Test
  void topProductsRankByRevenueThenById() {
    assertThat(
            topProducts(
                sold("2026-11-22", "p3", 5, "20.00", "1"),
                sold("2026-11-21", "p1", 1, "10.00", "1"),
                sold("2026-11-22", "p1", 1, "10.00", "1"),
                sold("2026-11-22", "p2", 1, "50.00", "1"),
                product("p1", "Atlas", "Books"),
                product("p2", "Ball", "Toys")))
        .containsExactly(
            "1,p2,Ball,Toys,1,50.00", "2,p1,Atlas,Books,2,20.00", "3,p3,Unknown,Unknown,5,20.00");
  }

  private static List<String> topProducts(Part... parts) {
    return lines(TopProducts.allTime(facts(parts), dimensions(parts), Facts.EUR));
  }

  @Test
  void aProductOfWhichAllCameBackStaysWithNothing() {
    assertThat(
            topProducts(
                sold("2026-11-21", "p1", 2, "20.00", "2"),
                sold("2026-11-22", "p1", -2, "-20.00", "-2"),
                sold("2026-11-21", "p2", 2, "20.00", "2"),
                sold("2026-11-22", "p2", -2, "-15.00", "-2")))
        .containsExactly("1,p2,Unknown,Unknown,0,5.00", "2,p1,Unknown,Unknown,0,0.00");
  }

  @Test
  void topProductsAreAHundred() {
    Part[] many =
        IntStream.range(0, 105)
            .mapToObj(i -> sold("2026-11-22", "p%03d".formatted(i), 1, "1.00", "1"))
            .toArray(Part[]::new);
    assertThat(topProducts(many)).hasSize(100).endsWith("100,p099,Unknown,Unknown,1,1.00");
  }

  @Test
  void recentTopProductsSumPiecesInAWindowOpenAtItsStart() {
    assertThat(
            lines(
                TopProducts.recent(
                    recentItems(
                        List.of(
                            item("p1", 3, "5.00", "2026-11-22T12:00:00Z"),
                            item("p1", 3, "5.00", "2026-11-22T11:45:00.001Z"),
                            item("p1", -1, "5.00", "2026-11-22T11:50:00Z"),
                            item("p3", 1, "5.00", "2026-11-22T11:50:00Z"),
                            item("p3", -1, "5.00", "2026-11-22T11:55:00Z"),
                            item("p2", 9, "9.00", "2026-11-22T11:45:00Z"),
                            item("p2", 9, "9.00", "2026-11-22T12:00:00.001Z"))),
                    dimensions(product("p1", "Atlas", "Books")),
                    Instant.parse("2026-11-22T12:00:00Z"),
                    Duration.ofMinutes(15),
                    Facts.EUR)))
        .containsExactly("1,p1,Atlas,Books,5,25.00", "2,p3,Unknown,Unknown,0,0.00");
  }

  @Test
  void theCubeHasSalesOnlyInRowsOfWholeOrders() {
    assertThat(
            lines(
                SalesCube.of(
                    facts(
                        customerDay("c1", "Gold", "2026-11-22", 1, "15.00"),
                        category("2026-11-22", "Toys", 1, "5.00"),
                        cube("2026-11-22", "web", "Gold", 1, 2, "15.00", "5.00"),
                        category("2026-11-22", "Books", 1, "10.00")),
                    KpiSettings.CUBE_ROWS,
                    Facts.EUR)))
        .containsExactly(
            "2026-11-22,*,web,Gold,1,2,15.00,5.00,10.00,15.00",
            "2026-11-22,Books,web,Gold,1,1,,,,10.00",
            "2026-11-22,Toys,web,Gold,1,1,,,,5.00");
  }
}
