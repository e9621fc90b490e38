package io.salespulse.etl.kpi;

import static io.salespulse.etl.kpi.Facts.NOTHING_RECENT;
import static io.salespulse.etl.kpi.Facts.cancelled;
import static io.salespulse.etl.kpi.Facts.checked;
import static io.salespulse.etl.kpi.Facts.dimensions;
import static io.salespulse.etl.kpi.Facts.facts;
import static io.salespulse.etl.kpi.Facts.hour;
import static io.salespulse.etl.kpi.Facts.inventory;
import static io.salespulse.etl.kpi.Facts.lines;
import static io.salespulse.etl.kpi.Facts.order;
import static io.salespulse.etl.kpi.Facts.ordered;
import static io.salespulse.etl.kpi.Facts.recentOrders;
import static io.salespulse.etl.kpi.Facts.signedUp;
import static io.salespulse.etl.kpi.Facts.sold;
import static io.salespulse.etl.kpi.Facts.unparsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Topic;
import io.salespulse.etl.fold.DayFacts.RuleCount;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.kpi.Facts.Part;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final KpiSettings SETTINGS =
      new KpiSettings(
          ZoneOffset.UTC,
          Currency.getInstance("EUR"),
          Duration.ofHours(3),
          Duration.ofMinutes(15),
          7,
          KpiSettings.CUBE_ROWS,
          new BigDecimal("50000"));

  private static List<String> rows(KpiFile file, RecentSales recent, Part... parts) {
    return lines(KpiCatalogue.rows(file, facts(parts), dimensions(parts), recent, NOON, SETTINGS));
  }

  private static List<String> cards(RecentSales recent, Part... parts) {
    return rows(KpiFile.SUMMARY, recent, parts);
  }

  @Test
  void cardsShowValuesChangesAndReasons() {
    List<String> cards =
        cards(
            recentOrders(
                order("2026-11-22T11:00:00Z", "10.00"),
                order("2026-11-22T11:30:00Z", "15.00", "5.00")),
            hour("2026-11-22T11:00:00Z", 2, 3, "25.00", "5.00"),
            cancelled("2026-11-22T11:00:00Z", 1),
            sold("2026-11-22", "p1", 2, "20.00", "60.00"),
            sold("2026-11-22", "p2", 1, "5.00", "0"),
            inventory("2026-10-01", "100.00"),
            inventory("2026-11-22", "140.00"),
            signedUp("c1", "2026-11-22T10:00:00Z"),
            ordered("c1", "2026-11-22T11:00:00Z", 2, "25.00"));
    assertThat(cards)
        .containsExactly(
            "total_orders,2,count,,,",
            "total_sales,20.00,money,,,",
            "gross_sales,25.00,money,,,",
            "refund_rate_pct,20.00,percent,,,",
            "cancelled_orders_pct,33.33,percent,,,",
            "items_sold,3,count,,,",
            "unique_products_sold,2,count,,,",
            "average_order_value,12.50,money,,,",
            "total_customers,1,count,,,",
            "new_customers,1,count,0,,nothing in the window before",
            "sales_in_window,20.00,money,0.00,,nothing in the window before",
            "sales_growth_pct,,percent,,,the window before had no sales",
            "repeat_customer_pct,100.00,percent,,,",
            "customer_acquisition_cost,50000.00,money,,,",
            "hours_to_first_order,1.00,hours,,,",
            "hours_to_first_order_median,1.00,hours,,,",
            "inventory_turnover,0.59,ratio,,,",
            "customers_at_risk,0,count,,,");
  }

  @Test
  void whatHasAValueBeforeIsSaidToBeCompared() {
    assertThat(cards(NOTHING_RECENT))
        .filteredOn(card -> !card.split(",", -1)[3].isEmpty())
        .extracting(card -> card.split(",")[0])
        .containsExactlyElementsOf(
            Arrays.stream(SummaryMetric.values())
                .filter(SummaryMetric::isCompared)
                .map(SummaryMetric::metric)
                .toList());
  }

  @Test
  void withoutAnyRecordCardsAreZeroOrEmptyWithAReason() {
    assertThat(cards(NOTHING_RECENT))
        .containsExactly(
            "total_orders,0,count,,,",
            "total_sales,0.00,money,,,",
            "gross_sales,0.00,money,,,",
            "refund_rate_pct,,percent,,,there are no gross sales yet",
            "cancelled_orders_pct,,percent,,,there is no order yet",
            "items_sold,0,count,,,",
            "unique_products_sold,0,count,,,",
            "average_order_value,,money,,,there is no order yet",
            "total_customers,0,count,,,",
            "new_customers,0,count,0,,nothing in the window before",
            "sales_in_window,0.00,money,0.00,,nothing in the window before",
            "sales_growth_pct,,percent,,,the window before had no sales",
            "repeat_customer_pct,,percent,,,no customer has ordered yet",
            "customer_acquisition_cost,,money,,,there is no customer yet",
            "hours_to_first_order,,hours,,,no customer has ordered after signing up",
            "hours_to_first_order_median,,hours,,,no customer has ordered after signing up",
            "inventory_turnover,,ratio,,,no product has a stock of any worth",
            "customers_at_risk,0,count,,,");
  }

  @Test
  void withoutAnyRecordTheOtherFilesAreEmptyOrFullOfZeros() {
    for (KpiFile file : KpiFile.values()) {
      int rows =
          switch (file) {
            case SUMMARY -> 18;
            case SALES_BY_WEEKDAY -> 7;
            case SALES_BY_HOUR_OF_DAY -> 24;
            case DATA_QUALITY -> 37;
            default -> 0;
          };
      assertThat(rows(file, NOTHING_RECENT)).as("rows of %s", file).hasSize(rows);
    }
  }

  @Test
  void anOrderBeforeTheSignUpIsNotedOnTheCard() {
    assertThat(
            cards(
                NOTHING_RECENT,
                signedUp("c1", "2026-11-22T10:00:00Z"),
                ordered("c1", "2026-11-22T09:00:00Z", 1, "1.00"),
                signedUp("c2", "2026-11-22T10:00:00Z"),
                ordered("c2", "2026-11-22T11:30:00Z", 1, "1.00")))
        .contains(
            "hours_to_first_order,1.50,hours,,,1 with an order before the sign-up left out",
            "hours_to_first_order_median,1.50,hours,,,1 with an order before the sign-up left out");
  }

  @Test
  void theMovingWindowIsOpenAtItsStartAndComparedWithTheOneBefore() {
    RecentSales recent =
        recentOrders(
            order("2026-11-22T09:00:00Z", "10.00"),
            order("2026-11-22T09:01:00Z", "20.00", "2.00"),
            order("2026-11-22T12:00:00Z", "5.00"),
            order("2026-11-22T12:00:00.001Z", "100.00"),
            order("2026-11-22T06:00:00Z", "100.00"));
    assertThat(cards(recent))
        .contains(
            "sales_in_window,23.00,money,10.00,130.00,", "sales_growth_pct,130.00,percent,,,");
  }

  @Test
  void totalsCountEachProductOnce() {
    assertThat(
            cards(
                NOTHING_RECENT,
                hour("2026-11-22T10:00:00Z", 1, 1, "10.00"),
                hour("2026-11-22T11:00:00Z", 1, 2, "20.00"),
                sold("2026-11-21", "p1", 1, "1", "1"),
                sold("2026-11-22", "p1", 1, "1", "1"),
                sold("2026-11-22", "p2", 1, "1", "1"),
                sold("2026-11-22", "p3", -1, "-1", "-1")))
        .contains(
            "total_orders,2,count,,,",
            "total_sales,30.00,money,,,",
            "items_sold,3,count,,,",
            "unique_products_sold,2,count,,,");
  }

  @Test
  void returnsAloneHaveNoRefundRateAndNoAverage() {
    assertThat(cards(NOTHING_RECENT, hour("2026-11-22T10:00:00Z", 0, -1, "0", "7.00")))
        .contains(
            "total_orders,0,count,,,",
            "total_sales,-7.00,money,,,",
            "refund_rate_pct,,percent,,,there are no gross sales yet",
            "average_order_value,,money,,,there is no order yet");
  }

  @Test
  void whereAllOrdersWereCancelledAHundredPerCentAre() {
    assertThat(cards(NOTHING_RECENT, cancelled("2026-11-22T10:00:00Z", 3)))
        .contains("total_orders,0,count,,,", "cancelled_orders_pct,100.00,percent,,,");
  }

  private static String turnover(Part... parts) {
    return InventoryTurnover.of(facts(parts), dimensions(parts), NOON)
        .map(BigDecimal::toPlainString)
        .orElse("");
  }

  @Test
  void inventoryTurnoverTakesAQuietDayAsTheDayBefore() {
    assertThat(
            turnover(
                sold("2026-11-01", "p1", 1, "1", "60.00"),
                inventory("2026-10-24", "100.00"),
                inventory("2026-11-22", "140.00")))
        .isEqualTo("0.59");
  }

  @Test
  void inventoryTurnoverLooksBackThirtyDays() {
    assertThat(
            turnover(
                sold("2026-10-23", "p1", 1, "1", "1000.00"),
                sold("2026-10-24", "p1", 1, "1", "50.00"),
                sold("2026-11-23", "p1", 1, "1", "1000.00"),
                inventory("2026-01-01", "900.00"),
                inventory("2026-10-01", "100.00"),
                inventory("2026-11-23", "7.00")))
        .isEqualTo("0.50");
  }

  @Test
  void daysBeforeTheFirstStockAreNotInTheMean() {
    assertThat(
            turnover(
                sold("2026-11-22", "p1", 1, "1", "50.00"),
                inventory("2026-11-21", "100.00"),
                inventory("2026-11-22", "300.00")))
        .isEqualTo("0.25");
  }

  @Test
  void anEmptyStockHasNoTurnover() {
    assertThat(turnover(sold("2026-11-22", "p1", 1, "1", "5"), inventory("2026-11-20", "0")))
        .isEqualTo("");
  }

  @Test
  void dataQualityAddsDaysAndHasEveryRuleOfEveryTopic() {
    List<String> rules =
        rows(
            KpiFile.DATA_QUALITY,
            NOTHING_RECENT,
            checked("2026-11-21", Topic.ORDERS, DataQualityRule.IDS_PRESENT, 10, 1),
            checked("2026-11-22", Topic.ORDERS, DataQualityRule.IDS_PRESENT, 5, 0));
    assertThat(rules)
        .startsWith("customers,accepted_by_sink,0,0,")
        .contains("orders,ids_present,15,1,", "orders,order_total_matches_items,0,0,")
        .endsWith("order_items,item_has_product,0,0,");
    assertThat(rules)
        .filteredOn(rule -> rule.startsWith("order_items,"))
        .extracting(rule -> rule.split(",")[1])
        .containsExactly(
            "accepted_by_sink",
            "line_parses",
            "ids_present",
            "numbers_parse",
            "amounts_not_negative",
            "not_a_duplicate",
            "item_has_order",
            "item_has_product");
  }

  @Test
  void dataQualityAddsWhatWasCountedOfCustomersAndProducts() {
    Dimensions dimensions = new Dimensions();
    dimensions.replaceQuality(
        List.of(
            new RuleCount(Topic.CUSTOMERS, DataQualityRule.LINE_PARSES, 4, 1),
            new RuleCount(Topic.CUSTOMERS, DataQualityRule.LINE_PARSES, 3, 0)),
        Map.of("customers/dt=2026-11-22/a.csv", 1L));
    Part rejected = checked("2026-11-22", Topic.CUSTOMERS, DataQualityRule.ACCEPTED_BY_SINK, 9, 2);

    assertThat(lines(DataQuality.of(facts(rejected), dimensions)))
        .contains(
            "customers,accepted_by_sink,9,2,",
            "customers,line_parses,7,1,customers/dt=2026-11-22/a.csv (1)");
  }

  @Test
  void dataQualityNamesTheFilesOfUnparsedLinesTheNewestDayFirst() {
    List<String> rules =
        rows(
            KpiFile.DATA_QUALITY,
            NOTHING_RECENT,
            checked("2026-11-21", Topic.ORDERS, DataQualityRule.LINE_PARSES, 10, 3),
            checked("2026-11-22", Topic.ORDERS, DataQualityRule.LINE_PARSES, 6, 1),
            unparsed("orders/dt=2026-11-21/a.csv", 3),
            unparsed("orders/dt=2026-11-22/b.csv", 1),
            unparsed("order_items/dt=2026-11-22/c.csv", 2));
    assertThat(rules)
        .contains(
            "orders,line_parses,16,4,"
                + "orders/dt=2026-11-22/b.csv (1); orders/dt=2026-11-21/a.csv (3)",
            "order_items,line_parses,0,0,order_items/dt=2026-11-22/c.csv (2)",
            "products,line_parses,0,0,");
  }

  @Test
  void dataQualityNamesTenFilesAndCountsTheOthers() {
    Part[] days =
        IntStream.rangeClosed(1, 12)
            .mapToObj(day -> unparsed("orders/dt=2026-11-%02d/a.csv".formatted(day), day))
            .toArray(Part[]::new);
    assertThat(rows(KpiFile.DATA_QUALITY, NOTHING_RECENT, days))
        .filteredOn(rule -> rule.startsWith("orders,line_parses,"))
        .singleElement(STRING)
        .contains("orders/dt=2026-11-12/a.csv (12); orders/dt=2026-11-11/a.csv (11); ")
        .endsWith("; orders/dt=2026-11-03/a.csv (3); and 2 more");
    assertThat(rows(KpiFile.DATA_QUALITY, NOTHING_RECENT, Arrays.copyOf(days, 10)))
        .anyMatch(rule -> rule.endsWith("; orders/dt=2026-11-01/a.csv (1)"));
  }
}
