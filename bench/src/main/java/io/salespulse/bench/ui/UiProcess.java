package io.salespulse.bench.ui;

import io.salespulse.bench.Java;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The dashboard's jar as a process, with the heap that its container has. */
final class UiProcess implements AutoCloseable {

  /** Linux counts a process' time in hundredths of a second. */
  private static final double TICKS_PER_SECOND = 100;

  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private UiProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param home of the project
   * @param settings as environment
   * @throws IOException where it does not answer within a minute
   */
  static UiProcess start(Path home, Path log, Map<String, String> settings)
      throws IOException, InterruptedException {
    int port = Java.freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Java.executable(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                home.resolve("services/ui/target/quarkus-app/quarkus-run.jar").toString()));
    builder.environment().putAll(settings);
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    UiProcess ui =
        new UiProcess(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port);
    ui.awaitReady(log);
    return ui;
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Connection connection = new Connection(port)) {
        if (connection.exchange(Connection.request("/q/health/ready", "")).status() == 200) {
          return;
        }
      } catch (IOException notYet) {
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new IOException("The dashboard did not start: " + Files.readString(log));
  }

  int port() {
    return port;
  }

  String address() {
    return "http://localhost:" + port;
  }

  /** Seconds of processor time since its start, of all threads. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    // The command's name, in brackets, may hold spaces.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** Memory that it has in use, heap and all else, in MiB. */
  double residentMebibytes() throws IOException {
    for (String line :
        Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException("the system does not tell the memory of process " + process.pid());
  }

  /** What the heap holds that is still needed, in MiB: a class histogram collects first. */
  double liveHeapMebibytes() throws IOException, InterruptedException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    List<String> lines = histogram.inputReader().lines().toList();
    histogram.waitFor();
    String total = lines.get(lines.size() - 1).trim();
    if (!total.startsWith("Total")) {
      throw new IOException("jcmd does not tell the heap: " + total);
    }
    return Long.parseLong(total.split("\\s+")[2]) / 1024.0 / 1024.0;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
