package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class DashboardTest {

  private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'{{7*7}}{page}</script>";

  @Inject KpiSets sets;

  private SampleKpis kpis;

  @BeforeEach
  void aFreshSet() {
    kpis = SampleKpis.twoWeeks(Instant.now());
    publish();
  }

  @Test
  void everyCardCarriesItsValueAsInTheCsv() {
    Document page = page();

    for (SummaryMetric metric : SummaryMetric.values()) {
      assertThat(page.select("[data-metric=" + metric.metric() + "]")).hasSize(1);
    }
    Element sales = page.selectFirst("[data-metric=total_sales]");
    assertThat(sales.attr("data-value")).isEqualTo("48523907.35");
    assertThat(sales.text()).isEqualTo("$48,523,907.35");
    assertThat(page.selectFirst("#formula-total_sales").text())
        .contains(SummaryMetric.TOTAL_SALES.formula());
  }

  @Test
  void anEmptyValueIsADashWithItsReason() {
    kpis.withMetric(SummaryMetric.SALES_GROWTH_PCT, "", "", "", "the window before had no sales");
    publish();

    Element card = page().selectFirst("#card-sales_growth_pct");

    assertThat(card.selectFirst(".value").text()).isEqualTo("—");
    assertThat(card.selectFirst(".value").attr("data-value")).isEmpty();
    assertThat(card.text()).contains("the window before had no sales");
  }

  @Test
  void aChangeSaysItsDirectionAndMeaningInWords() {
    Document page = page();

    assertThat(page.selectFirst("#card-customers_at_risk .delta").text())
        .contains("5.7%", "up, worse");
    assertThat(page.selectFirst("#card-new_customers .change").text())
        .contains("10.9%", "up, better", "before: 128");
  }

  @Test
  void thePageHasItsLandmarksAndItsNumbersWithoutAScript() {
    Document page = page();

    assertThat(page.select("header, main, footer")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(page.select("h1").eachText()).containsExactly("Salespulse");
    assertThat(page.select("h2").eachText())
        .contains("Key figures", "Trend", "Top products", "Sales by location", "Data quality");
    assertThat(page.select("form[action=run] button").text()).isEqualTo("Run now");
    assertThat(page.select("#trend-table tbody tr")).hasSize(15);
    assertThat(page.select("#locations-table tbody tr")).hasSize(11);
    assertThat(page.select("#locations-table tr.rest").text()).startsWith("The other 10");
    assertThat(page.select("[style], style, script:not([src])")).isEmpty();
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void theTrendFollowsTheAddress() {
    Document page = Jsoup.parse(given().get("/?by=hour&show=orders").asString());

    assertThat(page.select("#trend .choice[aria-current]").eachText())
        .containsExactly("Orders", "Hour");

    assertThat(page.select("#trend-table tbody tr")).hasSize(336);
    assertThat(page.selectFirst("#trend").attr("hx-get"))
        .isEqualTo("fragments/trend?by=hour&show=orders");
    assertThat(page.selectFirst("#trend figure").attr("data-column")).isEqualTo("1");
    assertThat(page.selectFirst("#trend figure").attr("data-previous")).isEqualTo("7");
  }

  @Test
  void namesFromTheDataStayText() {
    kpis.with(
            KpiFile.TOP_PRODUCTS,
            List.of(List.of("1", "P1", HOSTILE, "x".repeat(10_000), "2", "19.98")))
        .with(KpiFile.REVENUE_BY_CATEGORY, List.of(List.of(HOSTILE, "2", "19.98", "100.00")))
        .with(KpiFile.DATA_QUALITY, List.of(List.of("orders", HOSTILE, "2", "1", HOSTILE)))
        .withMetric(SummaryMetric.TOTAL_ORDERS, "1", "", "", HOSTILE);
    publish();

    Document page = page();

    assertThat(page.select("img, script:not([src]), [onerror]")).isEmpty();
    assertThat(page.selectFirst("#products-table tbody th").text()).isEqualTo(HOSTILE);
    assertThat(page.selectFirst("#products-table tbody td").text()).hasSize(121);
    assertThat(page.selectFirst("#quality-table .details").text()).isEqualTo(HOSTILE);
  }

  @Test
  void aRuleNamesTheFilesOfItsFailuresUnderItsRow() {
    kpis.with(
        KpiFile.DATA_QUALITY,
        List.of(
            List.of("orders", "line_parses", "999999", "5", "orders/b.csv (3); orders/a.csv (2)"),
            List.of("orders", "ids_present", "4", "1", "")));
    publish();

    for (String table : List.of("#quality-table", "#quality-all-table", "#rules-table")) {
      Document page =
          Jsoup.parse(given().get(table.equals("#rules-table") ? "/pipeline" : "/").asString());
      assertThat(page.select(table + " tbody tr")).as(table).hasSize(3);
      assertThat(page.select(table + " tr:contains(Line parses) + .details li").eachText())
          .as(table)
          .containsExactly("orders/b.csv (3)", "orders/a.csv (2)");
      // Five of a million are 0.00 per cent, and yet worth to be seen.
      assertThat(page.select(table + " tr.rest")).as(table).isEmpty();
    }
  }

  @Test
  void aRuleSaysWhatBecomesOfARecordThatBreaksIt() {
    kpis.with(
        KpiFile.DATA_QUALITY,
        List.of(
            List.of("orders", "numbers_parse", "900", "5", ""),
            List.of("order_items", "item_has_order", "900", "4", ""),
            List.of("orders", "refund_not_above_total", "900", "3", ""),
            List.of("orders", "not_a_duplicate", "900", "800", ""),
            List.of("orders", "id_unique_in_day", "900", "1", "")));
    publish();

    for (String table : List.of("#quality-all-table", "#rules-table")) {
      Document page =
          Jsoup.parse(given().get(table.equals("#rules-table") ? "/pipeline" : "/").asString());
      assertThat(page.select(table + " tbody td:nth-child(3)").eachText())
          .as(table)
          .containsExactly("left out", "waits for its order", "only counted", "only counted", "—");
    }
    assertThat(Jsoup.parse(given().get("/pipeline").asString()).select("#room-quality p").text())
        .as("what is said twice is no fault")
        .contains("broke the rule “numbers parse”");
  }

  @Test
  void ordersAreListedByStatusRefundsByCategory() {
    Document page = page();

    assertThat(page.select("#statuses-table tbody tr").eachText())
        .contains("delivered 540,210 $44,012,377 86.2%", "cancelled 21,743 $0 3.5%");
    assertThat(page.select("#statuses-table .share-bar rect").eachAttr("width"))
        .as("a bar is a share of orders, the largest fills its place")
        .containsExactly("100%", "8%", "4%", "2%", "2%");
    assertThat(page.select("#refunds-table tbody tr").eachText())
        .startsWith("Electronics 4,120 $612,377 4.1%")
        .endsWith("Unknown 12 $181,460 —");
  }

  @Test
  void theNewestOrdersAreListedSearchedAndDownloaded() {
    kpis.with(
        KpiFile.RECENT_ORDERS,
        List.of(
            SampleKpis.row(
                "O-2",
                "2026-11-22T14:20:07+01:00",
                HOSTILE,
                "Refunded",
                "Online",
                "20.00",
                "5.00",
                "15.00",
                2),
            SampleKpis.row(
                "O-1", "yesterday", "Ada", "cancelled", "Store", "0.00", "0.00", "0.00", 0)));
    publish();

    Document page = page();
    assertThat(page.select("#orders-table thead th").eachText())
        .containsExactly(
            "Order",
            "Ordered",
            "Customer",
            "Status",
            "Channel",
            "Items",
            "Gross",
            "Refunds",
            "Sales");
    assertThat(page.select("#orders-table tbody tr").eachText())
        .containsExactly(
            "O-2 22 Nov 2026, 13:20 " + HOSTILE + " Refunded Online 2 $20.00 $5.00 $15.00",
            "O-1 yesterday Ada cancelled Store 0 $0.00 $0.00 $0.00");
    assertThat(
            Jsoup.parse(given().get("/?orders.find=CANCEL&orders.sort=-gross").asString())
                .select("#orders-table tbody th")
                .eachText())
        .containsExactly("O-1");
    assertThat(given().get("/kpi/recent_orders.csv").asString()).contains("O-2,2026-11-22T14:20");
  }

  @Test
  void whatIsSoldOutFirstStandsFirstAndWhatNobodyBuysIsNeverTheFirst() {
    assertThat(page().select("#stock-table tbody tr").first().text())
        .isEqualTo("Deluxe Kettle 101 Home & Kitchen 35 70 3.5");
    for (String sort : List.of("days_left", "-days_left")) {
      assertThat(
              Jsoup.parse(given().get("/?stock.page=3&stock.sort=" + sort).asString())
                  .select("#stock-table tbody tr")
                  .last()
                  .text())
          .as(sort)
          .isEqualTo("Deluxe Kettle 124 Electronics 840 0 —");
    }
    assertThat(page().select("#stock-download").attr("href")).isEqualTo("kpi/stock.csv");
  }

  @Test
  void moreProductsThanTheHeapHoldsAreSaidAndAllElseIsShown() throws IOException {
    Path set = kpis.publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    Path manifest = set.resolve(DataLayout.MANIFEST);
    Files.writeString(
        manifest,
        Files.readString(manifest).replaceFirst("(stock.csv\":\\{\"rows\":)24", "$199000000000"));
    sets.check();

    assertThat(page().selectFirst("#stock .absent").text())
        .matches("stock.csv has more than [\\d,]+ rows, for which .* a larger heap\\.");
    assertThat(page().select("#orders-table tbody tr")).hasSize(10);
  }

  @Test
  void salesByQuarterOfAnHourAreADownload() {
    assertThat(page().select(".colophon a").eachAttr("href")).containsExactly("tables");
    assertThat(Jsoup.parse(given().get("/tables").asString()).select("a.download").eachAttr("href"))
        .contains("kpi/sales_recent.csv", "kpi/sales_recent.json");
    assertThat(given().get("/kpi/sales_recent.csv").asString())
        .startsWith("quarter_start,orders,items,gross_sales,refunds,sales");
  }

  @Test
  void theTrendTellsRefundsAndComparesGrossSales() {
    Document page = page();

    assertThat(page.select("#trend-table thead th").eachText())
        .containsExactly(
            "Day",
            "Orders",
            "Items",
            "Gross sales",
            "Refunds",
            "Sales",
            "Average",
            "A week before");
    Element figure = page.selectFirst("#trend figure");
    assertThat(figure.attr("data-column")).isEqualTo("3");
    assertThat(figure.attr("data-told").strip()).isEqualTo("4 5");
    assertThat(page.select("#trend .meaning").text())
        .isEqualTo(
            "Orders, items and sales by day, gross sales beside those of a week before: a refund"
                + " stands in the day of its order and may still come.");
    Element alone =
        Jsoup.parse(given().get("/?compare=none").asString()).selectFirst("#trend figure");
    assertThat(alone.attr("data-column")).isEqualTo("5");
    assertThat(alone.attr("data-told").strip()).isEqualTo("3 4");
  }

  @Test
  void aSetOfTheVersionBeforeIsShownAndSaysWhatComesWithTheNextRun() {
    kpis = SampleKpis.twoWeeks(Instant.parse("2026-11-22T14:20:00Z")).beforeRefunds();
    publish();

    Document page = page();

    assertThat(page.select("#problems").text()).doesNotContain("KPI");
    assertThat(page.selectFirst("#card-gross_sales").text()).contains("comes with the next run");
    assertThat(page.selectFirst("#card-total_sales").text()).contains("$48,523,907.35");
    for (String part : List.of("statuses", "refunds", "orders", "stock")) {
      assertThat(page.selectFirst("#" + part).text())
          .as(part)
          .contains("of an earlier version. This part comes with the next run.");
    }
    assertThat(page.select("#trend-table thead th").eachText())
        .containsExactly("Day", "Orders", "Items", "Sales", "Average", "A week before");
    assertThat(page.selectFirst("#trend .footnote").text()).contains("come with the next run");
    assertThat(page.select("#trend-table tbody tr").first().text()).doesNotContain("$0.00");
    Document filtered = Jsoup.parse(given().get("/?range=today").asString());
    assertThat(filtered.select("#selected dt").eachText())
        .containsExactly("Sales", "Orders", "Items", "Average order value");
    assertThat(filtered.select("[data-selected=average]").text())
        .matches("\\$(7|8)\\d\\.\\d\\d .*");
    assertThat(filtered.select("[data-selected=sales] .change")).hasSize(1);
  }

  @Test
  void aPartThatTheSetLacksExplainsItself() {
    kpis.without(KpiFile.SALES_BY_MEMBERSHIP).without(KpiFile.SALES_BY_DAY);
    publish();

    Document page = page();

    assertThat(page.selectFirst("#memberships").text()).contains("made without it");
    assertThat(page.selectFirst("#trend").text()).contains("made without it");
    given().get("/kpi/sales_by_membership.csv").then().statusCode(404);
  }

  @Test
  void pageAndFragmentAreTheSame() {
    Document page = page();

    for (String part : List.of("today", "cards", "trend", "categories", "quality")) {
      Element fragment =
          Jsoup.parseBodyFragment(given().get("/fragments/" + part).asString()).body().child(0);
      assertThat(page.selectFirst("#" + part).outerHtml()).isEqualTo(fragment.outerHtml());
    }
  }

  @Test
  void aBrokenSetKeepsTheNumbersAndSaysWhatIsWrong() throws IOException {
    String good = page().selectFirst("#status").attr("data-set");
    Path set = kpis.publish(FakeServices.dataDir(), "broken-" + UUID.randomUUID());
    Files.delete(set.resolve(KpiFile.TOP_PRODUCTS.fileName()));
    sets.check();

    Document page = page();

    assertThat(page.selectFirst("#status").attr("data-set")).isEqualTo(good);
    assertThat(page.select("#problems li").text()).contains("top_products.csv is missing", "Since");
    assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(given().get("/q/health/ready").asString()).contains("last good set");
  }

  @Test
  void anEtlThatIsGoneIsSaidInWords() {
    FakeServices.silence("/etl/runs/current");

    await()
        .untilAsserted(
            () -> assertThat(page().select("#problems").text()).contains("etl-runner at http"));
    assertThat(page().select("[data-metric=total_sales]")).isNotEmpty();
  }

  @Test
  void theNextRunIsTheSchedulesOwn() {
    Instant next = Instant.now().plusSeconds(300);
    FakeServices.answer(
        "/etl/schedule",
        "{\"cron\":\"*/10 * * * *\",\"zone\":\"UTC\",\"next_fire_time\":\"%s\"}".formatted(next));

    await()
        .untilAsserted(
            () ->
                assertThat(page().select("#countdown").attr("data-countdown-to"))
                    .isEqualTo(next.toString()));
  }

  @Test
  void theMetersTellTheAgeOfTheNumbers() {
    assertThat(given().get("/q/metrics").asString())
        .contains(
            "salespulse_ui_kpi_age_seconds",
            "salespulse_ui_kpi_problem 0.0",
            "salespulse_ui_kpi_incomplete 0.0");
  }

  private void publish() {
    kpis.publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
  }

  private static Document page() {
    Response page = given().get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    return Jsoup.parse(page.asString());
  }
}
