package io.salespulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salespulse.contract.DataLayout;
import io.salespulse.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The whole stack as a user starts it, by {@code ./run}, on free ports and a directory of its own.
 * Its lines are kept in {@code target/stack-<name>.log}.
 */
final class StackUnderTest implements AutoCloseable {

  static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  /** How long anything may take: it ends nothing that is on its way on a slow machine. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Map<String, String> settings = new LinkedHashMap<>();
  private final DataLayout data;
  private final Path log;
  private Process launcher;

  /**
   * @param directory where the stack keeps its data
   * @param settings environment variables of the services
   */
  StackUnderTest(String name, Path directory, Map<String, String> settings) {
    this.data = new DataLayout(directory);
    this.log = Path.of("target", "stack-" + name + ".log").toAbsolutePath();
    this.settings.putAll(settings);
    this.settings.put("SALES_DATA_DIR", directory.toString());
    try {
      Files.deleteIfExists(log);
      for (String port :
          List.of("UI_PORT", "GENERATOR_PORT", "SINK_PORT", "ETL_PORT", "KAFKA_PORT")) {
        this.settings.put(port, String.valueOf(FreePort.any()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts the stack and returns when the launcher has said where the dashboard is. */
  void start() throws IOException {
    long before = Files.exists(log) ? Files.readAllLines(log).size() : 0;
    ProcessBuilder builder =
        new ProcessBuilder(hearingInterrupts(CHECKOUT.resolve("run").toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    launcher = builder.start();
    await("the address of the dashboard in " + log)
        .atMost(PATIENCE)
        .failFast("the launcher ended: see " + log, () -> !launcher.isAlive())
        .until(
            () ->
                Files.readAllLines(log).stream()
                    .skip(before)
                    .anyMatch(line -> line.contains("Dashboard: " + url("UI_PORT"))));
  }

  Api api() {
    return new Api(url("GENERATOR_PORT"), url("SINK_PORT"), url("ETL_PORT"));
  }

  String dashboard() {
    return url("UI_PORT");
  }

  DataLayout data() {
    return data;
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(log);
  }

  /** Kills a service as a power cut would. */
  void kill(String service) {
    List<ProcessHandle> victims =
        launcher
            .descendants()
            .filter(process -> process.info().commandLine().orElse("").contains(jar(service)))
            .toList();
    assertThat(victims).as("processes of " + service).isNotEmpty();
    victims.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Stops the stack as Ctrl-C does, which reaches every process, and sees to it that none is left.
   */
  void interrupt() throws IOException, InterruptedException {
    List<ProcessHandle> processes = launcher.descendants().toList();
    List<String> kill = new ArrayList<>(List.of("kill", "-INT", String.valueOf(launcher.pid())));
    processes.forEach(process -> kill.add(String.valueOf(process.pid())));
    new ProcessBuilder(kill).start().waitFor();
    assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as("the launcher ended within " + PATIENCE)
        .isTrue();
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }

  /** Ends whatever is left. */
  @Override
  public void close() {
    if (launcher != null && launcher.isAlive()) {
      List<ProcessHandle> processes = launcher.descendants().toList();
      launcher.destroy();
      try {
        launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      launcher.destroyForcibly();
      processes.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** All files below a directory, in the order of their paths; none where it is missing. */
  static List<Path> filesBelow(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }

  /**
   * A build started in the background has a shell that ignores the interrupt, and so would all that
   * it starts; where {@code env} can undo that, it does.
   */
  private static List<String> hearingInterrupts(String command) throws IOException {
    List<String> env = List.of("env", "--default-signal=INT");
    try {
      List<String> probe = Stream.concat(env.stream(), Stream.of("true")).toList();
      boolean able = new ProcessBuilder(probe).start().waitFor() == 0;
      return able ? Stream.concat(env.stream(), Stream.of(command)).toList() : List.of(command);
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  private String url(String port) {
    return "http://localhost:" + settings.get(port);
  }

  private static String jar(String service) {
    return String.join(File.separator, "services", service, "target", "");
  }
}
