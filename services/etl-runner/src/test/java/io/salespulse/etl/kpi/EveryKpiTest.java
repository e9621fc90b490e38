package io.salespulse.etl.kpi;

import static io.salespulse.etl.kpi.Facts.category;
import static io.salespulse.etl.kpi.Facts.checked;
import static io.salespulse.etl.kpi.Facts.cube;
import static io.salespulse.etl.kpi.Facts.customer;
import static io.salespulse.etl.kpi.Facts.customerDay;
import static io.salespulse.etl.kpi.Facts.dimensions;
import static io.salespulse.etl.kpi.Facts.facts;
import static io.salespulse.etl.kpi.Facts.inventory;
import static io.salespulse.etl.kpi.Facts.item;
import static io.salespulse.etl.kpi.Facts.lines;
import static io.salespulse.etl.kpi.Facts.order;
import static io.salespulse.etl.kpi.Facts.payment;
import static io.salespulse.etl.kpi.Facts.quarter;
import static io.salespulse.etl.kpi.Facts.recentItems;
import static io.salespulse.etl.kpi.Facts.refunded;
import static io.salespulse.etl.kpi.Facts.sold;
import static io.salespulse.etl.kpi.Facts.status;
import static io.salespulse.etl.kpi.Facts.stocked;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Topic;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.kpi.Facts.Part;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Edges that every file meets. That of no data at all is in {@link SummaryTest}. */
class EveryKpiTest {

  /** Nine days after the order, so that the customer is at risk. */
  private static final Instant AS_OF = Instant.parse("2026-12-09T12:00:00Z");

  private static final String BILLIONS = "1234567890123.45";

  private static final KpiSettings SETTINGS =
      new KpiSettings(
          ZoneOffset.UTC,
          Currency.getInstance("EUR"),
          Duration.ofDays(30),
          Duration.ofDays(30),
          7,
          KpiSettings.CUBE_ROWS,
          new BigDecimal("50000"));

  /** What one order on the last day of a month leaves: two pieces of a product, paid by card. */
  private static List<Part> oneOrder(String amount) {
    return List.of(
        cube("2026-11-30", "web", "Gold", 1, 2, amount),
        quarter("2026-11-30T08:00:00Z", 1, 2, amount, "0"),
        status("shipped", 1, amount),
        refunded("Toys", 1, amount),
        category("2026-11-30", "Toys", 2, amount),
        sold("2026-11-30", "p1", 2, amount, "5.00"),
        customerDay("c1", "Gold", "2026-11-30", 1, amount),
        customer("c1", "Ann", "Oslo"),
        stocked("p1", "Ball", "Toys", 3),
        inventory("2026-11-30", "10.00"),
        checked("2026-11-30", Topic.ORDERS, DataQualityRule.IDS_PRESENT, 1, 0));
  }

  private static List<String> rows(KpiFile file, List<Part> days, RecentSales recent) {
    Part[] parts = days.toArray(Part[]::new);
    return lines(KpiCatalogue.rows(file, facts(parts), dimensions(parts), recent, AS_OF, SETTINGS));
  }

  private static RecentSales recent(String amount) {
    BigDecimal piece = new BigDecimal(amount).divide(BigDecimal.valueOf(2));
    return new RecentSales(
        List.of(order("2026-11-30T08:00:00Z", amount)),
        List.of(item("p1", 2, piece.toPlainString(), "2026-11-30T08:00:00Z")),
        Map.of("p1", 2L),
        List.of(
            new RecentSales.NewestOrder(
                "o1",
                Instant.parse("2026-11-30T08:00:00Z"),
                "c1",
                "shipped",
                "web",
                new BigDecimal(amount),
                BigDecimal.ZERO,
                2)));
  }

