package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.ui.pipeline.Pipeline;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages say of a run that failed or had to do without something. */
@QuarkusTest
class FailedRunTest extends InBrowser {

  /** How many boxes of the last runs hide a part of their text. */
  private static final String CUT =
      """
      () => [...document.querySelectorAll('.data:has(#runs-table)')]
          .filter(box => box.scrollWidth > box.clientWidth).length
      """;

  private static final String WARNING =
      "the sink at http://sink-2:8082 did not publish all that Kafka has (no answer within 10 s):"
          + " this run uses what is there";

  @Inject Pipeline pipeline;

  @Inject TestClock clock;

  private Instant start;

  @BeforeEach
  void theEtlIsThere() {
    // Other tests have let that clock go ahead, and asked for runs by it.
    start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    FakeServices.answer(
        "/etl/schedule",
        "{\"cron\":\"*/10 * * * *\",\"zone\":\"UTC\",\"next_fire_time\":\"%s\"}"
            .formatted(start.plusSeconds(300)));
    pipeline.refreshProgress();
    pipeline.refreshSchedule();
  }

  @AfterEach
  void noRunIsKnown() {
    told("");
    List.of("/etl/runs/current", "/etl/schedule").forEach(FakeServices::silence);
  }

  @Test
  void aFailureOfTheScheduleIsSaidUntilALaterRunHasPublished() {
    told(SampleRuns.failed(start.plusSeconds(5), SampleRuns.REASON));

    assertThat(page("/").select("#problems li").text())
        .contains(
            "The last run failed at “build facts”: No space left on device;",
            "The numbers are those of the last good run. Since");

    kpis = SampleKpis.twoWeeks(start.plusSeconds(600));
    publish();
    assertThat(page("/").select("#problems").text()).doesNotContain("failed");
  }

  @Test
  void theLastRunsNameTheFileHoweverMuchIsSaidBeforeIt() {
    told(SampleRuns.failed(start.plusSeconds(5), SampleRuns.REASON));

    Document page = page("/pipeline");

    assertThat(page.select("#room-etl").attr("data-level")).isEqualTo("bad");
    assertThat(page.select("#room-etl p").text())
        .startsWith("The last run failed at “build facts”: No space left on device;");
    assertThat(page.select("#runs-table tbody tr").text())
        .contains("Failed at “build facts”", SampleRuns.FILE, "Discover 41 ms");
  }

  @Test
  void warningsAreTheRoomsVerdictAndStandInFullAmongTheLastRuns() {
    String second =
        "import/orders/a.csv was not read: line 1: its values are separated by ';'; ".repeat(30)
            + "the end";
    told(SampleRuns.succeeded(start, WARNING, second));

    Document page = page("/pipeline");

    assertThat(page.select("#room-etl").attr("data-level")).isEqualTo("late");
    assertThat(page.select("#room-etl p").text())
        .isEqualTo(
            "The last run succeeded, but "
                + WARNING
                + ". One more warning is among the last runs.");
    assertThat(page.select("#runs-table tbody tr").text())
        .contains("with warnings: " + WARNING + "; " + second, "Compute KPIs 1.8 s");
    assertThat(page("/").select("#problems").text()).doesNotContain("last run");
  }

  @Test
  void numbersThatLackRecordsSaySoOnEveryPageAndSinceWhen() {
    Instant first = start.minusSeconds(1200);
    told(
        String.join(
            ",",
            SampleRuns.incomplete(start, WARNING),
            SampleRuns.failed(start.minusSeconds(600), SampleRuns.REASON),
            SampleRuns.incomplete(first, WARNING),
            SampleRuns.succeeded(start.minusSeconds(1800)),
            SampleRuns.incomplete(start.minusSeconds(2400), WARNING)));
    kpis = SampleKpis.twoWeeks(start).incomplete(WARNING);
    publish();

    for (String path : List.of("/", "/pipeline")) {
      Document page = page(path);
      assertThat(page.select("#problems li").text())
          .startsWith("These numbers may not be complete, as " + WARNING + ". Since");
      assertThat(page.select("#problems time").attr("datetime")).isEqualTo(first.toString());
    }
    assertThat(given().get("/q/metrics").asString()).contains("salespulse_ui_kpi_incomplete 1.0");

    kpis = SampleKpis.twoWeeks(start.plusSeconds(600));
    publish();
    assertThat(page("/").select("#problems").text()).doesNotContain("complete");
  }

