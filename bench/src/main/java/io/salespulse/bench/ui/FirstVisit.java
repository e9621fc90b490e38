package io.salespulse.bench.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import io.salespulse.bench.Watch;
import io.salespulse.browser.Chromium;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A visitor's browser.
 *
 * @param address of the dashboard
 */
record FirstVisit(Chromium chromium, String address) implements AutoCloseable {

  private static final Browser.NewContextOptions WINDOW =
      new Browser.NewContextOptions().setViewportSize(1440, 900);

  /**
   * @param firstPaint milliseconds from the navigation to the first contentful paint
   * @param bytes that came over the wire
   */
  record Visit(double firstPaint, long bytes) {}

  /** Opens the page with an empty cache. */
  Visit open() {
    try (BrowserContext context = chromium.browser().newContext(WINDOW)) {
      Page page = context.newPage();
      List<Request> finished = finished(page);
      navigate(page);
      Object firstPaint =
          page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime");
      return new Visit(((Number) firstPaint).doubleValue(), bytes(finished));
    }
  }

  /**
   * What it costs an open page to ask for news once.
   *
   * @param news makes what there is to ask for
   * @param parts that the page will then ask for; it counts when they are there
   * @return bytes that came over the wire
   */
  long refresh(Watch.Look news, List<String> parts) throws IOException, InterruptedException {
    try (BrowserContext context = chromium.browser().newContext(WINDOW)) {
      Page page = context.newPage();
      navigate(page);
      // So that nothing else is asked for meanwhile.
      page.evaluate("document.documentElement.dataset.refresh = '0'");
      List<Request> finished = finished(page);
      news.take();
      page.evaluate("htmx.trigger('#status', 'poll')");
      page.waitForCondition(
          () -> parts.stream().allMatch(part -> finished.stream().anyMatch(asksFor(part))));
      // What has not begun by now has not been asked for.
      page.waitForTimeout(500);
      return bytes(finished);
    }
  }

  private static Predicate<Request> asksFor(String part) {
    return request -> request.url().contains("/fragments/" + part);
  }

  private void navigate(Page page) {
    page.navigate(address);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
  }

  private static List<Request> finished(Page page) {
    List<Request> finished = new CopyOnWriteArrayList<>();
    page.onRequestFinished(finished::add);
    return finished;
  }

  /** Of headers and compressed bodies; the page's own measure takes headers for a constant. */
  private static long bytes(List<Request> requests) {
    return requests.stream()
        .map(Request::sizes)
        .mapToLong(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
        .sum();
  }

  @Override
  public void close() {
    chromium.close();
  }
}
