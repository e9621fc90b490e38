package io.salespulse.etl.kpi;

import static io.salespulse.etl.TestSpark.lines;
import static io.salespulse.etl.TestSpark.row;
import static io.salespulse.etl.kpi.Facts.aggregates;
import static io.salespulse.etl.kpi.Facts.hour;
import static io.salespulse.etl.kpi.Facts.inventory;
import static io.salespulse.etl.kpi.Facts.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.etl.TestSpark.Values;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.facts.Aggregate;
import io.salespulse.etl.facts.FactColumns;
import io.salespulse.etl.spark.LocalTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final KpiSettings SETTINGS =
      new KpiSettings(
          new LocalTime(ZoneOffset.UTC),
          Duration.ofHours(3),
          Duration.ofMinutes(15),
          7,
          new BigDecimal("50000"));

  private static Dataset<Row> rows(KpiFile file, FoldedFacts facts) {
    return KpiCatalogue.rows(file, facts, NOON, SETTINGS);
  }

  private static FoldedFacts facts(
      Dataset<Row> aggregates, Dataset<Row> book, Dataset<Row> recentOrders) {
    return new FoldedFacts(
        aggregates,
        Facts.customerDays(),
        Facts.customers(),
        Facts.products(),
        book,
        recentOrders,
        Facts.items());
  }

  private static Values order(String date, String amount) {
    return row(Columns.ORDER_DATE, date, Columns.TOTAL_AMOUNT, amount);
  }

  @Test
  void cardsShowValuesChangesAndReasons() {
    List<String> cards =
        lines(
            rows(
                KpiFile.SUMMARY,
                facts(
                    aggregates(
                        hour("2026-11-22T11:00:00Z", 2, 3, "25.00"),
                        sold("2026-11-22", "p1", 2, "20.00", "60.00"),
                        sold("2026-11-22", "p2", 1, "5.00", "0"),
                        inventory("2026-10-01", "100.00"),
                        inventory("2026-11-22", "140.00")),
                    Facts.book(
                        row(
                            Columns.CUSTOMER_ID, "c1",
                            Columns.SIGNUP_DATE, "2026-11-22T10:00:00Z",
                            FactColumns.FIRST_ORDER, "2026-11-22T11:00:00Z",
                            KpiColumns.LAST_ORDER, "2026-11-22T11:30:00Z",
                            KpiColumns.ORDERS, 2)),
                    Facts.orders(
                        order("2026-11-22T11:00:00Z", "10.00"),
                        order("2026-11-22T11:30:00Z", "15.00")))));
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
    assertThat(lines(rows(KpiFile.SUMMARY, nothing())))
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
            "inventory_turnover,,ratio,,,no product has a stock and a cost",
            "customers_at_risk,0,count,,,");
  }

  private static FoldedFacts nothing() {
    return facts(aggregates(), Facts.book(), Facts.orders());
  }

  @Test
  void withoutAnyRecordTheOtherFilesAreEmptyOrFullOfZeros() {
    for (KpiFile file : KpiFile.values()) {
      int rows =
          switch (file) {
            case SUMMARY -> 15;
            case SALES_BY_WEEKDAY -> 7;
            case SALES_BY_HOUR_OF_DAY -> 24;
            case DATA_QUALITY -> 31;
            default -> 0;
          };
      Dataset<Row> frame = rows(file, nothing());
      assertThat(frame.columns()).as("columns of %s", file).containsExactly(columns(file));
      assertThat(lines(frame)).as("rows of %s", file).hasSize(rows);
    }
  }

  private static String[] columns(KpiFile file) {
    return file.columns().toArray(String[]::new);
  }

  @Test
  void anOrderBeforeTheSignUpIsNotedOnTheCard() {
    assertThat(
            lines(
                rows(
                    KpiFile.SUMMARY,
                    facts(
                        aggregates(),
                        Facts.book(
                            signedUp("2026-11-22T10:00:00Z", "2026-11-22T09:00:00Z"),
                            signedUp("2026-11-22T10:00:00Z", "2026-11-22T11:30:00Z")),
                        Facts.orders()))))
        .contains(
            "hours_to_first_order,1.50,hours,,,1 with an order before the sign-up left out",
            "hours_to_first_order_median,1.50,hours,,,1 with an order before the sign-up left out");
  }

  private static Values signedUp(String at, String firstOrder) {
    return row(Columns.SIGNUP_DATE, at, FactColumns.FIRST_ORDER, firstOrder, KpiColumns.ORDERS, 1);
  }

  @Test
  void theMovingWindowIsOpenAtItsStartAndComparedWithTheOneBefore() {
    Dataset<Row> orders =
        Facts.orders(
            order("2026-11-22T09:00:00Z", "10.00"),
            order("2026-11-22T09:01:00Z", "20.00"),
            order("2026-11-22T12:00:00Z", "5.00"),
            order("2026-11-22T12:00:00.001Z", "100.00"),
            order("2026-11-22T06:00:00Z", "100.00"));
    assertThat(lines(SalesWindow.of(orders, NOON, Duration.ofHours(3))))
        .containsExactly("25.0000,10.0000");
    assertThat(lines(rows(KpiFile.SUMMARY, facts(aggregates(), Facts.book(), orders))))
        .contains(
            "sales_in_window,25.00,money,10.00,150.00,", "sales_growth_pct,150.00,percent,,,");
  }

  @Test
  void totalsCountEachProductOnce() {
    assertThat(
            lines(
                SalesTotals.of(
                    aggregates(
                        hour("2026-11-22T10:00:00Z", 1, 1, "10.00"),
                        hour("2026-11-22T11:00:00Z", 1, 2, "20.00"),
                        sold("2026-11-21", "p1", 1, "1", "1"),
                        sold("2026-11-22", "p1", 1, "1", "1"),
                        sold("2026-11-22", "p2", 1, "1", "1")))))
        .containsExactly("2,3,30.0000,2");
  }

  private static List<String> turnover(Values... rows) {
    return lines(InventoryTurnover.of(aggregates(rows), NOON, "turnover"));
  }

  @Test
  void inventoryTurnoverTakesAQuietDayAsTheDayBefore() {
    assertThat(
            turnover(
                sold("2026-11-01", "p1", 1, "1", "60.00"),
                inventory("2026-10-24", "100.00"),
                inventory("2026-11-22", "140.00")))
        .containsExactly("0.59");
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
        .containsExactly("0.50");
  }

  @Test
  void daysBeforeTheFirstStockAreNotInTheMean() {
    assertThat(
            turnover(
                sold("2026-11-22", "p1", 1, "1", "50.00"),
                inventory("2026-11-21", "100.00"),
                inventory("2026-11-22", "300.00")))
        .containsExactly("0.25");
  }

  @Test
  void anEmptyStockHasNoTurnover() {
    assertThat(turnover(sold("2026-11-22", "p1", 1, "1", "5"), inventory("2026-11-20", "0")))
        .containsExactly("");
  }

  @Test
  void dataQualityAddsDaysAndHasEveryRuleOfEveryTopic() {
    List<String> rules =
        lines(
            DataQuality.of(aggregates(checked("2026-11-21", 10, 1), checked("2026-11-22", 5, 0))));
    assertThat(rules)
        .startsWith("customers,accepted_by_sink,0,0")
        .contains("orders,ids_present,15,1", "orders,order_total_matches_items,0,0")
        .endsWith("order_items,item_has_product,0,0");
    List<String> names = new ArrayList<>();
    for (String rule : rules) {
      if (rule.startsWith("order_items,")) {
        names.add(rule.split(",")[1]);
      }
    }
    assertThat(names)
        .containsSubsequence(
            Cleaning.rules(io.salespulse.contract.Topic.ORDER_ITEMS).stream()
                .map(rule -> rule.rule())
                .toList());
  }

  private static Values checked(String day, int checked, int failed) {
    return row(
        FactColumns.KIND,
        Aggregate.QUALITY.kind(),
        Columns.DAY,
        day,
        KpiColumns.TOPIC,
        "orders",
        KpiColumns.RULE,
        "ids_present",
        KpiColumns.CHECKED,
        checked,
        KpiColumns.FAILED,
        failed);
  }
}
