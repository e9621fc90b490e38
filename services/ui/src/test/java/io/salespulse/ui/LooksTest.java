package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages look: to axe-core, at every width, on paper, and in pictures for people. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class LooksTest {

  private static Browser browser;

  @TestHTTPResource("/")
  URL address;

  @Inject KpiSets sets;

  @BeforeAll
  static void start() {
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void aFreshSet() {
    SampleKpis.twoWeeks(Instant.now()).publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
    browser.at(address.toString());
  }

  @AfterEach
  void leave() {
    browser.leave();
  }

  @ParameterizedTest
  @CsvSource({
    "/, LIGHT",
    "/, DARK",
    "/?range=7d&category=Books&by=hour, LIGHT",
    "/?range=7d&category=Books&by=hour, DARK",
    "/pipeline, LIGHT",
    "/pipeline, DARK"
  })
  void axeFindsNothing(String path, ColorScheme scheme) {
    Page page =
        browser.visitor(new NewContextOptions().setColorScheme(scheme).setViewportSize(1440, 900));
    page.navigate(path);

    assertThat(Browser.violations(page)).isEmpty();
    page.locator("#help-open").click();
    assertThat(Browser.violations(page)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 390, 768, 1440, 2560})
  void nothingIsWiderThanTheWindow(int width) {
    for (String path : List.of("/", "/?range=custom&from=2026-11-01&channel=Online", "/pipeline")) {
      Page page = browser.open(path, width);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(width);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 768, 1440})
  void screenshots(int width) {
    Browser.screenshot(browser.open("/", width), "dashboard-" + width);
    Page dark =
        browser.visitor(
            new NewContextOptions().setColorScheme(ColorScheme.DARK).setViewportSize(width, 900));
    dark.navigate("/?range=7d&channel=Online&by=hour");
    assertThat(dark.locator("#selected")).isVisible();
    Browser.screenshot(dark, "filtered-dark-" + width);
    Page pipeline = browser.open("/pipeline", width);
    assertThat(pipeline.locator(".room")).hasCount(5);
    Browser.screenshot(pipeline, "pipeline-" + width);
  }

  @Test
  void onPaperThereAreNumbersAndNoControls() {
    Page page = browser.open("/", 794);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator("#filter-form")).isHidden();
    assertThat(page.locator("#run-now")).isHidden();
    assertThat(page.locator("#trend-table")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(794);
    Browser.screenshot(page, "print");
  }
}
