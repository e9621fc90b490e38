package io.salespulse.oracle;

import static io.salespulse.contract.KpiFile.DATA_QUALITY;
import static io.salespulse.contract.KpiFile.SALES_BY_HOUR;
import static io.salespulse.contract.KpiFile.SALES_BY_MONTH;
import static io.salespulse.contract.KpiFile.SALES_RECENT;
import static io.salespulse.contract.KpiFile.STOCK;
import static io.salespulse.contract.KpiFile.SUMMARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Topic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that have windows, an order or a shape of their own; it is 2026-11-22T12:00Z. */
class KpiFilesTest {

  private static final String AT = "2026-11-20T10:00:00Z";

  @TempDir Path directory;
  @AutoClose private RawShop shop;

  @BeforeEach
  void open() {
    shop = new RawShop(directory);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyShopHasEveryFile(KpiFile file) throws SQLException {
    assertThat(shop.csv(file)).startsWith(String.join(",", file.columns()) + "\n");
  }

  @Test
  void theCardsAreThoseOfTheContractAndSayWhyTheyAreEmpty() throws SQLException {
    List<String> cards = shop.rows(SUMMARY);

    assertThat(cards.stream().map(card -> card.split(",", -1)[0]))
        .containsExactlyElementsOf(
            Arrays.stream(SummaryMetric.values()).map(SummaryMetric::metric).toList());
    for (SummaryMetric metric : SummaryMetric.values()) {
      if (!metric.emptyReason().isEmpty()) {
        assertThat(shop.card(metric.metric())).startsWith(",").endsWith("," + metric.emptyReason());
      }
    }
  }

  @Test
  void hoursAndMonthsAreThoseOfTheReportingZone() throws SQLException {
    shop.asking(shop.question().in(ZoneOffset.UTC, ZoneId.of("Asia/Kolkata")))
        .order(AT, "o1,c1,2026-10-31T18:29:00Z,1.00")
        .order(AT, "o2,c1,2026-10-31T18:30:00Z,10.00,web,card,paid,4.00");

    assertThat(shop.rows(SALES_BY_HOUR))
        .containsExactly(
            "2026-10-31T23:00:00+05:30,1,0,1.00,0.00,1.00",
            "2026-11-01T00:00:00+05:30,1,0,10.00,4.00,6.00");
    assertThat(shop.rows(SALES_BY_MONTH))
        .containsExactly("2026-10,1,0,1.00,0.00,1.00", "2026-11,1,0,10.00,4.00,6.00");
  }

  @Test
  void quartersOfTheLastFifteenDaysHaveOrdersAndReturns() throws SQLException {
    shop.order(AT, "old,c1,2026-11-07T12:14:59Z,1.00")
        .order(AT, "o1,c1,2026-11-07T12:15:00Z,10.00")
        .order(AT, "o2,c1,2026-11-20T09:59:59.999Z,20.00,web,card,paid,5.00")
        .item(AT, "1,o2,p1,2,10.00")
        .order(AT, "r1,c1,2026-11-20T10:00:00Z,-7.00")
        .order(AT, "gone,c1,2026-11-20T10:30:00Z,7.00,web,card,cancelled")
        .order("2026-11-22T12:00:00Z", "now,c1,2026-11-22T12:01:00Z,3.00")
        .order("2026-11-22T12:00:00Z", "next,c1,2026-11-22T12:15:00Z,3.00");

    assertThat(shop.rows(SALES_RECENT))
        .containsExactly(
            "2026-11-07T12:15:00Z,1,0,10.00,0.00,10.00",
            "2026-11-20T09:45:00Z,1,2,20.00,5.00,15.00",
            "2026-11-20T10:00:00Z,0,0,0.00,7.00,-7.00",
            "2026-11-22T12:00:00Z,1,0,3.00,0.00,3.00");
  }

  @Test
  void aStockLastsAtThePaceOfTheLastSevenDays() throws SQLException {
    shop.product(AT, "p1,Toys,Ball,5.00,,10")
        .product(AT, "p2,Toys,Bat,5.00,,10.0")
        .product(AT, "p3,Toys,Net,5.00,,0")
        .product(AT, "p4,Toys,Cap,5.00,,")
        .product(AT, "p5,Food,Tea,5.00,,3")
        .order(AT, "before,c1,2026-11-15T12:00:00Z,50.00")
        .item(AT, "1,before,p2,10,5.00")
        .order(AT, "o1,c1,2026-11-15T12:00:01Z,15.00")
        .item(AT, "1,o1,p1,4,5.00")
        .item(AT, "2,o1,p1,-1,5.00")
        .item(AT, "3,o1,p3,1,5.00")
        .order(AT, "r1,c1,2026-11-20T12:00:00Z,-5.00")
        .item(AT, "1,r1,p5,1,5.00");

    assertThat(shop.csv(STOCK))
        .isEqualTo(
            """
            product_id,name,category,stock_quantity,sold_last_7_days,days_left
            p3,Net,Toys,0,1,0.00
            p1,Ball,Toys,10,3,23.33
            p2,Bat,Toys,10,0,
            p5,Tea,Food,3,-1,
            """);
  }

  @Test
  void turnoverIsOfTheDaysOfTheOrdersAndTheStockOfTheEndOfEachDay() throws SQLException {
    // Worth 100.00 from the 20th on and 40.00 from the 22nd: 240.00 on three days.
    shop.product(AT, "p1,Toys,Ball,5.00,2.00,50")
        .product("2026-11-22T09:00:00Z", "p1,Toys,Ball,5.00,4.00,10")
        // On the 10th the first cost that is known, on the 22nd the newest; 6.00 + 12.00 - 4.00.
        .order(AT, "o1,c1,2026-11-10T12:00:00Z,15.00")
        .item("2026-11-22T09:00:00Z", "1,o1,p1,3,5.00")
        .order(AT, "o2,c1,2026-11-20T12:00:00Z,15.00")
        .order("2026-11-22T10:00:00Z", "o2,c1,2026-11-22T09:30:00Z,15.00")
        .item(AT, "1,o2,p1,3,5.00")
        .order("2026-11-22T10:00:00Z", "r1,c1,2026-11-22T09:30:00Z,-5.00")
        .item(AT, "1,r1,p1,1,5.00")
        .order(AT, "before,c1,2026-10-23T23:59:59Z,15.00")
        .item(AT, "1,before,p1,100,5.00");

    // 14 x 3 / 240 = 0.175.
    assertThat(shop.card("inventory_turnover")).isEqualTo("0.18,ratio,,,");
  }

  @Test
  void whatIsYoungAndWrongBetweenTwoTopicsIsNotCheckedYet() throws SQLException {
    String young = "2026-11-22T11:59:00.001Z";
    String old = "2026-11-22T11:59:00Z";
    shop.customer(AT, "c1,,,,," + AT)
        .product(AT, "p1,,,1.00")
        .order(young, "o1,stranger," + AT + ",1.00")
        .order(old, "o2,stranger," + AT + ",1.00")
        .order(young, "o3,c1," + AT + ",1.00")
        .item(young, "1,o3,p1,1,1.00")
        .item(young, "2,none,p1,1,1.00")
        .item(old, "3,none,p1,1,1.00")
        .item(young, "4,o2,p9,1,1.00")
        .item(old, "5,o2,p9,1,1.00");

    assertThat(shop.rule(Topic.ORDERS, "order_has_customer")).isEqualTo("2,1");
    assertThat(shop.rule(Topic.ORDERS, "order_total_matches_items")).isEqualTo("2,1");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "item_has_order")).isEqualTo("4,1");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "item_has_product")).isEqualTo("2,1");
  }

  @Test
  void rulesAreInTheOrderOfApplication() throws SQLException {
    shop.order(AT, "o1,c1," + AT + ",1.00").item(AT, "1,o1,p1,1,x").item(AT, "2,o1,p1,1,-1");

    assertThat(shop.rows(DATA_QUALITY).subList(16, 37))
        .containsExactly(
            "orders,accepted_by_sink,1,0,",
            "orders,line_parses,1,0,",
            "orders,ids_present,1,0,",
            "orders,numbers_parse,1,0,",
            "orders,timestamps_parse,1,0,",
            "orders,amounts_not_negative,1,0,",
            "orders,not_in_future,1,0,",
            "orders,not_a_duplicate,1,0,",
            "orders,order_has_customer,1,1,",
            "orders,order_total_matches_items,1,1,",
            "orders,refund_not_above_total,1,0,",
            "orders,order_not_ahead_of_record,1,0,",
            "orders,texts_not_cut,1,0,",
            "order_items,accepted_by_sink,2,0,",
            "order_items,line_parses,2,0,",
            "order_items,ids_present,2,0,",
            "order_items,numbers_parse,2,1,",
            "order_items,amounts_not_negative,1,1,",
            "order_items,not_a_duplicate,0,0,",
            "order_items,item_has_order,0,0,",
            "order_items,item_has_product,0,0,");
  }
}
