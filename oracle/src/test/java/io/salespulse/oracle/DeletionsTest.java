package io.salespulse.oracle;

import static io.salespulse.contract.KpiFile.REVENUE_BY_CATEGORY;
import static io.salespulse.contract.KpiFile.SALES_BY_DAY;
import static io.salespulse.contract.KpiFile.SALES_BY_LOCATION;
import static io.salespulse.contract.KpiFile.SALES_BY_MEMBERSHIP;
import static io.salespulse.contract.KpiFile.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deletion takes along, and what comes again after it. */
class DeletionsTest {

  private static final String AT = "2026-11-20T10:00:00Z";
  private static final String DELETED = "2026-11-20T11:00:00Z";
  private static final String AGAIN = "2026-11-20T12:00:00Z";

  @TempDir Path directory;
  @AutoClose private RawShop shop;

  @BeforeEach
  void open() {
    shop = new RawShop(directory);
  }

  @Test
  void aDeletedOrderIsInNoNumberAndNeitherAreItsItems() throws SQLException {
    shop.order(AT, "o1,c1," + AT + ",10.00").item(AT, "1,o1,p1,1,10.00");
    shop.delete(Topic.ORDERS, DELETED, "o1").item(AGAIN, "2,o1,p1,1,10.00");

    assertThat(shop.rows(SALES_BY_DAY)).isEmpty();
    assertThat(shop.rows(REVENUE_BY_CATEGORY)).isEmpty();
    assertThat(shop.card("cancelled_orders_pct")).isEqualTo(",percent,,,there is no order yet");
    assertThat(shop.rule(Topic.ORDERS, "ids_present")).isEqualTo("2,0");
    assertThat(shop.rule(Topic.ORDERS, "numbers_parse")).isEqualTo("2,0");
    assertThat(shop.rule(Topic.ORDERS, "order_total_matches_items")).isEqualTo("0,0");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "item_has_order")).isEqualTo("1,0");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "item_has_product")).isEqualTo("1,1");
  }

  @Test
  void ofAnOrderThatComesAgainOnlyItemsNewerThanTheDeletionCount() throws SQLException {
    shop.order(AT, "o1,c1," + AT + ",10.00")
        .item(AT, "1,o1,p1,1,10.00")
        .item(AT, "2,o1,p1,2,10.00")
        .item(DELETED, "3,o1,p1,4,10.00")
        .delete(Topic.ORDERS, DELETED, "o1")
        .order(AGAIN, "o1,c1," + AT + ",20.00")
        .item(AGAIN, "2,o1,p1,2,10.00");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,1,2,1,20.00,0.00,20.00");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "item_has_order")).isEqualTo("1,0");
    assertThat(shop.rule(Topic.ORDERS, "order_total_matches_items")).isEqualTo("1,0");
  }

  @Test
  void anOlderDeletionDeletesNothingNewer() throws SQLException {
    shop.order(AGAIN, "o1,c1," + AT + ",10.00").delete(Topic.ORDERS, DELETED, "o1");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,1,0,1,10.00,0.00,10.00");
  }

  @Test
  void aDeletedItemIsGone() throws SQLException {
    shop.order(AT, "o1,c1," + AT + ",10.00")
        .item(AT, "1,o1,p1,1,10.00")
        .item(AT, "2,o1,p1,2,10.00")
        .delete(Topic.ORDER_ITEMS, DELETED, "2,o1");

    assertThat(shop.rows(REVENUE_BY_CATEGORY)).containsExactly("Unknown,1,10.00,100.00");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "item_has_order")).isEqualTo("1,0");
  }

  @Test
  void aDeletionNeedsItsIdsAlone() throws SQLException {
    shop.delete(Topic.ORDERS, AT, " ").delete(Topic.ORDER_ITEMS, AT, "1");

    assertThat(shop.rule(Topic.ORDERS, "ids_present")).isEqualTo("1,1");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "ids_present")).isEqualTo("1,1");
  }

  @Test
  void aDeletedCustomerIsUnknownOnAllDaysUntilALaterVersion() throws SQLException {
    shop.customer(AT, "c1,Ann,,,,2026-11-01T00:00:00Z,Oslo,Gold")
        .order(AT, "o1,c1," + AT + ",10.00")
        .delete(Topic.CUSTOMERS, DELETED, "c1")
        .customer(AT, "c2,Bob,,,,2026-11-01T00:00:00Z,Oslo,Gold")
        .order(AT, "o2,c2," + AT + ",30.00")
        .delete(Topic.CUSTOMERS, DELETED, "c2")
        .customer("2026-11-22T10:00:00Z", "c2,Bob,,,,2026-11-01T00:00:00Z,Rome,Silver");

    assertThat(shop.rows(SALES_BY_MEMBERSHIP))
        .containsExactly("Silver,1,1,30.00,75.00", "Unknown,1,1,10.00,25.00");
    assertThat(shop.rows(SALES_BY_LOCATION))
        .containsExactly("1,Rome,1,1,30.00,75.00", "2,Unknown,1,1,10.00,25.00");
    assertThat(shop.card("total_customers")).isEqualTo("1,count,,,");
    assertThat(shop.rule(Topic.ORDERS, "order_has_customer")).isEqualTo("2,1");
  }

  @Test
  void aDeletedProductIsUnknownAndHasNoStock() throws SQLException {
    shop.product(AT, "p1,Toys,Ball,5.00,2.00,10")
        .order(AT, "o1,c1," + AT + ",10.00")
        .item(AT, "1,o1,p1,2,5.00");
    assertThat(shop.rows(STOCK)).containsExactly("p1,Ball,Toys,10,2,35.00");
    assertThat(shop.card("inventory_turnover")).isEqualTo("0.20,ratio,,,");

    shop.close();
    shop.delete(Topic.PRODUCTS, DELETED, "p1");

    assertThat(shop.rows(STOCK)).isEmpty();
    assertThat(shop.rows(REVENUE_BY_CATEGORY)).containsExactly("Unknown,2,10.00,100.00");
    assertThat(shop.card("inventory_turnover"))
        .isEqualTo(",ratio,,,no product has a stock of any worth");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "item_has_product")).isEqualTo("1,1");
  }

  @Test
  void theSameDeletionTwiceIsADuplicate() throws SQLException {
    shop.delete(Topic.CUSTOMERS, AT, "c1").delete(Topic.CUSTOMERS, DELETED, "c1");

    assertThat(shop.rule(Topic.CUSTOMERS, "not_a_duplicate")).isEqualTo("2,1");
  }
}
