package io.salespulse.oracle;

import static io.salespulse.contract.KpiFile.REVENUE_BY_CATEGORY;
import static io.salespulse.contract.KpiFile.SALES_BY_DAY;
import static io.salespulse.contract.KpiFile.SALES_BY_MEMBERSHIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest clean version of an id counts, whenever and wherever it comes. */
class VersionsTest {

  @TempDir Path directory;
  @AutoClose private RawShop shop;

  @BeforeEach
  void open() {
    shop = new RawShop(directory);
  }

  @Test
  void anOrderThatIsSentAgainOnAnotherDayCountsOnceWithItsNewestTotal() throws SQLException {
    shop.order("2026-11-20T10:00:00Z", "o1,c1,2026-11-20T10:00:00Z,10.00,web,card,paid")
        .order("2026-11-22T10:00:00Z", "o1,c1,2026-11-20T10:00:00Z,12.00,web,card,sent");

    assertThat(shop.csv(SALES_BY_DAY))
        .isEqualTo(
            """
            date,orders,items,customers,gross_sales,refunds,sales
            2026-11-20,1,0,1,12.00,0.00,12.00
            """);
  }

  @Test
  void newestIsTheLaterTimestampThenTheHigherPartitionThenTheHigherOffset() throws SQLException {
    String at = "2026-11-20T10:00:00Z";
    shop.record(Topic.ORDERS, 1, "2026-11-20T11:00:00Z", "late,c," + at + ",1.00")
        .record(Topic.ORDERS, 2, at, "late,c," + at + ",2.00")
        .record(Topic.ORDERS, 10, at, "partition,c," + at + ",10.00")
        .record(Topic.ORDERS, 9, at, "partition,c," + at + ",20.00")
        .at(900, Topic.ORDERS, at, "offset,c," + at + ",100.00")
        .at(1000, Topic.ORDERS, at, "offset,c," + at + ",200.00");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,3,0,1,211.00,0.00,211.00");
  }

  @Test
  void aMovedOrderTakesItsItemsAlong() throws SQLException {
    shop.item("2026-11-20T10:00:00Z", "1,o1,p1,2,5.00")
        .order("2026-11-20T10:00:00Z", "o1,c1,2026-11-20T10:00:00Z,10.00")
        .order("2026-11-20T11:00:00Z", "o1,c1,2026-11-18T10:00:00Z,10.00");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-18,1,2,1,10.00,0.00,10.00");
  }

  @Test
  void aVersionThatBreaksARuleChangesNothing() throws SQLException {
    shop.order("2026-11-20T10:00:00Z", "o1,c1,2026-11-20T10:00:00Z,10.00")
        .order("2026-11-20T11:00:00Z", "o1,c1,2026-11-20T10:00:00Z,ten")
        .order("2026-11-20T12:00:00Z", "o1,c1,soon,10.00");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,1,0,1,10.00,0.00,10.00");
  }

  @Test
  void itemsAreThoseOfTheirOrderWheneverTheyComeAndALineNumberIsEnough() throws SQLException {
    shop.item("2026-11-19T23:59:59.900Z", "1,o1,p1,1,5.00")
        .order("2026-11-20T00:00:00Z", "o1,c1,2026-11-20T00:00:00Z,15.00")
        .order("2026-11-20T01:00:00Z", "o2,c1,2026-11-20T01:00:00Z,3.00")
        .item("2026-11-22T09:00:00Z", "2,o1,p1,2,5.00")
        .item("2026-11-20T00:00:00Z", "1,o2,p1,3,1.00")
        .item("2026-11-20T00:00:00Z", "1,o3,p1,50,1.00");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,2,6,1,18.00,0.00,18.00");
    assertThat(shop.rows(REVENUE_BY_CATEGORY)).containsExactly("Unknown,6,18.00,100.00");
  }

  @Test
  void aCorrectedItemCountsAsItsNewestVersionSays() throws SQLException {
    shop.order("2026-11-20T00:00:00Z", "o1,c1,2026-11-20T00:00:00Z,15.00")
        .item("2026-11-21T09:00:00Z", "1,o1,p1,2,5.00")
        .item("2026-11-20T09:00:00Z", "1,o1,p1,7,5.00");

    assertThat(shop.rows(REVENUE_BY_CATEGORY)).containsExactly("Unknown,2,10.00,100.00");
  }

