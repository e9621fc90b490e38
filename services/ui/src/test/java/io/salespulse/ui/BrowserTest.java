package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a visitor uses it, by roles and labels. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class BrowserTest {

  private final Browser browser = Browser.shared();

  @TestHTTPResource("/")
  URL address;

  @Inject KpiSets sets;

  private SampleKpis kpis;

  @BeforeEach
  void aFreshSet() {
    kpis = SampleKpis.twoWeeks(Instant.now());
    publish();
    browser.at(address.toString());
  }

  @AfterEach
  void leave() {
    browser.leave();
  }

  @Test
  void everyChoiceIsInTheAddressAndTheWayBackLeadsBack() {
    Page page = browser.open("/", 1440);
    List<String> errors = errors(page);

    // Each answer is waited for: one that a later choice overtakes is an error in htmx's eyes.
    link(page, "Orders").first().click();
    assertThat(page).hasURL(Pattern.compile("\\?show=orders$"));
    assertThat(page.locator("#show-orders")).hasAttribute("aria-current", "true");
    link(page, "Week").click();
    assertThat(page.locator("#by-week")).hasAttribute("aria-current", "true");
    filter(page, "Days").selectOption("7d");
    assertThat(page).hasURL(Pattern.compile("by=week&show=orders&range=7d|range=7d"));
    assertThat(page.locator(".chip")).hasCount(1);
    filter(page, "Channel").selectOption("Online");
    assertThat(page.locator(".chip")).hasCount(2);
    assertThat(page.locator("[data-selected=sales]")).containsText("before");
    assertThat(page.locator("#announce")).containsText("Channel: Online");

    page.getByRole(
            AriaRole.LINK, new Page.GetByRoleOptions().setName("Remove the filter Days: Last 7"))
        .click();
    assertThat(page.locator(".chip")).hasCount(1);
    assertThat(filter(page, "Days")).hasValue("all");
    page.goBack();
    assertThat(page.locator(".chip")).hasCount(2);
    assertThat(filter(page, "Days")).hasValue("7d");

    String shared = page.url();
    Page other = browser.open(shared, 1440);
    assertThat(other.locator(".chip")).hasCount(2);
    assertThat(other.locator("#by-week")).hasAttribute("aria-current", "true");
    assertThat(errors).isEmpty();
  }

  @Test
  void aChoiceDoesNotWaitForTheAnswerToTheOneBefore() {
    Page page = browser.open("/", 1440);
    List<Route> unanswered = new ArrayList<>();
    page.route("**/fragments/board?show=orders", unanswered::add);
    link(page, "Orders").first().click();
    page.waitForCondition(() -> !unanswered.isEmpty());

    link(page, "Week").click();

    assertThat(page.locator("#by-week")).hasAttribute("aria-current", "true");
    assertThat(page.locator("#show-orders")).hasAttribute("aria-current", "true");
  }

  @Test
  void aRowAndABarOfTheChartFilter() {
    Page page = browser.open("/", 1440);

    page.locator("#channels-table").getByText("Mobile App").click();
    assertThat(page).hasURL(Pattern.compile("channel=Mobile\\+App"));
    Locator canvas = page.locator("#categories-canvas canvas");
    canvas.scrollIntoViewIfNeeded();
    canvas.click(new Locator.ClickOptions().setPosition(260, 30));
    assertThat(page).hasURL(Pattern.compile("category=Beauty"));
    assertThat(page.locator("#categories-table tr.chosen")).hasCount(1);
  }

  @Test
  void aSliceFiltersAndFiltersNoMore() {
    Page page = browser.open("/", 1440);

    Locator slices = page.locator("#memberships-slices .slice");
    assertThat(slices).hasCount(4);
    slices.nth(1).click();
    assertThat(page).hasURL(Pattern.compile("membership="));
    assertThat(page.locator("#memberships-table tr.chosen")).hasCount(1);
    assertThat(page.locator("#memberships-slices [data-chosen]")).hasCount(1);
    page.locator("#memberships-slices [data-chosen]").click();
    assertThat(page.locator(".chip")).hasCount(0);
  }

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
    page.evaluate("htmx.trigger('#status', 'poll')");

    page.waitForCondition(
        () -> Browser.tooltip(page, "categories-canvas").contains("Revenue: $70.00"));
  }

  @Test
  void onAPhoneTheSettingsOpenFromTheirButton() {
    Page page = browser.open("/", 390);

    assertThat(page.getByLabel("Theme")).isHidden();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Settings")).click();
    page.getByLabel("Theme").selectOption("dark");
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.keyboard().press("Escape");
    assertThat(page.getByLabel("Theme")).isHidden();
  }

  @Test
  void aTableIsSearchedWhileTypingAndKeepsTheFocus() {
    Page page = browser.open("/", 1440);

    Locator search = page.getByLabel("Search Customers at risk").last();
    search.pressSequentially("rossi");
    assertThat(page).hasURL(Pattern.compile("churn.find=rossi"));
    assertThat(page.locator("#churn-table tbody th").first()).containsText("Rossi");
    assertThat(search).isFocused();
    assertThat(search).hasValue("rossi");
    page.locator("#churn-sort-sales").click();
    assertThat(page.locator("#churn-table th[aria-sort=descending]")).hasText("Sales");
  }

  @Test
  void aRefreshKeepsFocusScrollAndWhatIsOpen() {
    Page page = browser.open("/", 1440);
    page.getByLabel("How Orders is made").click();
    assertThat(page.locator("#formula-total_orders")).isVisible();
    page.locator("#about-total_sales").focus();
    page.evaluate("window.scrollTo(0, 120)");

    kpis.withMetric(SummaryMetric.TOTAL_ORDERS, "604813", "", "", "");
    publish();
    page.evaluate("htmx.trigger('#status', 'poll')");

    assertThat(page.locator("[data-metric=total_orders]")).hasAttribute("data-value", "604813");
    assertThat(page.locator("#about-total_sales")).isFocused();
    assertThat(page.locator("#formula-total_orders")).isVisible();
    assertThat(page.evaluate("window.scrollY")).isEqualTo(120);
  }

  @Test
  void whatIsOutOfSightIsRefreshedWhenItComesIntoSight() {
    Page page = browser.open("/", 1440);
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> asked.add(request.url()));

    kpis.with(KpiFile.SALES_BY_CHANNEL, List.of(List.of("Kiosk", "1", "2.00", "100.00")))
        .withMetric(SummaryMetric.TOTAL_ORDERS, "1", "", "", "");
    publish();
    page.evaluate("htmx.trigger('#status', 'poll')");
    assertThat(page.locator("[data-metric=total_orders]")).hasAttribute("data-value", "1");
    assertThat(asked).noneMatch(url -> url.contains("/fragments/quality"));

    page.locator("#quality").scrollIntoViewIfNeeded();
    page.locator("#channels").scrollIntoViewIfNeeded();
    assertThat(page.locator("#channels-table")).containsText("Kiosk");
  }

  @Test
  void themeAndRefreshAreKeptInTheBrowser() {
    Page page = browser.open("/", 1440);

    page.getByLabel("Theme").selectOption("dark");
    page.getByLabel("Refresh").selectOption("off");
    page.reload();

    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(page.getByLabel("Refresh")).hasValue("0");
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(16, 20, 27)");
  }

  @Test
  void theKeyboardHasItsKeysAndItsHelp() {
    Page page = browser.open("/", 1440);

    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    page.keyboard().press("f");
    assertThat(page.locator("#filter-range")).isFocused();
    page.locator("#filter-range").blur();
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    page.evaluate(
        """
        () => {
          document.getElementById('help').close();
          document.activeElement.dispatchEvent(
              new KeyboardEvent('keydown', {key: 'f', bubbles: true}));
        }
        """);
    assertThat(page.locator("#filter-range")).isFocused();
    page.locator("#help-open").focus();
    page.keyboard().press("p");
    assertThat(page).hasTitle("Pipeline · Salespulse");
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
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> asked.add(request.url()));

    page.clock().runFor(65_000);
    page.evaluate("1");

    assertThat(asked.stream().anyMatch(url -> url.contains("/fragments/status"))).isEqualTo(polls);
    assertThat(asked.stream().anyMatch(url -> url.contains("/fragments/live"))).isEqualTo(polls);
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

  @Test
  void namesFromTheDataNeverRun() {
    String hostile = "<img src=x onerror=\"window.owned=1\">{a|b}\u202E\u2067";
    String endless = hostile + "'\"><script>window.owned=1//".repeat(400);
    kpis.with(
            KpiFile.REVENUE_BY_CATEGORY,
            List.of(
                List.of(hostile, "2", "19.98", "60.00"), List.of(endless, "1", "9.98", "40.00")))
        .with(
            KpiFile.TOP_PRODUCTS,
            List.of(
                List.of("1", "P", hostile, hostile, "1", "1.00"),
                List.of("2", "P", endless, endless, "1", "1.00")))
        .with(
            KpiFile.SALES_CUBE,
            List.of(
                List.of("2026-11-22", "*", hostile, "Gold", "1", "1", "1.00", "1.00"),
                List.of("2026-11-22", "*", endless, endless, "1", "1", "1.00", "1.00")));
    publish();
    Page page = browser.open("/", 1440);
    List<String> errors = errors(page);
    page.reload();

    Locator canvas = page.locator("#categories-canvas canvas");
    canvas.hover(new Locator.HoverOptions().setPosition(260, 60));
    filter(page, "Channel").selectOption(new SelectOption().setIndex(1));
    assertThat(page.locator(".chip")).containsText("<img src=x");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(1440);

    assertThat(page.evaluate("window.owned")).isNull();
    assertThat(page.locator("img")).hasCount(0);
    assertThat(errors).isEmpty();
  }

  @Test
  void withoutAScriptEverythingIsThereAndTheFiltersWork() {
    Page page =
        browser.visitor(
            new NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1440, 900));
    page.navigate("/");

    assertThat(page.locator("#trend-table")).isVisible();
    assertThat(page.locator("#trend figure")).isHidden();
    assertThat(page.locator(".settings")).isHidden();
    page.locator("#filter-range").selectOption("7d");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Apply")).click();
    assertThat(page.locator(".chip")).hasText(Pattern.compile("Last 7 days"));
    assertThat(page.locator("#trend-table tbody tr")).hasCount(7);
    page.locator("#churn-after").click();
    assertThat(page.locator("#churn-count")).hasText("11 to 20 of 45");
    assertThat(page.locator(".chip")).hasCount(1);
  }

  @Test
  void runNowShowsItsStagesAndItsResult() {
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
    Locator run = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run now"));

    run.click();
    assertThat(run).isDisabled();
    FakeServices.answer(
        "/etl/runs/current",
        "{\"running\":{\"id\":\"r\",\"started_at\":\"%s\",\"stage\":\"build-facts\",\"percent\":40}}"
            .formatted(now));
    assertThat(page.locator("#run-state")).containsText("Running: build-facts");
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    end.countDown();
    assertThat(page.locator("#run-result")).containsText("1 day rebuilt");
    assertThat(run).isEnabled();
    FakeServices.silence("/etl/runs/current");
  }

  @Test
  void aRefreshOfWhatIsInSightIsSmall() {
    Page page = browser.open("/", 1440);
    List<Response> answers = new ArrayList<>();
    page.onResponse(answers::add);

    SampleKpis.twoWeeks(Instant.now().plusSeconds(3600))
        .withMetric(SummaryMetric.TOTAL_ORDERS, "7", "", "", "")
        .publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
    page.evaluate("htmx.trigger('#status', 'poll')");
    assertThat(page.locator("[data-metric=total_orders]")).hasAttribute("data-value", "7");
    page.waitForLoadState(LoadState.NETWORKIDLE);

    int bytes =
        List.copyOf(answers).stream()
            .filter(answer -> answer.url().contains("/fragments/"))
            .mapToInt(answer -> answer.request().sizes().responseBodySize)
            .sum();
    assertThat(bytes).isBetween(1000, 5 * 1024);
  }

  private static Locator filter(Page page, String name) {
    return page.getByRole(
        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static List<String> errors(Page page) {
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    return errors;
  }

  private void publish() {
    kpis.publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
  }
}
