package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Everything up to the first set, so it has an application and a directory of its own. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.MethodName.class)
@TestProfile(FirstStartTest.OwnDirectory.class)
class FirstStartTest {

  /** Restarts the application with a new data directory. */
  public static final class OwnDirectory extends WithFakeServices {}

  @TestHTTPResource("/")
  URL address;

  @Inject KpiSets sets;

  @Test
  void thePipelineFillsUpAndTheFirstNumbersTakeItsPlace() {
    FakeServices.silence("/generator/stats");
    await().untilAsserted(() -> assertThat(board().text()).contains("generator at http"));
    assertThat(given().get("/fragments/cards").statusCode()).isEqualTo(404);
    assertThat(given().get("/q/health/ready").asString()).contains("none published yet");
    Response report = given().get("/report");
    assertThat(report.statusCode()).isEqualTo(503);
    assertThat(report.asString()).contains("There are no numbers yet", "<a href=\"./\">Dashboard");

    FakeServices.answer(
        "/generator/stats",
        "{\"topics\":{\"orders\":{\"clean\":1200,\"dirty\":30,\"duplicates\":4}},\"backfill\":\"RUNNING\"}");
    FakeServices.answer("/status", "{\"topics\":{\"orders\":{\"raw_segments\":1}}}");
    FakeServices.answer(
        "/etl/schedule",
        "{\"cron\":\"0 * * * *\",\"zone\":\"UTC\",\"next_fire_time\":\"2099-01-01T00:00:00Z\"}");
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    await()
        .untilAsserted(
            () ->
                assertThat(board().text())
                    .contains(
                        "1,234 records emitted, the history is being written", "1 file of orders"));

    FakeServices.answer(
        "/etl/runs/current",
        "{\"running\":{\"id\":\"r\",\"started_at\":\"2026-11-22T10:00:00Z\",\"stage\":\"facts\",\"percent\":40}}");
    await().untilAsserted(() -> assertThat(board().text()).contains("Running: facts, 40% done"));

    SampleKpis.twoWeeks(Instant.now()).publish(FakeServices.dataDir(), "first");
    sets.check();
    assertThat(board().select("[data-metric=total_orders]").attr("data-value")).isEqualTo("604812");
    assertThat(board().select("[data-filling]")).isEmpty();
  }

  @Test
  void axeFindsNothingBeforeTheFirstNumbers() {
    Browser browser = Browser.shared();
    browser.at(address.toString());
    Page page = browser.open("/", 390);

    PlaywrightAssertions.assertThat(page.locator("[data-filling]")).isVisible();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(Browser.violations(page)).isEmpty();
      Browser.screenshot(page, "first-start-" + scheme.name().toLowerCase(Locale.ROOT));
    }
    browser.leave();
  }

  private static Document board() {
    return Jsoup.parseBodyFragment(given().get("/fragments/board").asString());
  }
}
