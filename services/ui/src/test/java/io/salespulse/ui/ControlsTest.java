package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's controls, by pointer and by keyboard; and the page without a script. */
@QuarkusTest
class ControlsTest extends InBrowser {

  /** What the Tab key is to reach, in the page's words. */
  private static final String CONTROLS =
      """
      () => [...document.querySelectorAll(
          'a[href], button, input, select, summary, [tabindex="0"]')]
        .filter(control => control.tabIndex >= 0 && control.checkVisibility())
        .map(control => { control.dataset.local = ''; return control; }).length
      """;

  @Test
  void aThemeChosenInOneTabIsThatOfTheOthers() {
    Page page = browser.open("/", 1440);
    Page other = page.context().newPage();
    other.navigate("/pipeline");

    page.getByLabel("Theme").selectOption("dark");

    assertThat(other.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(other.locator("#theme-choice")).hasValue("dark");
    page.getByLabel("Theme").selectOption("system");
    assertThat(other.locator("html")).not().hasAttribute("data-theme", "dark");
  }

  @Test
  void onAPhoneTheSettingsOpenFromTheirButton() {
    Page page = browser.open("/", 390);

    assertThat(page.getByLabel("Theme")).isHidden();
    button(page, "Settings").click();
    page.getByLabel("Theme").selectOption("dark");
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.keyboard().press("Escape");
    assertThat(page.getByLabel("Theme")).isHidden();
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
  @ValueSource(strings = {"/?range=7d", "/pipeline"})
  void theTabKeyReachesEveryControlAndIsSeenThere(String path) {
    Page page = browser.open(path, 1440);
    int controls = ((Number) page.evaluate(CONTROLS)).intValue();
    page.evaluate(
        """
        () => {
          window.unseen = [];
          document.addEventListener('focusin', ({target}) => {
            delete target.dataset.local;
            const style = getComputedStyle(target);
            if (!target.matches(':focus-visible') || style.outlineStyle === 'none') {
              unseen.push(target.id || target.textContent);
            }
          });
        }
        """);

    for (int stop = 0; stop < controls; stop++) {
      page.keyboard().press("Tab");
    }

    assertThat(
            (List<?>)
                page.evaluate(
                    "[...document.querySelectorAll('[data-local]')].map(control => control.outerHTML)"))
        .isEmpty();
    assertThat((List<?>) page.evaluate("unseen")).isEmpty();
  }

  @Test
  void withTheKeyboardAloneAVisitorFiltersReadsAFormulaAndTheData() {
    Page page = browser.open("/", 1440);

    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("#main")).isFocused();
    page.locator("#about-total_sales").press("Enter");
    assertThat(page.locator("#formula-total_sales")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#formula-total_sales")).isHidden();
    page.locator("#categories-toggle").press("Space");
    assertThat(page.locator("#categories-table")).isVisible();
    page.locator("#quality-more-summary").press("Enter");
    assertThat(page.locator("#quality-more table")).isVisible();

    link(page, "Toys").press("Enter");
    assertThat(page.locator(".chip")).hasText(Pattern.compile("Toys"));
    assertThat(link(page, "Toys")).isFocused();
    assertThat(page.locator("#categories-table")).isVisible();
    page.keyboard().press("c");
    assertThat(page.locator(".chip")).hasCount(0);
    page.keyboard().press("/");
    assertThat(page.locator("[data-typed]").first()).isFocused();
    page.keyboard().press("Escape");
    page.locator("#help-open").focus();
    page.keyboard().press("n");
    assertThat(button(page, "Run now")).isFocused();
  }

  @Test
  void aTableIsDownloaded() {
    Page page = browser.open("/", 1440);

    Download csv =
        page.waitForDownload(() -> link(page, "Download Sales by channel as CSV").click());

    assertThat(csv.suggestedFilename()).isEqualTo("sales_by_channel.csv");
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
                List.of(
                    "2026-11-22", "*", hostile, "Gold", "1", "1", "1.00", "0.00", "1.00", "1.00"),
                List.of(
                    "2026-11-22",
                    "*",
                    endless,
                    endless,
                    "1",
                    "1",
                    "1.00",
                    "0.00",
                    "1.00",
                    "1.00")));
    publish();
    Page page = browser.visitor(new NewContextOptions().setViewportSize(1440, 900));
    List<String> errors = errors(page);
    page.navigate("/");

    Locator canvas = page.locator("#categories-canvas canvas");
    canvas.hover(new Locator.HoverOptions().setPosition(260, 60));
    page.waitForCondition(() -> Browser.tooltip(page, "categories-canvas").contains("Revenue: $"));
    filter(page, "Channel").selectOption(new SelectOption().setIndex(1));
    assertThat(page.locator(".chip")).containsText("<img src=x");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(1440);

    assertThat(page.evaluate("window.owned")).isNull();
    assertThat(page.locator("img")).hasCount(0);
    assertThat(errors).isEmpty();
  }

  /** As of a page that was loaded while the service was updated. */
  @Test
  void whereTheScriptIsGoneTheNumbersAreThereAsWithoutOne() {
    Page page = browser.visitor(new NewContextOptions().setViewportSize(1440, 900));
    page.route(Pattern.compile("/assets/app-\\w+\\.js"), route -> route.abort());

    page.navigate("/");

    assertThat(page.locator("#trend-table")).isVisible();
    assertThat(page.locator("#trend figure")).isHidden();
    assertThat(button(page, "Apply")).isVisible();
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
    button(page, "Apply").click();
    assertThat(page.locator(".chip")).hasText(Pattern.compile("Last 7 days"));
    assertThat(page.locator("#trend-table tbody tr")).hasCount(7);
    page.locator("#churn-after").click();
    assertThat(page.locator("#churn-count")).hasText("11 to 20 of 45");
    assertThat(page.locator(".chip")).hasCount(1);
  }
}
