package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.pipeline.RunRequests;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page does by itself while it is open. */
@QuarkusTest
class RefreshTest extends InBrowser {

  @Inject TestClock clock;

  @Test
  void aRefreshKeepsATooltipOpenWithTheNewNumbers() {
    Page page = browser.open("/", 1440);
    Locator canvas = page.locator("#categories-canvas canvas");
    canvas.scrollIntoViewIfNeeded();
    canvas.hover(new Locator.HoverOptions().setPosition(260, 60));
    page.waitForCondition(() -> Browser.tooltip(page, "categories-canvas").contains("Revenue: $"));

    kpis.with(
        KpiFile.REVENUE_BY_CATEGORY,
        List.of(List.of("Books", "2", "70.00", "70.00"), List.of("Toys", "1", "30.00", "30.00")));
    publish();
    refresh(page);

    page.waitForCondition(
        () -> Browser.tooltip(page, "categories-canvas").contains("Revenue: $70.00"));
  }

  @Test
  void aRefreshKeepsFocusPlaceAndWhatIsOpen() {
    Page page = browser.open("/", 1440);
    // The header says first what it has to say of the other services. Where it grows afterwards the
    // browser keeps the place, but by whole pixels, and a line of text has 22.5 of them.
    page.waitForCondition(
        () -> {
          refresh(page);
          return page.locator("#problems li").count() > 0;
        });
    page.getByLabel("How Orders is made").click();
    assertThat(page.locator("#formula-total_orders")).isVisible();
    page.locator("#about-total_sales").focus();
    page.locator("#trend-toggle").evaluate("button => button.click()");
    page.evaluate("window.scrollTo(0, 120)");
    double top = page.locator("#about-total_sales").boundingBox().y;

    kpis.withMetric(SummaryMetric.TOTAL_ORDERS, "604813", "", "", "");
    publish();
    refresh(page);

    assertThat(page.locator("[data-metric=total_orders]")).hasAttribute("data-value", "604813");
    assertThat(page.locator("#about-total_sales")).isFocused();
    assertThat(page.locator("#formula-total_orders")).isVisible();
    assertThat(page.locator("#trend-table")).isVisible();
    assertThat(page.locator("#about-total_sales").boundingBox().y).isEqualTo(top);
  }

  @Test
  void onlyWhatIsDifferentIsTouched() {
    Page page = browser.open("/", 1440);
    page.evaluate(
        """
        () => {
          window.touched = [];
          const touch = ({target}) =>
              touched.push((target.closest ? target : target.parentElement).closest('[id]').id);
          // htmx marks who is asking by a class.
          new MutationObserver(
              changes => changes.filter(change => change.attributeName !== 'class').forEach(touch))
              .observe(document.getElementById('board'),
                  {subtree: true, childList: true, characterData: true, attributes: true});
        }
        """);

    kpis.withMetric(SummaryMetric.TOTAL_ORDERS, "604813", "", "", "");
    publish();
    refresh(page);

    assertThat(page.locator("[data-metric=total_orders]")).hasAttribute("data-value", "604813");
    assertThat(page.evaluate("[...new Set(touched)].sort().join()"))
        .isEqualTo("card-total_orders,cards");
  }

  @Test
  void partsWithoutNewsAreNotSentAgain() {
    Page page = browser.open("/", 1440);
    List<Response> answers = new ArrayList<>();
    page.onResponse(answers::add);

    kpis.withMetric(SummaryMetric.TOTAL_ORDERS, "604813", "", "", "");
    publish();
    refresh(page);

    page.waitForCondition(
        () -> answers.stream().anyMatch(answer -> answer.url().contains("/fragments/today")));
    assertThat(answers)
        .filteredOn(answer -> answer.url().contains("/fragments/today"))
        .allMatch(answer -> answer.status() == 304);
  }

  @Test
  void whatIsOutOfSightIsRefreshedWhenItComesIntoSight() {
    Page page = browser.open("/", 1440);
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> asked.add(request.url()));

    kpis.with(KpiFile.SALES_BY_CHANNEL, List.of(List.of("Kiosk", "1", "2.00", "100.00")))
        .withMetric(SummaryMetric.TOTAL_ORDERS, "1", "", "", "");
    publish();
    refresh(page);
    assertThat(page.locator("[data-metric=total_orders]")).hasAttribute("data-value", "1");
    assertThat(asked).noneMatch(url -> url.contains("/fragments/quality"));

