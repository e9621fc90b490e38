package io.salespulse.local;

import io.salespulse.contract.Topic;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Kafka broker in a JVM of its own, for {@code ./run} and for tests. Its libraries are those
 * that the build copied to {@code local/target/lib}, so none of them is on the caller's classpath.
 */
public final class BrokerProcess implements AutoCloseable {

  /** A JVM that goes on without some of its threads is neither dead nor well. */
  static final String EXIT_ON_OUT_OF_MEMORY = "-XX:+ExitOnOutOfMemoryError";

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
   * @throws IOException where the broker ends before it is ready; the message has its last lines
   */
  public static BrokerProcess start(Path directory, int port, int partitions) throws IOException {
    return start(directory, port, partitions, Optional.empty());
  }

  /**
   * Starts a broker that has an entrance with a login too, as {@link #start(Path, int, int)} does.
   *
   * @param login of that entrance, empty for none
   */
  public static BrokerProcess start(
      Path directory, int port, int partitions, Optional<BrokerLogin> login) throws IOException {
    Files.createDirectories(directory);
    Path log = directory.resolveSibling(directory.getFileName() + ".log");
    Process process =
        new ProcessBuilder(command(directory, port, partitions, login))
            .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
            .start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(Broker.READY)) {
        return new BrokerProcess(process, port);
      }
    }
    throw new IOException("The broker did not start: " + lastLines(log));
  }

  /** The command line that runs a broker until it is told to stop. */
  static List<String> command(
      Path directory, int port, int partitions, Optional<BrokerLogin> login) {
    Stream<String> broker =
        Stream.of(
            java(),
            "-Xmx384m",
            EXIT_ON_OUT_OF_MEMORY,
            "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            // It warns of the empty log that a first start has.
            "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.controller.QuorumController=error",
            // It warns at each stop that a client of the broker's own is closed twice.
            "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.NetworkClient=error",
            "-cp",
            classpath(),
            Broker.class.getName(),
            directory.toString(),
            String.valueOf(port),
            String.valueOf(partitions));
    return Stream.concat(broker, login.stream().flatMap(BrokerLogin::arguments)).toList();
  }

  /** The {@code java} that runs this process. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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
    return Stream.of(local, origin(Topic.class), local.resolveSibling("lib").resolve("*"))
        .map(Path::toString)
        .reduce((left, right) -> left + File.pathSeparator + right)
        .orElseThrow();
  }

  private static Path origin(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  /** The end of the log without its stack traces: what a person needs to act. */
  private static String lastLines(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> messages = lines.filter(line -> !line.startsWith("\t")).toList();
      return String.join(
          System.lineSeparator(),
          messages.subList(Math.max(0, messages.size() - 5), messages.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
