package io.salespulse.ui;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.salespulse.browser.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A browser without a window. All tests of an application share one, which ends with them: its
 * driver leaves when its input closes.
 */
final class Browser {

  private static Browser shared;

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final int PATIENCE = 20_000;

  private static final String AXE = resource("/axe.min.js");

  private final com.microsoft.playwright.Browser browser;
  private String address = "";

  /** The one of all tests; where this machine has none, the test that asks is skipped. */
  static synchronized Browser shared() {
    if (shared == null) {
      shared = new Browser();
    }
    return shared;
  }

  private Browser() {
    this.browser = Chromium.startOrSkipTest().browser();
    // A machine that builds three things at once is slow; what is there sooner is not waited for.
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  /** Paths are those of this address from now on. */
  void at(String newAddress) {
    address = newAddress;
  }

  /** Every visitor goes. */
  void leave() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  /** A page of a visitor who has never been here. */
  Page visitor(com.microsoft.playwright.Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setBaseURL(address));
    context.setDefaultTimeout(PATIENCE);
    return context.newPage();
  }

  /** Opens a path at a width in CSS pixels. */
  Page open(String path, int width) {
    Page page =
        visitor(
            new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, 900));
    page.navigate(path);
    return page;
  }

  /** What axe-core finds wrong, one line each. */
  static List<?> violations(Page page) {
    return violations(page, "html");
  }

  /** What axe-core finds wrong in a part of the page, for what stands before all else. */
  static List<?> violations(Page page, String part) {
    page.evaluate(AXE);
    // Nodes without a finding are not described: that is half of the work.
    return (List<?>)
        page.evaluate(
            "async part => (await axe.run(part, {resultTypes: ['violations']})).violations"
                + ".map(v => v.id + ': ' + v.help + ' at '"
                + " + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join('; '))",
            part);
  }

  /** Waits until every chart is as wide as its place. */
  static void awaitCharts(Page page) {
    page.waitForFunction(
        "() => [...document.querySelectorAll('.canvas')].every(place => "
            + "place.querySelector('canvas') && "
            + "Math.abs(place.querySelector('canvas').clientWidth - place.clientWidth) < 2)");
  }

  /** What the tooltip of a chart says, which is drawn and not in the page's elements. */
  static String tooltip(Page page, String canvas) {
    return drawn(page, canvas).stream()
        .filter(text -> text.contains(": "))
        .collect(Collectors.joining(","));
  }

  /** The texts that are drawn on a chart. */
  static List<String> drawn(Page page, String canvas) {
    List<?> texts =
        (List<?>)
            page.evaluate(
                "id => document.getElementById(id).chart.getZr().storage"
                    + ".getDisplayList(true).map(shape => shape.style && shape.style.text)"
                    + ".filter(text => text)",
                canvas);
    return texts.stream().map(String::valueOf).toList();
  }

  /** Keeps a picture of the whole page under {@code target/screenshots}. */
  static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** Keeps a picture of a part of the page beside those of whole pages. */
  static void screenshot(Locator part, String name) {
    part.screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  private static String resource(String name) {
    try (InputStream stream = Browser.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
