package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.Goals;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.pipeline.Pipeline;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the pages show of the shop's alerts and goals. */
@QuarkusTest
class AlertsAndGoalsTest extends InBrowser {

  /** So that two weeks are of two months. */
  private static final Instant AS_OF = Instant.parse("2026-11-05T12:00:00Z");

  private static final Goals GOALS =
      new Goals(
          Optional.of(new BigDecimal("200000")),
          Map.of(YearMonth.parse("2026-11"), new BigDecimal("250000")));

  @Inject Pipeline pipeline;

  @AfterEach
  void noAlerts() {
    told("");
    FakeServices.silence("/etl/alerts");
  }

  @Test
  void anAlertThatHoldsStandsAtTheHeadOfBothPagesUntilItEnds() {
    told(
        """
        {"condition":{"metric":"sales_growth_pct","of":"value","below":-30,"above":null},
         "value":-41.20,"since":"2026-11-05T11:40:00Z","undelivered":null},
        {"condition":{"metric":"new_customers","of":"change_pct","below":null,"above":99.5},
         "value":120.00,"since":"2026-11-05T11:50:00Z","undelivered":null},
        {"condition":{"metric":"refund_rate_pct","of":"value","below":null,"above":10},
         "value":10.02,"since":"2026-11-05T11:55:00Z","undelivered":null},
        {"condition":{"metric":"hours_to_first_order","of":"value","below":null,"above":24.25},
         "value":24.26,"since":"2026-11-05T11:55:00Z","undelivered":null},
        {"condition":{"metric":"inventory_turnover","of":"value","below":0.125,"above":null},
         "value":0.12,"since":"2026-11-05T11:55:00Z","undelivered":null},
        {"condition":{"metric":"total_orders","of":"value","below":2.5,"above":null},
         "value":7,"since":null,"undelivered":null}""");

    for (String path : List.of("/", "/pipeline", "/fragments/status")) {
      Document page = page(path);
      assertThat(page.select("#alerts li").eachText())
          .as(path)
          .satisfiesExactly(
              growth -> assertThat(growth).startsWith("Sales growth -41.2%, below -30%. Since"),
              change ->
                  assertThat(change)
                      .startsWith("New customers changed by 120%, above 99.5%. Since"),
              refunds -> assertThat(refunds).startsWith("Refund rate 10.02%, above 10%. Since"),
              hours ->
                  assertThat(hours).startsWith("Time to first order 24.26 h, above 24.25 h. Since"),
              turnover ->
                  assertThat(turnover).startsWith("Inventory turnover 0.12×, below 0.125×. Since"));
      assertThat(page.select("#alerts time").eachAttr("datetime"))
          .startsWith("2026-11-05T11:40:00Z", "2026-11-05T11:50:00Z");
    }

    FakeServices.silence("/etl/alerts");
    pipeline.refreshAlerts();
    assertThat(page("/").select("#alerts li")).as("nobody said that they ended").hasSize(5);

    told("");
    assertThat(page("/").select("#alerts li")).isEmpty();
  }

  @Test
  void aWebhookThatIsNotReachedIsAProblemByItsHost() {
    told(
        """
        {"condition":{"metric":"sales_growth_pct","of":"value","below":-30},"value":5,"since":null,
         "undelivered":{"host":"hooks.example.com","messages":2,"since":"2026-11-05T11:40:00Z",
          "problem":"answers <b>503</b>; it is tried again"}}""");

    for (String path : List.of("/", "/pipeline")) {
      assertThat(page(path).select("#problems").text())
          .contains(
              "The webhook at hooks.example.com, which should be told of sales growth, answers"
                  + " <b>503</b>; it is tried again. Since");
      assertThat(page(path).select("#alerts li")).isEmpty();
    }
  }

  @Test
  void aWebhookThatHasNotTakenTheReportIsAProblemToo() {
    FakeServices.answer(
        "/etl/alerts",
        """
        {"alerts":[],"undelivered_report":{"host":"hooks.example.com","messages":1,
         "since":"2026-11-05T11:40:00Z","problem":"answers 503; it is tried again"}}""");
    pipeline.refreshAlerts();

    assertThat(page("/").select("#problems").text())
        .contains(
            "The webhook at hooks.example.com, which should be told of the daily report, answers"
                + " 503; it is tried again. Since");
  }