  @ParameterizedTest
  @EnumSource
  void oneOrderIsInEveryFile(KpiFile file) {
    List<String> rows = rows(file, oneOrder("20.00"), recent("20.00"));

    switch (file) {
      case SUMMARY ->
          assertThat(rows)
              .contains(
                  "total_orders,1,count,,,",
                  "total_sales,20.00,money,,,",
                  "gross_sales,20.00,money,,,",
                  "refund_rate_pct,0.00,percent,,,",
                  "cancelled_orders_pct,0.00,percent,,,",
                  "items_sold,2,count,,,",
                  "unique_products_sold,1,count,,,",
                  "average_order_value,20.00,money,,,",
                  "total_customers,1,count,,,",
                  "repeat_customer_pct,0.00,percent,,,",
                  "hours_to_first_order,704.00,hours,,,",
                  "hours_to_first_order_median,704.00,hours,,,",
                  "inventory_turnover,0.50,ratio,,,",
                  "customers_at_risk,1,count,,,");
      case SALES_BY_HOUR ->
          assertThat(rows).containsExactly("2026-11-30T00:00:00Z,1,2,20.00,0.00,20.00");
      case SALES_BY_DAY -> assertThat(rows).containsExactly("2026-11-30,1,2,1,20.00,0.00,20.00");
      case SALES_BY_MONTH -> assertThat(rows).containsExactly("2026-11,1,2,20.00,0.00,20.00");
      case SALES_BY_WEEKDAY -> assertThat(rows).hasSize(7).startsWith("1,Monday,1,20.00");
      case SALES_BY_HOUR_OF_DAY -> assertThat(rows).hasSize(24).startsWith("0,1,20.00");
      case REVENUE_BY_CATEGORY -> assertThat(rows).containsExactly("Toys,2,20.00,100.00");
      case SALES_BY_LOCATION -> assertThat(rows).containsExactly("1,Oslo,1,1,20.00,100.00");
      case SALES_BY_MEMBERSHIP -> assertThat(rows).containsExactly("Gold,1,1,20.00,100.00");
      case SALES_BY_CHANNEL -> assertThat(rows).containsExactly("web,1,20.00,100.00");
      case SALES_BY_PAYMENT_METHOD -> assertThat(rows).containsExactly("card,1,20.00,100.00");
      case TOP_PRODUCTS, TOP_PRODUCTS_RECENT ->
          assertThat(rows).containsExactly("1,p1,Ball,Toys,2,20.00");
      case CUSTOMER_LTV -> assertThat(rows).containsExactly("2026-11-23,2026-12-03,1,c1,Ann,20.00");
      case CUSTOMER_SEGMENTS -> assertThat(rows).containsExactly("Lost,1,1,20.00");
      case CHURN_RISK -> assertThat(rows).containsExactly("c1,Ann,2026-11-30T20:00:00Z,8,1,20.00");
      case COHORT_RETENTION ->
          assertThat(rows).containsExactly("2026-11,0,1,1,100.00", "2026-11,1,1,0,0.00");
      case SALES_CUBE ->
          assertThat(rows)
              .containsExactly(
                  "2026-11-30,*,web,Gold,1,2,20.00,0.00,20.00,20.00",
                  "2026-11-30,Toys,web,Gold,1,2,,,,20.00");
      case ORDER_STATUS -> assertThat(rows).containsExactly("shipped,1,20.00,100.00");
      case REFUNDS_BY_CATEGORY -> assertThat(rows).containsExactly("Toys,1,20.00,100.00");
      case SALES_RECENT ->
          assertThat(rows).containsExactly("2026-11-30T08:00:00Z,1,2,20.00,0.00,20.00");
      case STOCK -> assertThat(rows).containsExactly("p1,Ball,Toys,3,2,10.50");
      case RECENT_ORDERS ->
          assertThat(rows)
              .containsExactly("o1,2026-11-30T08:00:00Z,Ann,shipped,web,20.00,0.00,20.00,2");
      case DATA_QUALITY -> assertThat(rows).hasSize(37).contains("orders,ids_present,1,0,");
    }
  }

