package io.salespulse.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A running Chromium, Chrome or Edge without a window. Whoever has it ends it. */
public final class Chromium implements AutoCloseable {

  private static final String NONE =
      "No browser: there is no Chromium, Chrome or Edge on this machine.";

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    // The program is there: Playwright is not to download others.
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--disable-background-networking")));
  }

  /**
   * Starts the one of this machine.
   *
   * @throws IllegalStateException where there is none
   */
  public static Chromium start() {
    return new Chromium(
        InstalledBrowser.find()
            .orElseThrow(() -> new IllegalStateException(NONE + " ./test finds or installs one.")));
  }

  /**
   * Starts the one of this machine; without one the test that asks is skipped, unless {@code CI} is
   * {@code true}, where nothing is left out without somebody seeing it.
   *
   * @throws IllegalStateException where there is none and none may be missing
   */
  public static Chromium startOrSkipTest() {
    if (InstalledBrowser.find().isEmpty() && !"true".equals(System.getenv("CI"))) {
      Assumptions.abort(NONE);
    }
    return start();
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
