package io.salespulse.etl.kpi;

import static io.salespulse.etl.kpi.Facts.category;
import static io.salespulse.etl.kpi.Facts.customer;
import static io.salespulse.etl.kpi.Facts.dimensions;
import static io.salespulse.etl.kpi.Facts.facts;
import static io.salespulse.etl.kpi.Facts.lines;
import static io.salespulse.etl.kpi.Facts.product;
import static io.salespulse.etl.kpi.Facts.quarter;
import static io.salespulse.etl.kpi.Facts.refunded;
import static io.salespulse.etl.kpi.Facts.status;
import static io.salespulse.etl.kpi.Facts.stocked;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.fold.RecentSales.NewestOrder;
import io.salespulse.etl.kpi.Facts.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What became of orders and stock: the files that do not sum up sales alone. */
class OrderKpisTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void orderStatusHasSharesOfOrdersAndTheMostFirst() {
    assertThat(
            lines(
                OrderStatus.of(
                    facts(
                        status("cancelled", 1, "0"),
                        status("delivered", 2, "35.00"),
                        status("delivered", 1, "20.00")),
                    Facts.EUR)))
        .containsExactly("delivered,3,55.00,75.00", "cancelled,1,0.00,25.00");
  }

  @Test
  void statusesOfAsManyOrdersAreOrderedByNameWhateverTheySold() {
    assertThat(
            lines(
                OrderStatus.of(
                    facts(status("shipped", 1, "90.00"), status("paid", 1, "1.00")), Facts.EUR)))
        .containsExactly("paid,1,1.00,50.00", "shipped,1,90.00,50.00");
  }

  @Test
  void refundsByCategoryAreRatedByTheCategorysRevenue() {
    assertThat(
            lines(
                RefundsByCategory.of(
                    facts(
                        refunded("Unknown", 1, "3.00"),
                        refunded("Books", 1, "7.50"),
                        refunded("Books", 1, "2.50"),
                        category("2026-11-22", "Books", 4, "40.00"),
                        category("2026-11-22", "Toys", 1, "5.00")),
                    Facts.EUR)))
        .containsExactly("Books,2,10.00,25.00", "Unknown,1,3.00,");
  }

  @Test
  void aCategoryOfWhichMoreCameBackThanWasSoldHasNoRefundRate() {
    assertThat(
            lines(
                RefundsByCategory.of(
                    facts(refunded("Toys", 1, "5.00"), category("2026-11-22", "Toys", -1, "-5.00")),
                    Facts.EUR)))
        .containsExactly("Toys,1,5.00,");
  }

  private static List<String> salesRecent(ZoneId zone, Part... parts) {
    return lines(SalesOverTime.recent(facts(parts), NOON, zone, Facts.EUR));
  }

  @Test
  void salesRecentHasARowForEachQuarterOfAnHourWithSomethingInIt() {
    assertThat(
            salesRecent(
                ZoneOffset.UTC,
                quarter("2026-11-22T05:15:00Z", 1, 1, "5.00", "1.00"),
                quarter("2026-11-22T05:00:00Z", 1, 2, "12.00", "0"),
                quarter("2026-11-22T05:00:00Z", 1, 1, "8.00", "0")))
        .containsExactly(
            "2026-11-22T05:00:00Z,2,3,20.00,0.00,20.00", "2026-11-22T05:15:00Z,1,1,5.00,1.00,4.00");
  }

  @Test
  void salesRecentGoesBackFifteenDaysAndNotBeyondTheAsOf() {
    assertThat(
            salesRecent(
                ZoneId.of("Asia/Kolkata"),
                quarter("2026-11-07T12:00:00Z", 1, 1, "1.00", "0"),
                quarter("2026-11-07T12:15:00Z", 1, 1, "2.00", "0"),
                quarter("2026-11-22T12:00:00Z", 1, 1, "3.00", "0"),
                quarter("2026-11-22T12:15:00Z", 1, 1, "4.00", "0")))
        .containsExactly(
            "2026-11-07T17:45:00+05:30,1,1,2.00,0.00,2.00",
            "2026-11-22T17:30:00+05:30,1,1,3.00,0.00,3.00");
  }

  private static List<String> stock(Map<String, Long> sold, Part... products) {
    return lines(
        Stock.of(new RecentSales(List.of(), List.of(), sold, List.of()), dimensions(products)));
  }

  @Test
  void stockTellsHowManyDaysItLasts() {
    assertThat(
            stock(
                Map.of("p1", 14L, "p3", 5L),
                stocked("p2", "Atlas", "Books", 3),
                stocked("p1", "Ball", "Toys", 4),
                product("p3", "Doll", "Toys")))
        .containsExactly("p1,Ball,Toys,4,14,2.00", "p2,Atlas,Books,3,0,");
  }

  @Test
  void whatIsGoneFirstComesFirstAndWhatWasNotSoldLast() {
    assertThat(
            stock(
                Map.of("a", -2L, "b", 3L, "c", 3L, "d", 1L),
                stocked("a", "A", "X", 5),
                stocked("c", "C", "X", 4),
                stocked("b", "B", "X", 4),
                stocked("d", "D", "X", 0)))
        .containsExactly("d,D,X,0,1,0.00", "b,B,X,4,3,9.33", "c,C,X,4,3,9.33", "a,A,X,5,-2,");
  }

  private static NewestOrder order(
      String id,
      String at,
      String customer,
      String status,
      String gross,
      String refunds,
      int items) {
    return new NewestOrder(
        id,
        Instant.parse(at),
        customer,
        status,
        "web",
        new BigDecimal(gross),
        new BigDecimal(refunds),
        items);
  }

  private static List<String> recentOrders(NewestOrder... orders) {
    RecentSales recent = new RecentSales(List.of(), List.of(), Map.of(), List.of(orders));
    Part[] customers = {customer("c1", "Ann", "Oslo"), customer("c2", "Unknown", "Oslo")};
    return lines(RecentOrders.of(recent, dimensions(customers), ZoneOffset.UTC, Facts.EUR));
  }

  @Test
  void recentOrdersShowWhatBecameOfEach() {
    assertThat(
            recentOrders(
                order("o2", "2026-11-22T11:00:00.750Z", "c1", "shipped", "20.00", "5.00", 3),
                order("o1", "2026-11-22T10:00:00Z", "c9", "cancelled", "0", "0", 0)))
        .containsExactly(
            "o2,2026-11-22T11:00:00Z,Ann,shipped,web,20.00,5.00,15.00,3",
            "o1,2026-11-22T10:00:00Z,c9,cancelled,web,0.00,0.00,0.00,0");
  }

  @Test
  void aReturnHasNegativeSalesAndACustomerWithoutANameTheId() {
    assertThat(recentOrders(order("o3", "2026-11-22T10:00:00Z", "c2", "returned", "0", "7.00", -1)))
        .containsExactly("o3,2026-11-22T10:00:00Z,c2,returned,web,0.00,7.00,-7.00,-1");
  }
}
