package io.salespulse.oracle;

import static io.salespulse.contract.KpiFile.CHURN_RISK;
import static io.salespulse.contract.KpiFile.COHORT_RETENTION;
import static io.salespulse.contract.KpiFile.CUSTOMER_LTV;
import static io.salespulse.contract.KpiFile.CUSTOMER_SEGMENTS;
import static io.salespulse.contract.KpiFile.ORDER_STATUS;
import static io.salespulse.contract.KpiFile.RECENT_ORDERS;
import static io.salespulse.contract.KpiFile.REFUNDS_BY_CATEGORY;
import static io.salespulse.contract.KpiFile.SALES_BY_CHANNEL;
import static io.salespulse.contract.KpiFile.SALES_BY_DAY;
import static io.salespulse.contract.KpiFile.SALES_BY_LOCATION;
import static io.salespulse.contract.KpiFile.SALES_CUBE;
import static io.salespulse.contract.KpiFile.TOP_PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cancelled orders, refunds, returns and taken out lines do to the sums. */
class RefundsTest {

  private static final String AT = "2026-11-20T10:00:00Z";

  @TempDir Path directory;
  @AutoClose private RawShop shop;

  @BeforeEach
  void open() {
    shop = new RawShop(directory);
  }

  /**
   * @param rest from the total on
   */
  private RawShop order(String id, String rest) {
    return shop.order(AT, "%s,c1,%s,%s".formatted(id, AT, rest));
  }

  @Test
  void aCancelledOrderSellsNothingAndNeitherDoItsItems() throws SQLException {
    order("o1", "10.00,web,card,paid");
    order("o2", "20.00,web,card, CANCELLED ,5.00").item(AT, "1,o2,p1,4,5.00");
    order("o3", "-20.00,app,card,voided");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,1,0,1,10.00,0.00,10.00");
    assertThat(shop.rows(SALES_BY_CHANNEL)).containsExactly("web,1,10.00,100.00");
    assertThat(shop.rows(TOP_PRODUCTS)).isEmpty();
    assertThat(shop.card("cancelled_orders_pct")).isEqualTo("66.67,percent,,,");
    assertThat(shop.card("total_orders")).isEqualTo("1,count,,,");
  }

  @Test
  void aRefundIsTheAmountElseTheWholeTotalOfARefundedOrder() throws SQLException {
    order("amount", "10.00,web,card,paid,2.50");
    order("status", "20.00,web,card,Refunded");
    order("both", "30.00,web,card,refunded,1.00");
    order("above", "40.00,web,card,paid,45.00");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,4,0,1,100.00,68.50,31.50");
    assertThat(shop.card("total_sales")).isEqualTo("31.50,money,,,");
    assertThat(shop.card("gross_sales")).isEqualTo("100.00,money,,,");
    assertThat(shop.card("refund_rate_pct")).isEqualTo("68.50,percent,,,");
    assertThat(shop.card("average_order_value")).isEqualTo("25.00,money,,,");
    assertThat(shop.rule(Topic.ORDERS, "refund_not_above_total")).isEqualTo("4,1");
  }

  @Test
  void aReturnIsARefundAndNoOrderAndItsItemsComeBackWhateverTheirSign() throws SQLException {
    order("o1", "50.00,web,card,paid").item(AT, "1,o1,p1,5,10.00");
    order("r1", "-30.00,web,card,paid,99.00")
        .item(AT, "1,r1,p1,2,10.00")
        .item(AT, "2,r1,p1,-1,10.00");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,1,2,1,50.00,30.00,20.00");
    assertThat(shop.rows(TOP_PRODUCTS)).containsExactly("1,p1,Unknown,Unknown,2,20.00");
    assertThat(shop.rule(Topic.ORDERS, "order_total_matches_items")).isEqualTo("2,0");
    assertThat(shop.rule(Topic.ORDERS, "refund_not_above_total")).isEqualTo("2,0");
    assertThat(shop.rows(SALES_CUBE))
        .containsExactly(
            "2026-11-20,*,web,Unknown,1,2,50.00,30.00,20.00,20.00",
            "2026-11-20,Unknown,web,Unknown,1,2,,,,20.00");
  }

  @Test
  void aNegativeQuantitySubtractsAndZeroIsNoLine() throws SQLException {
    order("o1", "20.00")
        .item(AT, "1,o1,p1,3,10.00")
        .item(AT, "2,o1,p1,-1,10.00")
        .item(AT, "3,o1,p2,0,10.00");

    assertThat(shop.rows(TOP_PRODUCTS)).containsExactly("1,p1,Unknown,Unknown,2,20.00");
    assertThat(shop.card("items_sold")).isEqualTo("2,count,,,");
    assertThat(shop.card("unique_products_sold")).isEqualTo("1,count,,,");
    assertThat(shop.rule(Topic.ORDERS, "order_total_matches_items")).isEqualTo("1,0");
  }

  @Test
  void aProductThatCameBackWholeIsNotSold() throws SQLException {
    order("o1", "10.00").item(AT, "1,o1,p1,1,10.00");
    order("r1", "-10.00").item(AT, "1,r1,p1,1,10.00");

    assertThat(shop.card("unique_products_sold")).isEqualTo("0,count,,,");
    assertThat(shop.card("total_sales")).isEqualTo("0.00,money,,,");
  }