  /** Only these have no money in them. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"COHORT_RETENTION", "DATA_QUALITY", "STOCK"})
  void totalsBeyondATrillionKeepTheirCents(KpiFile file) {
    List<String> rows = rows(file, oneOrder(BILLIONS), recent(BILLIONS));

    assertThat(rows).anyMatch(row -> Stream.of(row.split(",")).anyMatch(BILLIONS::equals));
  }

  @ParameterizedTest
  @EnumSource
  void anOrderOfNothingHasNoShareAndDividesNothing(KpiFile file) {
    List<String> rows = rows(file, oneOrder("0.00"), recent("0.00"));

    switch (file) {
      case SUMMARY ->
          assertThat(rows)
              .contains(
                  "average_order_value,0.00,money,,,",
                  "sales_growth_pct,,percent,,,the window before had no sales");
      case REVENUE_BY_CATEGORY -> assertThat(rows).containsExactly("Toys,2,0.00,");
      case SALES_BY_LOCATION -> assertThat(rows).containsExactly("1,Oslo,1,1,0.00,");
      case SALES_BY_MEMBERSHIP -> assertThat(rows).containsExactly("Gold,1,1,0.00,");
      case SALES_BY_CHANNEL -> assertThat(rows).containsExactly("web,1,0.00,");
      case SALES_BY_PAYMENT_METHOD -> assertThat(rows).containsExactly("card,1,0.00,");
      case SALES_BY_HOUR,
          SALES_BY_DAY,
          SALES_BY_MONTH,
          SALES_BY_WEEKDAY,
          SALES_BY_HOUR_OF_DAY,
          TOP_PRODUCTS,
          TOP_PRODUCTS_RECENT,
          CUSTOMER_LTV,
          CUSTOMER_SEGMENTS,
          CHURN_RISK,
          ORDER_STATUS,
          SALES_RECENT,
          RECENT_ORDERS,
          SALES_CUBE ->
          assertThat(rows).anyMatch(row -> row.contains("0.00"));
      case REFUNDS_BY_CATEGORY -> assertThat(rows).containsExactly("Toys,1,0.00,");
      case COHORT_RETENTION, DATA_QUALITY, STOCK -> assertThat(rows).isNotEmpty();
    }
  }

  /** Everything twice, under two names and with equal figures. */
  private static List<Part> twins() {
    List<Part> twins = new ArrayList<>();
    for (String name : List.of("z", "y")) {
      twins.add(cube("2026-11-30", "channel " + name, "Gold", 1, 1, "10.00"));
      twins.add(cube("2026-11-30", "web", "membership " + name, 1, 1, "10.00"));
      twins.add(payment("method " + name, 1, "10.00"));
      twins.add(status("status " + name, 1, "10.00"));
      twins.add(refunded("category " + name, 1, "5.00"));
      twins.add(category("2026-11-30", "category " + name, 1, "10.00"));
      twins.add(sold("2026-11-30", "p" + name, 1, "10.00", "5.00"));
      twins.add(customerDay("c" + name, "membership " + name, "2026-11-30", 1, "10.00"));
      twins.add(customer("c" + name, "Same", "location " + name));
      twins.add(stocked("p" + name, "Same", "Same", 4));
    }
    return twins;
  }

  /** Ranks and rows must not depend on the order in which facts come, nor on that of a hash. */
  @ParameterizedTest
  @EnumSource
  void equalFiguresHaveOneOrder(KpiFile file) {
    List<RecentSales.Item> items =
        new ArrayList<>(
            List.of(
                item("pz", 1, "10.00", "2026-11-30T08:00:00Z"),
                item("py", 1, "10.00", "2026-11-30T08:00:00Z")));
    List<Part> twins = twins();
    List<String> rows = rows(file, twins, recentItems(items));
    Collections.reverse(twins);
    Collections.reverse(items);

    assertThat(rows(file, twins, recentItems(items))).isEqualTo(rows);
    int name =
        switch (file) {
          case REVENUE_BY_CATEGORY,
              SALES_BY_MEMBERSHIP,
              SALES_BY_CHANNEL,
              SALES_BY_PAYMENT_METHOD,
              ORDER_STATUS,
              REFUNDS_BY_CATEGORY,
              STOCK,
              CHURN_RISK ->
              0;
          case SALES_BY_LOCATION, TOP_PRODUCTS, TOP_PRODUCTS_RECENT -> 1;
          case CUSTOMER_LTV -> 3;
          default -> -1;
        };
    if (name >= 0) {
      List<String> names = rows.stream().map(row -> row.split(",")[name]).toList();
      Set<String> ending = Set.of("y", "z");
      assertThat(
              names.stream()
                  .map(text -> text.substring(text.length() - 1))
                  .filter(ending::contains))
          .containsExactly("y", "z");
    }
  }
}
