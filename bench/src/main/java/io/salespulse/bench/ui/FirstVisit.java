package io.salespulse.bench.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import io.salespulse.browser.Chromium;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A visitor's browser. */
final class FirstVisit implements AutoCloseable {

  private static final Browser.NewContextOptions WINDOW =
      new Browser.NewContextOptions().setViewportSize(1440, 900);

  private static final String ETAG = "id => document.getElementById(id).dataset.etag";

  private final Chromium chromium = Chromium.start();
  private final Browser browser = chromium.browser();

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
    try (BrowserContext context = browser.newContext(WINDOW)) {
      Page page = context.newPage();
      List<Request> finished = finished(page);
      navigate(page, address);
      return new Visit(
          number(
              page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")),
          bytes(finished));
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
    try (BrowserContext context = browser.newContext(WINDOW)) {
      Page page = context.newPage();
      navigate(page, address);
      // So that nothing else is asked for meanwhile.
      page.evaluate("document.documentElement.dataset.refresh = '0'");
      List<Object> before = changed.stream().map(part -> page.evaluate(ETAG, part)).toList();
      List<Request> finished = finished(page);
      news.run();
      page.evaluate("htmx.trigger('#status', 'poll')");
      page.waitForCondition(
          () ->
              finished.size() > changed.size()
                  && IntStream.range(0, changed.size())
                      .noneMatch(
                          part -> before.get(part).equals(page.evaluate(ETAG, changed.get(part)))));
      // What has not begun by now has not been asked for.
      page.waitForTimeout(500);
      return bytes(finished);
    }
  }

  private static void navigate(Page page, String address) {
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

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @Override
  public void close() {
    chromium.close();
  }
}
