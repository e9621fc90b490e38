package io.salespulse.local;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final CompletableFuture<String> givenUp = new CompletableFuture<>();

  @TempDir Path directory;

  @Test
  void aProcessThatDiesIsStartedAgainAndItIsSaid() throws Exception {
    Path starts = directory.resolve("starts");
    Supervised process =
        supervised(
            "echo started >> %s; test $(wc -l < %s) -ge 2 && exec sleep 600; exit 137"
                .formatted(starts, starts),
            () -> linesOf(starts) >= 2);

    process.start();
    boolean ready = process.awaitReady(PATIENCE);
    process.stop();

    assertThat(ready).isTrue();
    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .contains("salespulse | sink ended with exit code 137; it starts again in 1 s.");
  }

  @Test
  void aProcessThatRunsOutOfMemoryIsStartedAgainAndItIsSaid() throws Exception {
    Path starts = directory.resolve("starts");
    Supervised process =
        supervised(
            List.of(
                PackagedService.java(),
                PackagedService.EXIT_ON_OUT_OF_MEMORY,
                "-Xmx16m",
                "-cp",
                System.getProperty("java.class.path"),
                Hungry.class.getName(),
                starts.toString()),
            () -> linesOf(starts) >= 2);

    process.start();
    boolean ready = process.awaitReady(PATIENCE);
    process.stop();

    assertThat(ready).isTrue();
    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .contains("Terminating due to java.lang.OutOfMemoryError")
        .contains("salespulse | sink ran out of memory; it starts again in 1 s.");
  }

  /** Runs out of memory in one of its threads; another would go on for long. */
  static final class Hungry {

    public static void main(String[] arguments) throws Exception {
      Files.writeString(Path.of(arguments[0]), "started\n", CREATE, APPEND);
      Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
      List<byte[]> eaten = new ArrayList<>();
      new Thread(() -> Stream.generate(() -> new byte[1 << 20]).forEach(eaten::add)).start();
      Thread.sleep(Duration.ofMinutes(10).toMillis());
    }
  }

  @Test
  void aProcessThatRefusesToStartIsGivenUpAfterItsOwnLine() throws Exception {
    Supervised process =
        supervised("echo SINK_ROLL_INTERVAL=x is no duration; exit 1", () -> false);

    process.start();

    assertThat(givenUp.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .startsWith("sink could not start");
    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .contains("sink       | SINK_ROLL_INTERVAL=x is no duration");
  }

  @Test
  void stoppingLetsAProcessFinishAndStartsNoOther() throws Exception {
    Path trace = directory.resolve("trace");
    Supervised process =
        supervised(
            "trap 'echo stopped >> %s; echo Goodbye; exit 0' TERM; echo started >> %s; while :; do sleep 0.1; done"
                .formatted(trace, trace),
            () -> linesOf(trace) >= 1);

    process.start();
    process.awaitReady(PATIENCE);
    process.stop();

    assertThat(trace).hasContent("started\nstopped\n");
    assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("sink       | Goodbye");
    assertThat(givenUp).isNotDone();
  }

  @Test
  void anInterruptOfTheTerminalIsLeftToTheLauncher() throws Exception {
    Path trace = directory.resolve("trace");
    Supervised process =
        supervised(
            "kill -INT $$; echo survived >> %s; exec sleep 600".formatted(trace),
            () -> linesOf(trace) >= 1);

    process.start();
    boolean ready = process.awaitReady(PATIENCE);
    process.stop();

    assertThat(ready).isTrue();
  }

  private Supervised supervised(String script, BooleanSupplier answers) {
    return supervised(List.of("sh", "-c", script), answers);
  }

  private Supervised supervised(List<String> command, BooleanSupplier answers) {
    Console console = new Console(new PrintStream(terminal, true, StandardCharsets.UTF_8));
    return new Supervised("sink", command, Map.of(), answers, console, givenUp::complete);
  }

  private static int linesOf(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException notThereYet) {
      return 0;
    }
  }
}
