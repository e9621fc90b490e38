package io.salespulse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstalledBrowserTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"chromium", "chromium-browser", "google-chrome-stable", "microsoft-edge"})
  void aBrowserOnThePathIsFoundByItsUsualName(String name) throws IOException {
    Path browser = program("bin/" + name);

    assertThat(InstalledBrowser.find(environment(Map.of()))).contains(browser);
  }

  @Test
  void withoutAnyBrowserNothingIsFound() throws IOException {
    program("bin/firefox");
    Files.createDirectories(directory.resolve("bin/chromium"));
    Files.createFile(directory.resolve("bin/google-chrome"));

    assertThat(InstalledBrowser.find(environment(Map.of()))).isEmpty();
  }

  @Test
  void theNewestWholeDownloadOfPlaywrightIsTaken() throws IOException {
    download("chromium-998", "chrome-linux/chrome", true);
    Path newest = download("chromium_headless_shell-1201", "x/chrome-headless-shell", true);
    download("chromium-1300", "chrome-linux64/chrome", false);
    download("firefox-1500", "firefox/chrome", true);

    assertThat(InstalledBrowser.find(environment(Map.of()))).contains(newest);
  }

  @Test
  void aBrowserThatIsInstalledGoesBeforeADownload() throws IOException {
    Path installed = program("bin/chromium");
    download("chromium-1201", "chrome-linux/chrome", true);

    assertThat(InstalledBrowser.find(environment(Map.of()))).contains(installed);
  }

  @Test
  void theSettingGoesBeforeAll() throws IOException {
    program("bin/chromium");
    Path chosen = program("opt/my-browser");

    assertThat(InstalledBrowser.find(environment(Map.of("TEST_BROWSER", chosen.toString()))))
        .contains(chosen);
    assertThat(InstalledBrowser.find(environment(Map.of("TEST_BROWSER", "none")))).isEmpty();
    assertThatThrownBy(
            () -> InstalledBrowser.find(environment(Map.of("TEST_BROWSER", "/no/such/program"))))
        .hasMessage(
            "TEST_BROWSER=/no/such/program is no program: name a Chromium, Chrome or Edge, or"
                + " none.");
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("PATH", directory.resolve("empty") + ":" + directory.resolve("bin"));
    environment.put("HOME", directory.toString());
    return environment;
  }

  private Path download(String version, String name, boolean whole) throws IOException {
    Path cache = directory.resolve(".cache/ms-playwright").resolve(version);
    Path program = program(directory.relativize(cache.resolve(name)).toString());
    if (whole) {
      Files.createFile(cache.resolve("INSTALLATION_COMPLETE"));
    }
    return program;
  }

  private Path program(String name) throws IOException {
    Path program = directory.resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
