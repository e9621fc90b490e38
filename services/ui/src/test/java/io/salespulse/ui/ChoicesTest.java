package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor chooses to see: filters, the trend's steps, a table's order, and the address. */
@QuarkusTest
class ChoicesTest extends InBrowser {

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

    link(page, "Remove the filter Days: Last 7 days").click();
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
  void daysOfOnesOwnAreAskedForAndComparedAsOneLikes() {
    Page page = browser.open("/", 1440);
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(3);

    assertThat(page.getByLabel("From", exactly())).isHidden();
    filter(page, "Days").selectOption("custom");
    page.getByLabel("From", exactly()).fill(day.toString());
    assertThat(page.locator("#selected .meaning")).containsText(" to ");
    page.getByLabel("To", exactly()).fill(day.toString());
    assertThat(page.locator("#trend-table tbody tr")).hasCount(1);
    assertThat(Browser.drawn(page, "trend-canvas")).contains("Gross sales", "The period before");

    filter(page, "Compared with").selectOption("none");
    assertThat(page.locator("#selected .change")).hasCount(0);
    assertThat(Browser.drawn(page, "trend-canvas")).doesNotContain("The period before");
    assertThat(page)
        .hasURL(Pattern.compile("range=custom&from=%1$s&to=%1$s&compare=none".formatted(day)));

    link(page, "Clear all").click();
    assertThat(page.locator(".chip")).hasCount(0);
    assertThat(page.getByLabel("From", exactly())).isHidden();
    assertThat(filter(page, "Days")).isFocused();
  }

  @Test
  void aChoiceDoesNotWaitForTheAnswerToTheOneBefore() {
    Page page = browser.open("/", 1440);
    List<Route> unanswered = new ArrayList<>();
    page.route("**/?show=orders", unanswered::add);
    link(page, "Orders").first().click();
    page.waitForCondition(() -> !unanswered.isEmpty());

    link(page, "Week").click();

    assertThat(page.locator("#by-week")).hasAttribute("aria-current", "true");
    assertThat(page.locator("#show-orders")).hasAttribute("aria-current", "true");
  }

  @Test
  void theWayBackThatAnswersLateDoesNotPaintOverANewerChoice() {
    Page page = browser.open("/", 1440);
    link(page, "Orders").first().click();
    assertThat(page.locator("#show-orders")).hasAttribute("aria-current", "true");
    link(page, "Week").click();
    assertThat(page.locator("#by-week")).hasAttribute("aria-current", "true");
    String earlier = page.request().get("/?show=orders").text();
    List<Route> unanswered = new ArrayList<>();
    page.route("**/?show=orders", unanswered::add);
    page.evaluate("history.back()");
    page.waitForCondition(() -> !unanswered.isEmpty());

    filter(page, "Channel").selectOption("Online");
    assertThat(page.locator(".chip")).hasCount(1);
    unanswered.get(0).fulfill(new Route.FulfillOptions().setBody(earlier));
    page.waitForResponse("**/fragments/status", () -> refresh(page));

    assertThat(page.locator(".chip")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile("\\?show=orders&channel=Online$"));
  }

