package io.salespulse.local;

import io.salespulse.contract.Topic;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real Kafka broker in a JVM of its own, for {@code ./run} and for tests. Its libraries are those
 * that the build copied to {@code local/target/lib}, so none of them is on the caller's classpath.
 */
public final class BrokerProcess implements AutoCloseable {

  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final int port;

  private BrokerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a broker with the four topics and returns once it answers.
   *
   * @param directory keeps the broker's log; a broker started on an earlier one's directory goes on
   *     with it
   * @param port on the loopback interface
   * @param partitions of each topic that does not exist yet
   * @throws IOException where the broker ends before it is ready; the message has what it said
   */
  public static BrokerProcess start(Path directory, int port, int partitions) throws IOException {
    return start(directory, port, partitions, Map.of());
  }

  /**
   * Starts a broker as {@link #start(Path, int, int)} does.
   *
   * @param settings of Kafka, each added to the broker's own of that name
   */
  public static BrokerProcess start(
      Path directory, int port, int partitions, Map<String, String> settings) throws IOException {
    Files.createDirectories(directory);
    Path log = directory.resolveSibling(directory.getFileName() + ".log");
    Process process =
        new ProcessBuilder(command(directory, port, partitions, settings))
            .redirectError(log.toFile())
            .start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(Broker.READY)) {
        return new BrokerProcess(process, port);
      }
    }
    throw new IOException("The broker did not start: " + Files.readString(log));
  }

  /** The command line that runs a broker until it is told to stop. */
  static List<String> command(
      Path directory, int port, int partitions, Map<String, String> settings) {
    List<String> command =
        new ArrayList<>(List.of(PackagedService.java(), PackagedService.EXIT_ON_OUT_OF_MEMORY));
    command.addAll(LocalService.KAFKA.jvmOptions());
    command.addAll(
        List.of(
            "-cp",
            classpath(),
            Broker.class.getName(),
            directory.toString(),
            String.valueOf(port),
            String.valueOf(partitions)));
    settings.forEach((name, value) -> command.add(name + "=" + value));
    return command;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The process, for those who pause it. */
  public long pid() {
    return process.pid();
  }

  /** Ends the broker as a power cut would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops the broker in order. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException interrupted) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  private static String classpath() {
    Path local = origin(BrokerProcess.class);
    return String.join(
        File.pathSeparator,
        local.toString(),
        origin(Topic.class).toString(),
        local.resolveSibling("lib").resolve("*").toString());
  }

  private static Path origin(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
