package io.salespulse.e2e;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                1, "salespulse | No Java found: install JDK 17 or 21, or set JAVA_HOME to one.\n"));
  }

  @ParameterizedTest
  @CsvSource({"11.0.20, 11", "24, 24", "25.0.2, 25"})
  void aJavaThatSparkDoesNotRunOnIsNamedWithThoseThatItDoesBeforeAnythingIsBuilt(
      String version, String major) throws Exception {
    Path unbuilt = unbuilt();
    Path java = tool("bin/java", "echo 'openjdk version \"%s\" 2025-07-15' >&2".formatted(version));

    Result result = run(unbuilt, Map.of("JAVA_HOME", directory.toString()));

    assertThat(result)
        .isEqualTo(
            new Result(
                1,
                ("salespulse | %s is Java %s, and Spark needs 17 to 23: install JDK 17 or 21, or"
                        + " set JAVA_HOME to one.\n")
                    .formatted(java, major)));
  }

  @Test
  void whatIsNoOptionIsToldWithThoseThatThereAre() throws Exception {
    Result result = run(List.of(unbuilt().toString(), "--freshly"), Map.of());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output())
        .startsWith("salespulse | --freshly is no option.\nUsage: ./run [--fresh] [--no-demo]\n");
  }

  @Test
  void aKafkaThatDoesNotAnswerIsNamedBeforeAnythingIsStarted() throws Exception {
    String nowhere = "127.0.0.1:" + FreePort.any();

    Result result =
        run(
            List.of(RUN.toString(), "--no-demo"),
            Map.of("SALES_DATA_DIR", directory.toString(), "KAFKA_BOOTSTRAP_SERVERS", nowhere));

    assertThat(result)
        .isEqualTo(
            new Result(
                1,
                ("salespulse | Kafka at %s does not answer (no answer within 10 s): check"
                        + " KAFKA_BOOTSTRAP_SERVERS, or leave it out to start a Kafka here.\n")
                    .formatted(nowhere)));
  }

  @Test
  void aMavenThatIsTooOldIsNamedWhereSomethingIsToBeBuilt() throws Exception {
    Path unbuilt = unbuilt();
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

  /** A checkout in which nothing is built yet. */
  private Path unbuilt() throws IOException {
    Path machine = directory.resolve("local/machine.sh");
    Files.createDirectories(machine.getParent());
    Files.copy(StackUnderTest.CHECKOUT.resolve("local/machine.sh"), machine);
    return Files.copy(RUN, directory.resolve("run"));
  }

  private static Result run(Path script, Map<String, String> environment)
      throws IOException, InterruptedException {
    return run(List.of(script.toString()), environment);
  }

  private static Result run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (String port :
        new String[] {"UI_PORT", "GENERATOR_PORT", "SINK_PORT", "ETL_PORT", "KAFKA_PORT"}) {
      builder.environment().put(port, String.valueOf(FreePort.any()));
    }
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(StackUnderTest.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
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
