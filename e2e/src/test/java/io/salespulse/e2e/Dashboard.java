package io.salespulse.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.salespulse.browser.Chromium;
import io.salespulse.contract.SummaryMetric;
import java.math.BigDecimal;
import java.nio.file.Path;

/** The dashboard in a browser; where this machine has none, the test that asks is skipped. */
final class Dashboard implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Chromium chromium;
  private final String address;

  Dashboard(String address) {
    this.address = address;
    this.chromium = Chromium.startOrSkipTest();
  }

  /** Opens the page at a width in CSS pixels. */
  Page open(int width) {
    Page page =
        chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(width, 900));
    page.navigate(address);
    return page;
  }

  /** The exact value behind a card, as the page carries it beside the formatted text. */
  static BigDecimal value(Page page, SummaryMetric metric) {
    return new BigDecimal(card(page, metric).getAttribute("data-value"));
  }

  /** The text of a card's value as a person reads it. */
  static String text(Page page, SummaryMetric metric) {
    return card(page, metric).innerText();
  }

  /** Keeps a picture of the whole page under {@code target/screenshots}. */
  static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  @Override
  public void close() {
    chromium.close();
  }

  private static Locator card(Page page, SummaryMetric metric) {
    return page.locator("[data-metric='%s']".formatted(metric.metric())).first();
  }
}