  @Test
  void whichStatusesCancelAndRefundIsTheShopsChoice() throws SQLException {
    shop.asking(shop.question().withStatuses(Set.of("storniert"), Set.of("erstattet")));
    order("o1", "10.00,web,card,Storniert");
    order("o2", "20.00,web,card,cancelled");
    order("o3", "40.00,web,card,Erstattet");
    order("o4", "80.00,web,card,refunded");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,3,0,1,140.00,40.00,100.00");
  }

  @Test
  void whoOnlyReturnedIsNoBuyerButTheReturnIsInTheTotals() throws SQLException {
    shop.customer(AT, "c1,Ann,,,,2026-11-01T00:00:00Z,Oslo,Gold")
        .customer(AT, "c2,Bob,,,,2026-11-01T00:00:00Z,Rome,Gold")
        .order(AT, "o1,c1,2026-11-02T10:00:00Z,100.00,web,card,paid,10.00")
        .order(AT, "r1,c1,2026-11-20T10:00:00Z,-20.00,web,card")
        .order(AT, "r2,c2,2026-11-02T10:00:00Z,-7.00,app,card");

    assertThat(shop.rows(CHURN_RISK)).containsExactly("c1,Ann,2026-11-02T10:00:00Z,20,1,70.00");
    assertThat(shop.rows(CUSTOMER_SEGMENTS)).containsExactly("Lost,1,1,70.00");
    assertThat(shop.rows(CUSTOMER_LTV)).containsExactly("2026-10-24,2026-11-03,1,c1,Ann,90.00");
    assertThat(shop.rows(COHORT_RETENTION)).containsExactly("2026-11,0,1,1,100.00");
    assertThat(shop.rows(SALES_BY_LOCATION))
        .containsExactly("1,Oslo,1,1,70.00,111.11", "2,Rome,0,0,-7.00,-11.11");
    assertThat(shop.card("total_sales")).isEqualTo("63.00,money,,,");
  }

  @Test
  void ordersAreCountedByStatusWithoutReturns() throws SQLException {
    order("o1", "10.00,web,card,paid,4.00");
    order("o2", "20.00,web,card,paid");
    order("o3", "30.00,web,card,cancelled");
    order("o4", "40.00");
    order("r1", "-5.00,web,card,paid");

    assertThat(shop.csv(ORDER_STATUS))
        .isEqualTo(
            """
            status,orders,sales,share_pct
            paid,2,26.00,50.00
            Unknown,1,40.00,25.00
            cancelled,1,0.00,25.00
            """);
  }

  @Test
  void aRefundIsSharedByPositiveRevenueAndTheLastCategoryTakesTheRemainder() throws SQLException {
    shop.product(AT, "a,Apples,,1").product(AT, "b,Books,,1").product(AT, "c,Cards,,1");
    order("o1", "30.00,web,card,paid,10.00")
        .item(AT, "1,o1,a,1,10.00")
        .item(AT, "2,o1,b,1,10.00")
        .item(AT, "3,o1,c,1,10.00");
    order("o2", "10.00,web,card,refunded").item(AT, "1,o2,b,2,10.00").item(AT, "2,o2,c,-1,10.00");
    order("o3", "5.00,web,card,refunded");
    order("o4", "8.00").item(AT, "1,o4,c,1,8.00");

    // Apples and books 3.3333 each, cards 3.3334; of the second order all is of books.
    assertThat(shop.csv(REFUNDS_BY_CATEGORY))
        .isEqualTo(
            """
            category,orders,refunds,refund_rate_pct
            Books,2,13.33,44.44
            Unknown,1,5.00,
            Cards,1,3.33,41.67
            Apples,1,3.33,33.33
            """);
  }

  @Test
  void theNewestOrdersHaveCancelledOnesAndReturnsAmongThem() throws SQLException {
    shop.customer(AT, "c1,\"Ann \"\"A\"\"\",,,,2026-11-01T00:00:00Z,Oslo,Gold")
        .customer(AT, "c2,,,,,2026-11-01T00:00:00Z,Oslo,Gold")
        .order(AT, "o1,c1,2026-11-20T09:00:00.9Z,30.00,web,card,paid,10.00")
        .item(AT, "1,o1,p1,3,10.00")
        .order(AT, "o2,c2,2026-11-20T10:00:00Z,20.00,app,card,cancelled,10.00")
        .item(AT, "1,o2,p1,3,10.00")
        .order(AT, "o3,c3,2026-11-20T10:00:00Z,-20.00,*,card")
        .item(AT, "1,o3,p1,2,10.00")
        .order(AT, "o4,c3,2026-11-20T11:00:00Z,1.00")
        .delete(Topic.ORDERS, "2026-11-20T11:00:00Z", "o4");

    assertThat(shop.csv(RECENT_ORDERS))
        .isEqualTo(
            """
            order_id,order_date,customer,status,channel,gross,refunds,sales,items
            o2,2026-11-20T10:00:00Z,c2,cancelled,app,0.00,0.00,0.00,0
            o3,2026-11-20T10:00:00Z,c3,Unknown,Unknown,0.00,20.00,-20.00,-2
            o1,2026-11-20T09:00:00Z,"Ann ""A""\",paid,web,30.00,10.00,20.00,3
            """);
  }
}
