package io.salespulse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of the page in a browser share. An address changes with the click, what it stands for
 * when the answer is there: a test waits for something on the page before its next step.
 */
@QuarkusTestResource(FakeServices.class)
abstract class InBrowser {

  final Browser browser = Browser.shared();

  @TestHTTPResource("/")
  URL address;

  @Inject KpiSets sets;

  SampleKpis kpis;

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

  void publish() {
    kpis.publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
  }

  /** The page asks for news as it does when its interval is over. */
  static void refresh(Page page) {
    page.evaluate("htmx.trigger('#status', 'poll')");
  }

  /**
   * Looks at the page at each width in both themes: nothing is wider than its window, and there is
   * a picture of it.
   *
   * @param name of the pictures
   * @param inTheme what else is looked at in each theme, at the largest width
   */
  static void inEveryWindow(Page page, String name, Runnable inTheme) {
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(theme)
              .setReducedMotion(ReducedMotion.REDUCE));
      for (int width : List.of(390, 768, 1440)) {
        page.setViewportSize(width, 900);
        Browser.awaitCharts(page);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        Browser.screenshot(
            page, "%s-%s-%d".formatted(name, theme.name().toLowerCase(Locale.ROOT), width));
      }
      inTheme.run();
    }
  }

  static Locator filter(Page page, String name) {
    return page.getByRole(
        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** What goes wrong on the page from now on. */
  static List<String> errors(Page page) {
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
}
