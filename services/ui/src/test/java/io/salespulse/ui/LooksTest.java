package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the pages look: to axe-core, at every width, on paper, and in pictures for people. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class LooksTest {

  private final Browser browser = Browser.shared();

  private static final List<Integer> PICTURES = List.of(390, 768, 1440);

  @TestHTTPResource("/")
  URL address;

  @Inject KpiSets sets;

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
    "dashboard, /",
    "filtered, /?range=custom&from=2026-11-01&category=Books&by=hour",
    "pipeline, /pipeline"
  })
  void axeFindsNothingInEitherThemeAndNothingIsWiderThanAnyWindow(String name, String path) {
    Page page = browser.open(path, 360);
    assertThat(page.locator(path.startsWith("/pipeline") ? ".room" : "#trend-canvas canvas"))
        .not()
        .hasCount(0);
    assertThat(Browser.violations(page)).isEmpty();

    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(360, 390, 768, 1440, 2560)) {
        page.setViewportSize(width, 900);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        if (PICTURES.contains(width)) {
          Browser.screenshot(
              page, "%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width));
        }
      }
      assertThat(Browser.violations(page)).isEmpty();
    }
  }

  @Test
  void axeFindsNothingInTheHelp() {
    Page page = browser.open("/pipeline", 1440);
    page.locator("#help-open").click();

    assertThat(Browser.violations(page)).isEmpty();
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
