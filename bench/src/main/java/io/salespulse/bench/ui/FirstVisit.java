package io.salespulse.bench.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A visitor's Chromium: the system's own where there is one, else Playwright's. */
final class FirstVisit implements AutoCloseable {

  /** Of page and resources, headers and compressed bodies, as the browser counts them. */
  private static final String TRANSFERRED =
      "performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0)";

  private static final String TRANSFERRED_SINCE =
      "performance.getEntriesByType('resource')"
          + ".reduce((sum, entry) => sum + entry.transferSize, 0)";

  private static final String ETAG = "id => document.getElementById(id).dataset.etag";

  private final Playwright playwright;
  private final Browser browser;

  FirstVisit() {
    List<Path> installed =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .toList();
    Playwright.CreateOptions create = new Playwright.CreateOptions();
    BrowserType.LaunchOptions launch =
        new BrowserType.LaunchOptions()
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
    if (!installed.isEmpty()) {
      create.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
      launch.setExecutablePath(installed.get(0));
    }
    this.playwright = Playwright.create(create);
    this.browser = playwright.chromium().launch(launch);
  }

  /**
   * @param firstPaint milliseconds from the navigation to the first contentful paint
   * @param bytes that came over the wire
   */
  record Visit(double firstPaint, long bytes) {}

  String version() {
    return browser.version();
  }

  /** Opens the page with an empty cache. */
  Visit open(String address) {
    try (BrowserContext context = context()) {
      Page page = opened(context, address);
      return new Visit(
          number(
              page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")),
          (long) number(page.evaluate(TRANSFERRED)));
    }
  }

  /**
   * What it costs an open page to ask for news once.
   *
   * @param news makes what there is to ask for
   * @param changed ids of the parts that will have changed; it counts when they are there
   * @return bytes that came over the wire
   */
  long refresh(String address, Runnable news, List<String> changed) {
    try (BrowserContext context = context()) {
      Page page = opened(context, address);
      page.evaluate("document.documentElement.dataset.refresh = '0'");
      page.evaluate("performance.clearResourceTimings()");
      List<Object> before = changed.stream().map(part -> page.evaluate(ETAG, part)).toList();
      news.run();
      page.evaluate("htmx.trigger('#status', 'poll')");
      page.waitForCondition(
          () ->
              count(page) > changed.size()
                  && IntStream.range(0, changed.size())
                      .noneMatch(
                          part -> before.get(part).equals(page.evaluate(ETAG, changed.get(part)))));
      // What has not begun by now has not been asked for.
      page.waitForTimeout(500);
      return (long) number(page.evaluate(TRANSFERRED_SINCE));
    }
  }

  private static int count(Page page) {
    return (int)
        number(
            page.evaluate(
                "performance.getEntriesByType('resource').filter(one => one.responseEnd).length"));
  }

  private BrowserContext context() {
    return browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
  }

  private static Page opened(BrowserContext context, String address) {
    Page page = context.newPage();
    page.navigate(address);
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
    return page;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
