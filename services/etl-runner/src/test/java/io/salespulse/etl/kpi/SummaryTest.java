package io.salespulse.etl.kpi;

import static io.salespulse.etl.kpi.Facts.checked;
import static io.salespulse.etl.kpi.Facts.facts;
import static io.salespulse.etl.kpi.Facts.hour;
import static io.salespulse.etl.kpi.Facts.inventory;
import static io.salespulse.etl.kpi.Facts.lines;
import static io.salespulse.etl.kpi.Facts.order;
import static io.salespulse.etl.kpi.Facts.ordered;
import static io.salespulse.etl.kpi.Facts.signedUp;
import static io.salespulse.etl.kpi.Facts.sold;
import static io.salespulse.etl.kpi.Facts.unparsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.spark.LocalTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final KpiSettings SETTINGS =
      new KpiSettings(
          new LocalTime(ZoneOffset.UTC),
          Currency.getInstance("EUR"),
          Duration.ofHours(3),
          Duration.ofMinutes(15),
          7,
          KpiSettings.CUBE_ROWS,
          new BigDecimal("50000"));

  private static final RecentSales NONE = new RecentSales(List.of(), List.of());

  private static List<String> rows(KpiFile file, FoldedFacts facts, RecentSales recent) {
    return lines(KpiCatalogue.rows(file, facts, recent, NOON, SETTINGS));
  }

  private static RecentSales orders(RecentSales.Order... orders) {
    return new RecentSales(List.of(orders), List.of());
  }

  @Test
  void cardsShowValuesChangesAndReasons() {
    List<String> cards =
        rows(
            KpiFile.SUMMARY,
            facts(
                hour("2026-11-22T11:00:00Z", 2, 3, "25.00"),
                sold("2026-11-22", "p1", 2, "20.00", "60.00"),
                sold("2026-11-22", "p2", 1, "5.00", "0"),
                inventory("2026-10-01", "100.00"),
                inventory("2026-11-22", "140.00"),
                signedUp("c1", "2026-11-22T10:00:00Z"),
                ordered("c1", "2026-11-22T11:00:00Z", 2, "25.00")),
            orders(order("2026-11-22T11:00:00Z", "10.00"), order("2026-11-22T11:30:00Z", "15.00")));
    assertThat(cards)
        .containsExactly(
            "total_orders,2,count,,,",
            "total_sales,25.00,money,,,",
            "items_sold,3,count,,,",
            "unique_products_sold,2,count,,,",
            "average_order_value,12.50,money,,,",
            "total_customers,1,count,,,",
            "new_customers,1,count,0,,nothing in the window before",
            "sales_in_window,25.00,money,0.00,,nothing in the window before",
            "sales_growth_pct,,percent,,,the window before had no sales",
            "repeat_customer_pct,100.00,percent,,,",
            "customer_acquisition_cost,50000.00,money,,,",
            "hours_to_first_order,1.00,hours,,,",
            "hours_to_first_order_median,1.00,hours,,,",
            "inventory_turnover,0.59,ratio,,,",
            "customers_at_risk,0,count,,,");
  }

  @Test
  void withoutAnyRecordCardsAreZeroOrEmptyWithAReason() {
    assertThat(rows(KpiFile.SUMMARY, facts(), NONE))
        .containsExactly(
            "total_orders,0,count,,,",
            "total_sales,0.00,money,,,",
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
            case SUMMARY -> 15;
            case SALES_BY_WEEKDAY -> 7;
            case SALES_BY_HOUR_OF_DAY -> 24;
            case DATA_QUALITY -> 35;
            default -> 0;
          };
      assertThat(rows(file, facts(), NONE)).as("rows of %s", file).hasSize(rows);
    }
  }

  @Test
  void anOrderBeforeTheSignUpIsNotedOnTheCard() {
    FoldedFacts facts =
        facts(
            signedUp("c1", "2026-11-22T10:00:00Z"),
            ordered("c1", "2026-11-22T09:00:00Z", 1, "1.00"),
            signedUp("c2", "2026-11-22T10:00:00Z"),
            ordered("c2", "2026-11-22T11:30:00Z", 1, "1.00"));
    assertThat(rows(KpiFile.SUMMARY, facts, NONE))
        .contains(
            "hours_to_first_order,1.50,hours,,,1 with an order before the sign-up left out",
            "hours_to_first_order_median,1.50,hours,,,1 with an order before the sign-up left out");
  }

  @Test
  void theMovingWindowIsOpenAtItsStartAndComparedWithTheOneBefore() {
    RecentSales recent =
        orders(
            order("2026-11-22T09:00:00Z", "10.00"),
            order("2026-11-22T09:01:00Z", "20.00"),
            order("2026-11-22T12:00:00Z", "5.00"),
            order("2026-11-22T12:00:00.001Z", "100.00"),
            order("2026-11-22T06:00:00Z", "100.00"));
    assertThat(SalesWindow.of(recent, NOON, Duration.ofHours(3)))
        .isEqualTo(new SalesWindow(new BigDecimal("25.00"), new BigDecimal("10.00")));
    assertThat(rows(KpiFile.SUMMARY, facts(), recent))
        .contains(
            "sales_in_window,25.00,money,10.00,150.00,", "sales_growth_pct,150.00,percent,,,");
  }

  @Test
  void totalsCountEachProductOnce() {
    FoldedFacts facts =
        facts(
            hour("2026-11-22T10:00:00Z", 1, 1, "10.00"),
            hour("2026-11-22T11:00:00Z", 1, 2, "20.00"),
            sold("2026-11-21", "p1", 1, "1", "1"),
            sold("2026-11-22", "p1", 1, "1", "1"),
            sold("2026-11-22", "p2", 1, "1", "1"));
    assertThat(rows(KpiFile.SUMMARY, facts, NONE))
        .contains(
            "total_orders,2,count,,,",
            "total_sales,30.00,money,,,",
            "items_sold,3,count,,,",
            "unique_products_sold,2,count,,,");
  }

  private static String turnover(DayFacts... days) {
    return InventoryTurnover.of(facts(days), NOON).map(BigDecimal::toPlainString).orElse("");
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
        lines(
            DataQuality.of(
                facts(
                    checked("2026-11-21", Topic.ORDERS, DataQualityRule.IDS_PRESENT, 10, 1),
                    checked("2026-11-22", Topic.ORDERS, DataQualityRule.IDS_PRESENT, 5, 0))));
    assertThat(rules)
        .startsWith("customers,accepted_by_sink,0,0,")
        .contains("orders,ids_present,15,1,", "orders,order_total_matches_items,0,0,")
        .endsWith("order_items,item_has_product,0,0,");
    List<String> names = new ArrayList<>();
    for (String rule : rules) {
      if (rule.startsWith("order_items,")) {
        names.add(rule.split(",")[1]);
      }
    }
    assertThat(names)
        .containsSubsequence(
            Cleaning.rules(Topic.ORDER_ITEMS).stream().map(rule -> rule.rule()).toList());
  }

  @Test
  void dataQualityNamesTheFilesOfUnparsedLinesTheNewestDayFirst() {
    List<String> rules =
        lines(
            DataQuality.of(
                facts(
                    checked("2026-11-21", Topic.ORDERS, DataQualityRule.LINE_PARSES, 10, 3),
                    checked("2026-11-22", Topic.ORDERS, DataQualityRule.LINE_PARSES, 6, 1),
                    unparsed("orders/dt=2026-11-21/a.csv", 3),
                    unparsed("orders/dt=2026-11-22/b.csv", 1),
                    unparsed("order_items/dt=2026-11-22/c.csv", 2))));
    assertThat(rules)
        .contains(
            "orders,line_parses,16,4,"
                + "orders/dt=2026-11-22/b.csv (1); orders/dt=2026-11-21/a.csv (3)",
            "order_items,line_parses,0,0,order_items/dt=2026-11-22/c.csv (2)",
            "products,line_parses,0,0,");
  }

  @Test
  void dataQualityNamesTenFilesAndCountsTheOthers() {
    DayFacts[] days =
        IntStream.rangeClosed(1, 12)
            .mapToObj(day -> unparsed("orders/dt=2026-11-%02d/a.csv".formatted(day), day))
            .toArray(DayFacts[]::new);
    assertThat(lines(DataQuality.of(facts(days))))
        .filteredOn(rule -> rule.startsWith("orders,line_parses,"))
        .singleElement(STRING)
        .contains("orders/dt=2026-11-12/a.csv (12); orders/dt=2026-11-11/a.csv (11); ")
        .endsWith("; orders/dt=2026-11-03/a.csv (3); and 2 more");
    assertThat(lines(DataQuality.of(facts(Arrays.copyOf(days, 10)))))
        .anyMatch(rule -> rule.endsWith("; orders/dt=2026-11-01/a.csv (1)"));
  }
}
