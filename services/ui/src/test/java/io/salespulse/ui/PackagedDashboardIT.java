package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.salespulse.contract.KpiFile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged dashboard, or its native image where that was built. It asks for everything that an
 * artifact can lack while the code is right: templates, assets, the classes of JSON and CSV, and
 * locales.
 */
@QuarkusIntegrationTest
@TestProfile(WithFakeServices.class)
class PackagedDashboardIT {

  @BeforeEach
  void aSetIsShown() {
    String run = "packaged-" + UUID.randomUUID();
    SampleKpis.twoWeeks(Instant.now()).publish(FakeServices.dataDir(), run);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(page("/").select("[data-metric=total_sales]").text())
                    .isEqualTo("$48,523,907.35"));
  }

  @Test
  void everyAssetThatAPageNamesIsThere() {
    for (String path : List.of("/", "/pipeline")) {
      List<String> assets =
          page(path).select("script[src], link[href]").stream()
              .map(each -> each.hasAttr("src") ? each.attr("src") : each.attr("href"))
              .toList();

      assertThat(assets).anyMatch(asset -> asset.matches("\\./assets/app-\\w+\\.js"));
      for (String asset : assets) {
        Response answer = given().get(URI.create("/").resolve(asset));
        assertThat(answer.statusCode()).as(asset).isEqualTo(200);
        assertThat(answer.asByteArray()).as(asset).isNotEmpty();
        assertThat(answer.header("Cache-Control")).as(asset).contains("immutable");
        assertThat(answer.header("Content-Encoding")).as(asset).isEqualTo("gzip");
      }
    }
  }

  @Test
  void everyPartOfAPageIsRenderedByItself() {
    for (String path : List.of("/", "/pipeline")) {
      List<String> parts = page(path).select("[hx-get]").eachAttr("hx-get");

      assertThat(parts).isNotEmpty();
      for (String part : parts) {
        assertThat(given().get(part).statusCode()).as(part).isIn(200, 204);
      }
    }
  }

  @Test
  void kpisAreDownloads() {
    for (KpiFile file : List.of(KpiFile.SUMMARY, KpiFile.SALES_BY_DAY)) {
      assertThat(given().get("/kpi/" + file.fileName()).asString())
          .as(file.fileName())
          .startsWith(String.join(",", file.columns()));
    }
  }

  @Test
  void whatTheOtherServicesSayIsOnThePipelinePage() {
    FakeServices.answer(
        "/generator/stats",
        "{\"topics\":{\"orders\":{\"clean\":1200,\"dirty\":30,\"duplicates\":4}},"
            + "\"orders_per_second\":2.5,\"backfill\":\"DONE\"}");
    FakeServices.answer(
        "/etl/schedule",
        "{\"cron\":\"0 * * * *\",\"zone\":\"UTC\",\"next_fire_time\":\"2099-01-01T00:00:00Z\"}");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(page("/pipeline").select("#room-generator").text()).contains("1,234");
              assertThat(page("/pipeline").select("header").text()).contains("Next run");
            });
  }

  @Test
  void whatTheSinkSaysIsInTheLiveStrip() {
    FakeServices.answer("/live", LiveStripTest.sales(1, "1234.50"));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(page("/").select("#live dl").text()).contains("1 order", "$1,234.50"));
  }

  @Test
  void aBrowserIsToldWhatIsNotThere() {
    for (String path : List.of("/nowhere", "/kpi/nothing.csv")) {
      Response answer = given().header("Accept", "text/html,*/*;q=0.8").get(path);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.asString()).contains("There is nothing at " + path);
    }
  }

  @Test
  void healthAndMetricsAnswer() {
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    assertThat(given().get("/q/health/ready").asString()).contains("\"UP\"");
    assertThat(given().get("/q/metrics").asString()).contains("salespulse_ui_");
  }

  private static Document page(String path) {
    return Jsoup.parse(given().get(path).asString());
  }
}
