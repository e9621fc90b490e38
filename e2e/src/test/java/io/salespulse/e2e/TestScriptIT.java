package io.salespulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code ./test} gets a browser, on a machine that has only what a test puts on its PATH. Maven
 * is a script that says what it was asked.
 */
class TestScriptIT {

  private static final String MAVEN =
      "case \"$*\" in -version) echo 'Apache Maven 3.9.9' ;; *) echo \"mvn $*\" ;; esac";

  /** What the script itself needs. */
  private static final List<String> TOOLS =
      List.of("bash", "sed", "head", "sort", "dirname", "mkdir");

  @TempDir Path machine;

  @BeforeEach
  void aBareMachineWithAJdkAndMaven() throws IOException {
    for (String file :
        List.of(
            "test",
            "local/machine.sh",
            "browser/src/main/java/io/salespulse/browser/InstalledBrowser.java")) {
      Path copy = machine.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(StackUnderTest.CHECKOUT.resolve(file), copy);
    }
    Files.createDirectory(machine.resolve("bin"));
    for (String tool : TOOLS) {
      tool(tool, "exec %s \"$@\"".formatted(systems(tool)));
    }
    tool("mvn", MAVEN);
  }

  @Test
  void aBrowserThatIsThereIsNamedAndMavenGetsTheArguments() throws Exception {
    Path chrome = tool("google-chrome", "");

    assertThat(test("-B", "-Dfire.schedules=50"))
        .isEqualTo(
            """
            salespulse | The browser of the tests is %s.
            mvn -T1C verify -B -Dfire.schedules=50
            """
                .formatted(chrome));
  }

  @Test
  void whereItMayItInstallsTheDebianPackage() throws Exception {
    tool(
        "apt-get",
        "case \"$*\" in *install*chromium) printf '#!/bin/sh\\n' > %1$s; %2$s 755 %1$s ;; esac"
            .formatted(machine.resolve("bin/chromium"), systems("chmod")));
    tool("env", "shift; exec \"$@\"");
    tool("sudo", "if [ \"$1\" = -n ]; then shift; fi; exec \"$@\"");
    tool("true", "exit 0");

    assertThat(test())
        .isEqualTo(
            """
            salespulse | No Chromium, Chrome or Edge is here: Debian's package chromium is installed, for the tests that need one.
            mvn -T1C verify
            """);
    assertThat(machine.resolve("bin/chromium")).exists();
  }

  @Test
  void withoutTheRightToInstallPlaywrightTries() throws Exception {
    assertThat(test())
        .isEqualTo(
            """
            salespulse | No Chromium, Chrome or Edge is here, and no package can be installed: Playwright tries to download one.
            salespulse | No browser could be had (target/browser-download.log says why): the tests that need one are skipped, or fail where CI=true.
            mvn -T1C verify
            """);
    assertThat(machine.resolve("target/browser-download.log"))
        .content()
        .contains("-Dexec.mainClass=com.microsoft.playwright.CLI", "install --only-shell chromium");
  }

  @Test
  void aMachineWithoutMavenIsToldWhatToInstall() throws Exception {
    Files.delete(machine.resolve("bin/mvn"));

    assertThat(test())
        .isEqualTo(
            "salespulse | No Maven found: install Maven 3.8.7 or newer, and have mvn on the PATH.\n");
  }

  private String test(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(machine.resolve("bin/bash").toString(), "test");
    builder.command().addAll(Arrays.asList(arguments));
    builder.directory(machine.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", machine.resolve("bin").toString(),
                "HOME", machine.toString(),
                "JAVA_HOME", System.getProperty("java.home")));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(StackUnderTest.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return output;
  }

  private Path tool(String name, String script) throws IOException {
    Path tool = machine.resolve("bin").resolve(name);
    Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    return tool;
  }

  private static Path systems(String tool) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