  @Test
  void alertsThatNobodyCanComputeWithAreNotShown() {
    told(
        """
        {"condition":{"metric":"total_orders","of":"value","below":1e999999999},
         "value":7,"since":"2026-11-05T11:40:00Z"}""");

    assertThat(page("/").select("#alerts li")).isEmpty();
  }

  @Test
  void theSalesCardSaysHowFarTheMonthIsFromItsGoal() {
    goals("155000.00");

    Element card = page("/").selectFirst("#card-total_sales");
    assertThat(card.text()).contains("62.0% of November's goal of $250,000");
    assertThat(card.selectFirst("progress.goal").attr("value")).isEqualTo("62");
    assertThat(page("/").select("progress.goal")).hasSize(1);

    goals("249999.99");
    assertThat(page("/").selectFirst("#card-total_sales").text()).contains("99.9% of November's");
    goals("300000.00");
    assertThat(page("/").selectFirst("progress.goal").attr("value")).isEqualTo("100");

    kpis.withGoals(Goals.NONE);
    publish();
    assertThat(page("/").select("progress.goal")).isEmpty();
  }

  @Test
  void theTrendByMonthHasTheGoalsOfAllThatTheShopSells() {
    goals("155000.00");

    Element trend = page("/?by=month").selectFirst("#trend");
    int column = trend.select("thead th").eachText().indexOf("Goal");
    assertThat(trend.selectFirst("figure").attr("data-goal")).isEqualTo(String.valueOf(column));
    assertThat(trend.select("tbody tr td:nth-child(%d)".formatted(column + 1)).eachText())
        .containsExactly("$200,000", "$250,000");
    assertThat(
            trend.select("tbody tr td:nth-child(%d)".formatted(column + 1)).eachAttr("data-value"))
        .containsExactly("200000", "250000");

    for (String query : List.of("", "?by=month&show=orders", "?by=month&channel=Online")) {
      assertThat(goalColumns(query)).as(query).isEmpty();
    }

    kpis.withGoals(
        new Goals(Optional.empty(), Map.of(YearMonth.parse("2026-12"), new BigDecimal("250000"))));
    publish();
    assertThat(goalColumns("?by=month")).as("no month that is shown has a goal").isEmpty();
  }

  private static List<Element> goalColumns(String query) {
    return page("/" + query).select("#trend thead th:contains(Goal)");
  }

  @Test
  void alertsAndGoalsHaveRoomOnEveryScreenAndTheChartDrawsTheGoal() {
    told(
        """
        {"condition":{"metric":"sales_growth_pct","of":"value","below":-30},
         "value":-41.20,"since":"2026-11-05T11:40:00Z"}""");
    goals("155000.00");
    Page page = browser.open("/?by=month", 390);
    assertThat(page.locator("#alerts")).containsText("Sales growth -41.2%, below -30%.");

    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
      for (int width : new int[] {390, 1440}) {
        page.setViewportSize(width, 900);
        Browser.awaitCharts(page);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(Browser.violations(page, "#status")).isEmpty();
        assertThat(Browser.violations(page, "#card-total_sales")).isEmpty();
        Browser.screenshot(
            page, "alerts-%s-%d".formatted(theme.name().toLowerCase(Locale.ROOT), width));
      }
    }
    assertThat(Browser.drawn(page, "trend-canvas")).contains("Goal");
  }

  private void told(String alerts) {
    FakeServices.answer("/etl/alerts", "{\"alerts\":[" + alerts + "]}");
    pipeline.refreshAlerts();
  }

  private void goals(String salesOfNovember) {
    kpis =
        SampleKpis.twoWeeks(AS_OF)
            .with(
                KpiFile.SALES_BY_MONTH,
                List.of(
                    SampleKpis.row("2026-10", 9, 9, "900000.00", "0.00", "900000.00"),
                    SampleKpis.row("2026-11", 9, 9, salesOfNovember, "0.00", salesOfNovember)))
            .withGoals(GOALS);
    publish();
  }

  private static Document page(String path) {
    return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
  }
}
