package io.salespulse.e2e;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} says where it cannot start: one line that says what to do. */
class RunScriptIT {

  private static final Path RUN = StackUnderTest.CHECKOUT.resolve("run");

  @TempDir Path directory;

  @Test
  void aTakenPortIsNamedWithTheSettingThatMovesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      Result result =
          run(RUN, Map.of("SALES_DATA_DIR", directory.toString(), "UI_PORT", String.valueOf(port)));

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.output())
          .isEqualTo(
              "salespulse | Port %d, where ui listens, is taken: stop what uses it, or set UI_PORT"
                  + " to a free port.\n",
              port);
    }
  }

  @Test
  void aMissingJavaIsToldWithWhatToInstall() throws Exception {
    Result result = run(RUN, Map.of("JAVA_HOME", directory.toString()));

    assertThat(result)
        .isEqualTo(
            new Result(
                1,
                "salespulse | No Java found: install JDK 17 or newer, or set JAVA_HOME to one.\n"));
  }

  @Test
  void aJavaThatIsTooOldIsNamedWithItsVersion() throws Exception {
    Path java = tool("bin/java", "echo 'openjdk version \"11.0.20\" 2023-07-18' >&2");

    Result result = run(RUN, Map.of("JAVA_HOME", directory.toString()));

    assertThat(result)
        .isEqualTo(
            new Result(
                1,
                "salespulse | %s is Java 11: install JDK 17 or newer, or set JAVA_HOME to one.\n"
                    .formatted(java)));
  }

  @Test
  void aMavenThatIsTooOldIsNamedWhereSomethingIsToBeBuilt() throws Exception {
    Path unbuilt = Files.copy(RUN, directory.resolve("run"));
    tool("bin/mvn", "echo 'Apache Maven 3.6.3 (some build)'");

    Result result =
        run(unbuilt, Map.of("PATH", directory.resolve("bin") + ":" + System.getenv("PATH")));

    assertThat(result)
        .isEqualTo(
            new Result(1, "salespulse | mvn is Maven 3.6.3: install Maven 3.8.7 or newer.\n"));
  }

  @Test
  void aSecondStackOnTheSameDataIsRefused() throws Exception {
    try (FileChannel channel = FileChannel.open(directory.resolve(".lock"), CREATE, WRITE);
        FileLock lock = channel.lock()) {
      Result result = run(RUN, Map.of("SALES_DATA_DIR", directory.toString()));

      assertThat(lock.isValid()).isTrue();
      assertThat(result)
          .isEqualTo(
              new Result(
                  1,
                  ("salespulse | Another ./run uses %s: stop it, or set SALES_DATA_DIR to"
                          + " another directory.\n")
                      .formatted(directory)));
    }
  }

  private record Result(int exitCode, String output) {}

  private static Result run(Path script, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
    for (String port :
        new String[] {"UI_PORT", "GENERATOR_PORT", "SINK_PORT", "ETL_PORT", "KAFKA_PORT"}) {
      builder.environment().put(port, String.valueOf(StackUnderTest.freePort()));
    }
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Result(process.exitValue(), new String(process.getInputStream().readAllBytes()));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Path tool(String name, String script) throws IOException {
    Path tool = directory.resolve(name);
    Files.createDirectories(tool.getParent());
    Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    return tool;
  }
}
