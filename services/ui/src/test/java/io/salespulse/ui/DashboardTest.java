package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(page.select("form[action=/run] button").text()).isEqualTo("Run now");
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
        .isEqualTo("/fragments/trend?by=hour&show=orders");
    assertThat(page.selectFirst("#trend figure").attr("data-column")).isEqualTo("1");
    assertThat(page.selectFirst("#trend figure").attr("data-previous")).isEqualTo("5");
  }

  @Test
  void namesFromTheDataStayText() {
    kpis.with(
            KpiFile.TOP_PRODUCTS,
            List.of(List.of("1", "P1", HOSTILE, "x".repeat(10_000), "2", "19.98")))
        .with(KpiFile.REVENUE_BY_CATEGORY, List.of(List.of(HOSTILE, "2", "19.98", "100.00")))
        .with(KpiFile.DATA_QUALITY, List.of(List.of("orders", HOSTILE, "2", "1")))
        .withMetric(SummaryMetric.TOTAL_ORDERS, "1", "", "", HOSTILE);
    publish();

    Document page = page();

    assertThat(page.select("img, script:not([src]), [onerror]")).isEmpty();
    assertThat(page.selectFirst("#products-table tbody th").text()).isEqualTo(HOSTILE);
    assertThat(page.selectFirst("#products-table tbody td").text()).hasSize(121);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "board",
        "cards",
        "trend",
        "trend?by=hour&show=orders",
        "categories",
        "products",
        "locations",
        "memberships",
        "filters",
        "filters?range=7d&channel=Online",
        "rhythm",
        "churn?churn.find=a&churn.sort=-sales&churn.page=2",
        "cohorts",
        "quality"
      })
  void anUnchangedFragmentIs304(String fragment) {
    Response first = given().get("/fragments/" + fragment);
    assertThat(first.statusCode()).isEqualTo(200);
    String etag = first.header("ETag");

    Response second = given().header("If-None-Match", etag).get("/fragments/" + fragment);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.asString()).isEmpty();
  }

  @Test
  void ofANewSetOnlyTheChangedPartsAreSent() {
    String categories = given().get("/fragments/categories").header("ETag");
    String products = given().get("/fragments/products").header("ETag");
    kpis.with(KpiFile.REVENUE_BY_CATEGORY, List.of(List.of("Books", "2", "19.98", "100.00")));
    publish();

    assertThat(unless(categories, "/fragments/categories")).isEqualTo(200);
    assertThat(unless(products, "/fragments/products")).isEqualTo(304);
  }

  private static int unless(String etag, String path) {
    return given().header("If-None-Match", etag).get(path).statusCode();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fragments/nothing",
        "/fragments/..%2Fpage",
        "/kpi/nothing.csv",
        "/kpi/manifest.json",
        "/kpi/..%2F..%2Fetc%2Fpasswd.csv",
        "/kpi/%2e%2e/manifest.csv",
        "/page",
        "/page.html",
        "/templates/page.html"
      })
  void whatIsNotInTheCatalogueIsNotFound(String path) {
    assertThat(given().urlEncodingEnabled(false).get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aDownloadIsTheCsvMadeSafeForSpreadsheets() {
    kpis.with(
        KpiFile.TOP_PRODUCTS, List.of(List.of("1", "P1", "=HYPERLINK(\"x\")", "+a", "-2", "-9.5")));
    publish();

    Response csv = given().get("/kpi/top_products.csv");

    assertThat(csv.contentType()).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"top_products.csv\"");
    assertThat(csv.asString().lines().toList())
        .containsExactly(
            "rank,product_id,name,category,quantity,revenue",
            "1,P1,\"'=HYPERLINK(\"\"x\"\")\",'+a,-2,-9.5");
  }

  @Test
  void aPageRunsItsOwnCodeAlone() {
    for (String path : List.of("/", "/pipeline", "/?range=7d", "/sign-in")) {
      Response answer = given().get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    }
  }

  @Test
  void whatIsNoPageRunsNothingWhenItIsOpenedAsOne() {
    String script = page().select("script[src]").first().attr("src");
    for (String path : List.of("/kpi/summary.csv", script, "/nowhere")) {
      Response answer = given().get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
    for (String path : List.of("/fragments/cards", "/fragments/nothing", "/fragments/")) {
      Response answer = given().get(path);
      assertThat(answer.header("Content-Security-Policy")).as(path).isEqualTo("sandbox");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void whoTakesItCompressedGetsTheSame() {
    for (String path : List.of("/fragments/cards", "/kpi/churn_risk.csv")) {
      Response packed = given().header("Accept-Encoding", "gzip").get(path);
      Response plain =
          given()
              .config(
                  RestAssured.config()
                      .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
              .get(path);
      assertThat(packed.header("Content-Encoding")).as(path).isEqualTo("gzip");
      assertThat(plain.header("Content-Encoding")).as(path).isNull();
      assertThat(packed.asString()).isEqualTo(plain.asString());
      assertThat(plain.header("Vary")).isEqualToIgnoringCase("accept-encoding");
    }
  }

  @Test
  void everyAssetIsServedFromHere() {
    List<String> assets =
        page().select("script[src], link[href]").stream()
            .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
            .toList();

    assertThat(assets).hasSizeGreaterThan(5).allMatch(asset -> asset.startsWith("/"));
    for (String asset : assets) {
      Response answer = given().get(asset);
      assertThat(answer.statusCode()).as(asset).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).contains("immutable");
    }
    assertThat(given().get("/assets/of-another-release/app.js").header("Cache-Control"))
        .isEqualTo("no-cache");
    assertThat(given().get("/assets/any/application.properties").statusCode()).isEqualTo(404);
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
        .contains("salespulse_ui_kpi_age_seconds", "salespulse_ui_kpi_problem 0.0");
  }

  @Test
  void onlyKnownMethodsAreAnswered() {
    assertThat(given().delete("/").statusCode()).isEqualTo(405);
    assertThat(given().get("/run").statusCode()).isEqualTo(405);
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
