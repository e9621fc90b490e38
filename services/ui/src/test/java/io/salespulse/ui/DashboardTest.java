package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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

    assertThat(page.select(".choice[aria-current]").eachText()).containsExactly("Orders", "Hour");

    assertThat(page.select("#trend-table tbody tr")).hasSize(336);
    assertThat(page.selectFirst("#trend").attr("hx-get"))
        .isEqualTo("fragments/trend?by=hour&show=orders");
    assertThat(page.selectFirst("#trend figure").attr("data-column")).isEqualTo("1");
    assertThat(page.selectFirst("#trend figure").attr("data-previous")).isEqualTo("5");
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

    for (String part : List.of("cards", "trend", "categories", "quality")) {
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