  @Test
  void aChoiceThatAnswersLateDoesNotPaintOverTheWayBack() {
    Page page = browser.open("/", 1440);
    link(page, "Orders").first().click();
    assertThat(page.locator("#show-orders")).hasAttribute("aria-current", "true");
    List<Route> unanswered = new ArrayList<>();
    page.route("**/?by=week&show=orders", unanswered::add);
    String later = page.request().get("/fragments/board?by=week&show=orders").text();
    page.route("**/?show=orders&by=week", unanswered::add);
    link(page, "Week").click();
    page.waitForCondition(() -> !unanswered.isEmpty());

    page.evaluate("history.back()");
    assertThat(page.locator("#show-sales")).hasAttribute("aria-current", "true");
    unanswered.get(0).fulfill(new Route.FulfillOptions().setBody(later));
    page.waitForResponse("**/fragments/status", () -> refresh(page));

    assertThat(page.locator("#by-day")).hasAttribute("aria-current", "true");
    assertThat(page).hasURL(address.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 502})
  void aWayBackThatFailsIsSaid(int status) {
    Page page = browser.open("/", 1440);
    link(page, "Orders").first().click();
    assertThat(page.locator("#show-orders")).hasAttribute("aria-current", "true");
    page.route(
        address.toString(),
        route -> {
          if (status == 0) {
            route.abort();
          } else {
            route.fulfill(new Route.FulfillOptions().setStatus(status));
          }
        });

    page.evaluate("history.back()");

    assertThat(page.getByText("The dashboard does not answer.")).isVisible();
  }

  @Test
  void aHalfTypedDayKeepsNoOtherFilterWaiting() {
    Page page = browser.open("/", 1440);
    filter(page, "Days").selectOption("custom");
    page.getByLabel("From", exactly()).pressSequentially("1");

    filter(page, "Channel").selectOption("Online");

    assertThat(page.locator(".chip")).hasText(Pattern.compile("Channel: *Online"));
    assertThat(filter(page, "Days")).hasValue("custom");
  }

  @Test
  void aRowAndABarOfTheChartFilter() {
    Page page = browser.open("/", 1440);

    page.locator("#channels-table").getByText("Mobile App").click();
    assertThat(page).hasURL(Pattern.compile("channel=Mobile\\+App"));
    // Its answer moves the charts down and draws them anew.
    assertThat(page.locator(".chip")).hasCount(1);
    Locator canvas = page.locator("#categories-canvas canvas");
    canvas.scrollIntoViewIfNeeded();
    canvas.click(new Locator.ClickOptions().setPosition(260, 30));
    assertThat(page).hasURL(Pattern.compile("category=Beauty"));
    assertThat(page.locator("#categories-table tr.chosen")).hasCount(1);
  }

  @Test
  void aBarThatIsDrawnAnewUnderThePointerFiltersToo() {
    Page page = browser.open("/", 1440);
    // Bars are where they belong as soon as they are drawn.
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    Locator canvas = page.locator("#categories-canvas canvas");
    canvas.hover(new Locator.HoverOptions().setPosition(260, 30));

    page.mouse().down();
    kpis.with(
        KpiFile.REVENUE_BY_CATEGORY,
        List.of(
            List.of("Toys", "2", "70.00", "70.00"), List.of("Electronics", "1", "30.00", "30.00")));
    publish();
    refresh(page);
    // The press met another bar than the release will: the table has the news before the chart.
    page.waitForCondition(() -> !Browser.drawn(page, "categories-canvas").contains("Beauty"));
    page.mouse().up();

    assertThat(page).hasURL(Pattern.compile("category=Toys"));
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
    search.fill("");
    assertThat(page.locator("#churn-count")).hasText("1 to 10 of 45");
    page.locator("#churn").getByText("Next").click();
    assertThat(page.locator("#churn-count")).hasText("11 to 20 of 45");
    assertThat(page).hasURL(Pattern.compile("churn.sort=-sales&churn.page=2"));
  }

  @Test
  void whatIsTypedWhileAnAnswerIsOnItsWayStays() {
    Page page = browser.open("/", 1440);
    Locator search = page.getByLabel("Search Customers at risk").last();
    List<Route> held = new ArrayList<>();
    page.route("**/?churn.find=ros", held::add);
    search.pressSequentially("ros");
    page.waitForCondition(() -> !held.isEmpty());

    // No event: the page has not heard of the rest when the answer comes.
    search.evaluate("field => { field.value = 'rossi'; }");
    held.get(0).resume();

    assertThat(page.locator("#churn-table tbody th").first()).containsText("Rossi");
    assertThat(search).hasValue("rossi");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