  @Test
  void aTopicOfWhichMostIsTurnedAwayIsSaidWithItsReasonUntilARunIsFine() {
    String reason = "order_date is missing";
    Instant first = start.minusSeconds(1200);
    told(
        String.join(
            ",",
            SampleRuns.refusing(start, 390, 400, reason),
            SampleRuns.failed(start.minusSeconds(600), SampleRuns.REASON),
            SampleRuns.refusing(first, 201, 400, reason),
            SampleRuns.refusing(start.minusSeconds(1800), 200, 400, reason)));
    kpis =
        SampleKpis.twoWeeks(start)
            .refusing("orders", 390, 400, reason)
            .refusing("order_items", 3, 1200, reason);
    publish();

    assertThat(page("/").select("#problems li").text())
        .startsWith(
            "Most of what the last run found new on orders was rejected: 390 of 400."
                + " Most often: order_date is missing. Since")
        .doesNotContain("order items");
    assertThat(page("/pipeline").select("#problems time").attr("datetime"))
        .isEqualTo(first.toString());

    kpis = SampleKpis.twoWeeks(start.plusSeconds(600)).refusing("orders", 1, 400, reason);
    publish();
    assertThat(page("/").select("#problems").text()).doesNotContain("rejected");
  }

  @Test
  void theFirstRunOfAllSaysItBeforeThereAreNumbers() {
    told(SampleRuns.refusing(start.plusSeconds(60), 400, 400, "<b>it is no JSON</b>"));

    assertThat(page("/").select("#problems li").text())
        .contains("on orders was rejected: 400 of 400. Most often: <b>it is no JSON</b>.");
  }

  @ParameterizedTest
  @CsvSource({"dashboard, /", "pipeline, /pipeline"})
  void whatIsSaidOfItHasRoomOnEveryScreen(String name, String path) {
    told(
        SampleRuns.failed(start.plusSeconds(5), SampleRuns.REASON)
            + ","
            + SampleRuns.succeeded(start.minusSeconds(600), WARNING)
            + ","
            + SampleRuns.succeeded(start.minusSeconds(1200)));
    kpis =
        SampleKpis.twoWeeks(start)
            .incomplete(
                "a producer's transaction on orders, partition 3, is open since 2026-11-22T14:03:11Z:\n"
                    + "what came behind it is not read;\nhistory is still coming in from the"
                    + " generator;\nnobody vouches for order_items, partitions 0, 1, 2, 3")
            .refusing("order_items", 1_234_567, 1_300_000, "eyJ" + "x".repeat(400));
    publish();
    Page page = browser.open(path, 390);
    assertThat(page.locator("#problems")).containsText("The last run failed");
    assertThat(page.locator("#problems")).containsText("is open since 2026-11-22T14:03:11Z: what");
    assertThat(page.locator("#problems")).containsText("1,234,567 of 1,300,000. Most often: eyJxx");

    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
      for (int width : new int[] {390, 1440}) {
        page.setViewportSize(width, 900);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(page.evaluate(CUT)).isEqualTo(0);
        Browser.screenshot(
            page,
            "failed-run-%s-%s-%d".formatted(name, theme.name().toLowerCase(Locale.ROOT), width));
      }
    }
  }

  private void told(String runs) {
    FakeServices.answer("/etl/runs", "[" + runs + "]");
    pipeline.refreshScheduleAndRuns();
  }

  private static Document page(String path) {
    return Jsoup.parse(given().get(path).asString());
  }
}