  @Test
  void anOrderHasTheMembershipOfTheEndOfItsDayElseTheFirstOne() throws SQLException {
    shop.customer("2026-11-20T23:59:00Z", "c1,Ann,,,,2026-11-01T00:00:00Z,Oslo,Silver")
        .customer("2026-11-20T08:00:00Z", "c1,Ann,,,,2026-11-01T00:00:00Z,Oslo,Bronze")
        .customer("2026-11-21T00:00:00Z", "c1,Ann,,,,2026-11-01T00:00:00Z,Oslo,Gold")
        .order("2026-11-21T10:00:00Z", "o1,c1,2026-11-10T10:00:00Z,1.00")
        .order("2026-11-21T10:00:00Z", "o2,c1,2026-11-20T07:00:00Z,10.00")
        .order("2026-11-22T10:00:00Z", "o3,c1,2026-11-22T07:00:00Z,100.00");

    assertThat(shop.rows(SALES_BY_MEMBERSHIP))
        .containsExactly("Gold,1,1,100.00,90.09", "Silver,1,2,11.00,9.91");
  }

  @Test
  void anItemHasTheCategoryOfItsOrdersDay() throws SQLException {
    shop.product("2026-11-10T08:00:00Z", "p1,Toys,Ball,5.00")
        .product("2026-11-21T08:00:00Z", "p1,Garden,Ball,5.00")
        .order("2026-11-21T10:00:00Z", "o1,c1,2026-11-20T07:00:00Z,5.00")
        .item("2026-11-22T10:00:00Z", "1,o1,p1,1,5.00")
        .order("2026-11-21T10:00:00Z", "o2,c1,2026-11-21T07:00:00Z,10.00")
        .item("2026-11-10T10:00:00Z", "1,o2,p1,2,5.00");

    assertThat(shop.rows(REVENUE_BY_CATEGORY))
        .containsExactly("Garden,2,10.00,66.67", "Toys,1,5.00,33.33");
  }

  @Test
  void whatSaysTheSameAsTheVersionBeforeIsADuplicate() throws SQLException {
    shop.order("2026-11-20T10:00:00Z", "o1,c1,2026-11-20T10:00:00Z,10.00,web,card,paid")
        .record(
            Topic.ORDERS,
            3,
            "2026-11-21T10:00:00Z",
            "o1,c1,2026-11-20T10:00:00Z,10.0,web ,card,paid")
        .order("2026-11-21T11:00:00Z", "o1,c1,2026-11-20T10:00:00Z,10.00,web,card,sent")
        .order("2026-11-21T12:00:00Z", "o1,c1,2026-11-20T10:00:00Z,10.00,web,card,paid")
        .customer("2026-11-20T10:00:00Z", "c1,Ann,,a@x,,2026-11-01T00:00:00Z")
        .customer("2026-11-20T11:00:00Z", "c1,Ann,,b@x,,2026-11-01T00:00:00Z")
        .customer("2026-11-20T12:00:00Z", "c1,Ann,,b@x,,2026-11-01T01:00:00+01:00")
        .product("2026-11-20T10:00:00Z", "p1,Toys,Ball,5.00,,3")
        .product("2026-11-21T10:00:00Z", "p1,Toys,Ball,5.00,,3.0")
        .item("2026-11-20T10:00:00Z", "1,o1,p1,2,5.00")
        .item("2026-11-20T10:00:00Z", "1,o2,p1,2,5.00")
        .item("2026-11-25T10:00:00Z", "1,o1,p1,2,5.00");

    assertThat(shop.rule(Topic.ORDERS, "not_a_duplicate")).isEqualTo("4,1");
    assertThat(shop.rule(Topic.CUSTOMERS, "not_a_duplicate")).isEqualTo("3,1");
    assertThat(shop.rule(Topic.PRODUCTS, "not_a_duplicate")).isEqualTo("2,1");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "not_a_duplicate")).isEqualTo("3,1");
  }

  @Test
  void theSamePositionTwiceIsOneRecord() throws SQLException {
    String header =
        "order_id,customer_id,order_date,total_amount,sales_channel,payment_method,status,"
            + "refunded_amount,deleted,kafka_offset,kafka_timestamp";
    String line = "o1,c1,2026-11-20T10:00:00Z,10.00,web,card,paid,,,7,2026-11-20T10:00:00Z";
    shop.segment(Topic.ORDERS, "2026-11-20", 0, header, line)
        .segment(Topic.ORDERS, "2026-11-20", 0, header, line);

    assertThat(shop.rule(Topic.ORDERS, "not_a_duplicate")).isEqualTo("1,0");
    assertThat(shop.rule(Topic.ORDERS, "line_parses")).isEqualTo("1,0");
    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,1,0,1,10.00,0.00,10.00");
  }
}