    page.locator("#quality").scrollIntoViewIfNeeded();
    page.locator("#channels").scrollIntoViewIfNeeded();
    assertThat(page.locator("#channels-table")).containsText("Kiosk");
  }

  @ParameterizedTest
  @CsvSource({"false, 30, true", "true, 30, false", "false, 0, false"})
  void aHiddenTabAndOneThatIsOffDoNotPoll(boolean hidden, String refresh, boolean polls) {
    Page page = browser.visitor(new NewContextOptions());
    page.addInitScript(
        "Object.defineProperty(document, 'hidden', {get: () => %s});localStorage.refresh='%s'"
            .formatted(hidden, refresh));
    page.clock().install();
    page.navigate("/");
    // Asked by the page itself: its own count is there as soon as its timers have run.
    page.evaluate(
        """
        () => {
          window.asked = [];
          document.addEventListener('htmx:beforeRequest',
              event => asked.push(event.detail.requestConfig.path));
        }
        """);

    page.clock().runFor(65_000);

    List<?> asked = (List<?>) page.evaluate("asked");
    assertThat(asked.contains("fragments/status")).isEqualTo(polls);
    assertThat(asked.contains("fragments/live")).isEqualTo(polls);
  }

  @Test
  void theAgeTurnsAmberAndRedWhileThePageIsOpen() {
    Page page = browser.visitor(new NewContextOptions());
    page.clock().install();
    page.navigate("/");
    Locator age = page.locator("#as-of");
    assertThat(age).hasAttribute("data-level", "fresh");

    for (String level : List.of("late", "stale")) {
      Object left =
          page.evaluate(
              "from => Date.parse(document.getElementById('as-of').dataset[from]) - Date.now()",
              level + "From");
      page.clock().fastForward(((Number) left).longValue() + 2000);
      assertThat(age).hasAttribute("data-level", level);
    }
    assertThat(age.getByText("two or more scheduled runs are missing")).isVisible();
    assertThat(age.getByText("one scheduled run is missing")).isHidden();
  }

  /** Also where a proxy is in front, which answers for it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 502, 503})
  void aDashboardThatIsGoneIsSaidAndForgottenWhenItIsBack(int status) {
    Page page = browser.open("/", 1440);
    page.route(
        "**/fragments/status",
        route -> {
          if (status == 0) {
            route.abort();
          } else {
            route.fulfill(new Route.FulfillOptions().setStatus(status));
          }
        });
    refresh(page);
    assertThat(page.getByText("The dashboard does not answer.")).isVisible();
    assertThat(page.locator("[data-metric=total_orders]")).hasAttribute("data-value", "604812");

    page.unroute("**/fragments/status");
    refresh(page);
    assertThat(page.getByText("The dashboard does not answer.")).isHidden();
  }

  @Test
  void runNowShowsItsStagesAndItsResult() {
    clock.advance(RunRequests.PAUSE);
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    Instant now = Instant.now();
    CountDownLatch end =
        FakeServices.nextRun(
            200,
            """
            {"id":"r","status":"SUCCEEDED","trigger":"REQUEST","as_of":"%1$s","started_at":"%1$s",
             "finished_at":"%1$s","stages":[],"rows":{},"rejected":0,
             "days_rebuilt":["2026-11-22"],"warnings":[],"failure":null}"""
                .formatted(now));
    Page page = browser.open("/", 1440);
    Locator run = button(page, "Run now");

    run.click();
    assertThat(run).isDisabled();
    FakeServices.answer(
        "/etl/runs/current",
        "{\"running\":{\"id\":\"r\",\"started_at\":\"%s\",\"stage\":\"build-facts\",\"percent\":40}}"
            .formatted(clock.instant()));
    assertThat(page.locator("#run-state")).containsText("Running: build facts");
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    end.countDown();
    assertThat(page.locator("#run-result")).containsText("1 day rebuilt");
    assertThat(run).isEnabled();
    FakeServices.silence("/etl/runs/current");
  }

  @Test
  void runNowIsHeardAlsoWhileThePageAsksForNews() {
    clock.advance(RunRequests.PAUSE);
    Page page = browser.open("/", 1440);
    List<Route> unanswered = new ArrayList<>();
    page.route("**/fragments/status", unanswered::add);
    refresh(page);
    page.waitForCondition(() -> !unanswered.isEmpty());

    page.waitForRequest("**/run", () -> button(page, "Run now").click());
  }

  @Test
  void aRefreshOfWhatIsInSightIsSmall() {
    Page page = browser.open("/", 1440);
    List<Request> asked = new ArrayList<>();
    List<Request> answered = new ArrayList<>();
    page.onRequest(asked::add);
    page.onRequestFinished(answered::add);

    kpis =
        SampleKpis.twoWeeks(Instant.now().plusSeconds(3600))
            .withMetric(SummaryMetric.TOTAL_ORDERS, "7", "", "", "");
    publish();
    refresh(page);
    // All parts in sight are asked for together with the cards.
    assertThat(page.locator("[data-metric=total_orders]")).hasAttribute("data-value", "7");
    page.waitForCondition(() -> answered.containsAll(asked));

    assertThat(asked).anyMatch(request -> request.url().contains("/fragments/today"));
    int bytes =
        List.copyOf(answered).stream()
            .filter(request -> request.url().contains("/fragments/"))
            .mapToInt(request -> request.sizes().responseBodySize)
            .sum();
    assertThat(bytes).isBetween(1000, 5 * 1024);
  }
}
