package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sees first: how today is going, on a desk and on a phone. */
@QuarkusTest
class TodayPanelTest extends InBrowser {

  private static final Instant AFTERNOON = Instant.parse("2026-11-22T14:20:00Z");

  @Inject TestClock clock;

  @BeforeEach
  void inTheAfternoon() {
    clock.set(AFTERNOON);
    kpis = SampleKpis.twoWeeks(AFTERNOON);
    publish();
  }

  @AfterEach
  void now() {
    clock.set(Instant.now());
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "768, 1024", "1440, 900"})
  void theFirstScreenSaysWhetherTodayIsAGoodDay(int width, int height) {
    Page page = browser.visitor(new NewContextOptions().setViewportSize(width, height));
    page.navigate("/");
    Locator today = panel(page, "Today");

    assertThat(today)
        .containsText(Pattern.compile("(Ahead of|Behind|Level with) (yesterday|a week ago)"));
    for (String figure : List.of("Gross sales", "Orders", "Average order value")) {
      Locator term =
          today.locator("dl > div").filter(new Locator.FilterOptions().setHasText(figure)).first();
      assertThat(term).containsText(Pattern.compile("yesterday: .*a week ago: ", Pattern.DOTALL));
      BoundingBox box = term.boundingBox();
      assertThat(box.y + box.height).as(figure).isLessThan(height);
    }
  }

  @Test
  void theCurveTellsTheSameTimeOfAllThreeDays() {
    Page page = browser.open("/", 1440);
    Browser.awaitCharts(page);
    Locator today = panel(page, "Today");
    Locator canvas = today.locator("canvas");
    canvas.hover();
    page.waitForCondition(
        () ->
            Browser.tooltip(page, "today-canvas")
                .matches(".*Today: \\$.*,Yesterday: \\$.*,A week ago: \\$.*"));

    assertThat(Browser.drawn(page, "today-canvas"))
        .contains("00:00", "24:00", "Today", "Yesterday");
    assertThat(today.getByRole(AriaRole.IMG))
        .hasAttribute("aria-label", Pattern.compile("gross sales added up"));
    today
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show the data"))
        .click();
    assertThat(today.getByRole(AriaRole.TABLE)).isVisible();
    assertThat(today.getByRole(AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName("14:15")))
        .isVisible();
  }

  @Test
  void aNewSetBringsItsFiguresIntoTheOpenPage() {
    Page page = browser.open("/", 1440);
    assertThat(panel(page, "Today")).containsText("until 14:15");

    kpis = SampleKpis.twoWeeks(AFTERNOON.plusSeconds(900));
    publish();
    refresh(page);

    assertThat(panel(page, "Today")).containsText("until 14:30");
  }

  @Test
  void beforeTheFirstOrderItIsYesterdaysAndStaysFitForEverybody() {
    kpis = SampleKpis.twoWeeks(Instant.parse("2026-11-22T00:10:00Z"));
    publish();
    Page page = browser.open("/", 390);
    Browser.awaitCharts(page);

    assertThat(panel(page, "Yesterday")).containsText("yet that is over. Sat 21 Nov as a whole");
    assertThat(Browser.violations(page, "#today")).isEmpty();
    Browser.screenshot(page, "before-the-first-order-390");
  }

  @Test
  void afterMidnightTheOpenPageCallsTodayByItsDateUntilThereAreNewNumbers() {
    Page page = browser.open("/", 1440);
    assertThat(panel(page, "Today")).isVisible();

    clock.set(Instant.parse("2026-11-25T08:00:00Z"));
    refresh(page);

    assertThat(panel(page, "22 Nov 2026"))
        .containsText("The newest day that the numbers know: Sun 22 Nov until 14:15");
    assertThat(panel(page, "Today")).hasCount(0);
  }

  @Test
  void withoutQuartersThePanelSaysWhyAndTheRestIsThere() {
    kpis.without(KpiFile.SALES_RECENT);
    publish();
    Page page = browser.open("/", 390);

    assertThat(panel(page, "Today")).containsText("This KPI set was made without it.");
    assertThat(panel(page, "Key figures")).isVisible();
    assertThat(Browser.violations(page, "#today")).isEmpty();
  }

  @Test
  void theDaysAmongTheFiltersChooseItsDay() {
    Page page = browser.open("/?range=custom&from=2026-11-19&to=2026-11-20", 1440);

    assertThat(panel(page, "20 Nov 2026"))
        .containsText("The last of the chosen days: Fri 20 Nov as a whole");
    link(page, "Clear all").click();
    assertThat(panel(page, "Today")).containsText("Sun 22 Nov until 14:15");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onAPhoneTheFiltersAreBehindOneButton(boolean withScript) {
    Page page =
        browser.visitor(
            new NewContextOptions().setJavaScriptEnabled(withScript).setViewportSize(390, 844));
    page.navigate("/");
    assertThat(filter(page, "Channel")).isHidden();

    page.getByText("Filters", new Page.GetByTextOptions().setExact(true)).last().click();
    filter(page, "Channel").selectOption("Online");
    if (!withScript) {
      button(page, "Apply").click();
    }

    assertThat(page.locator(".chip")).containsText("Online");
    assertThat(panel(page, "Today")).containsText("Not filtered by category");
  }

  @Test
  void theKeyOfTheFiltersOpensThem() {
    Page page = browser.open("/", 390);

    page.keyboard().press("f");

    assertThat(filter(page, "Days")).isFocused();
  }

  private static Locator panel(Page page, String name) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
