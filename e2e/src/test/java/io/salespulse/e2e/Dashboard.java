package io.salespulse.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.salespulse.contract.SummaryMetric;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The dashboard in a headless Chromium. */
final class Dashboard implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Playwright playwright;
  private final Browser browser;
  private final String address;

  Dashboard(String address) {
    this.address = address;
    Optional<Path> installed = installedChromium();
    // A Chromium of the system is used as it is; elsewhere Playwright brings its own.
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    installed
                        .map(path -> Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
                        .orElse(Map.of())));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setHeadless(true)
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    installed.ifPresent(options::setExecutablePath);
    this.browser = playwright.chromium().launch(options);
  }

  /** Opens the page at a width in CSS pixels. */
  Page open(int width) {
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, 900));
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
    browser.close();
    playwright.close();
  }

  private static Locator card(Page page, SummaryMetric metric) {
    return page.locator("[data-metric='%s']".formatted(metric.metric())).first();
  }

  private static Optional<Path> installedChromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
