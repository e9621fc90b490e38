package io.salespulse.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a benchmark starts other processes: with its own JVM and, for peers, its own libraries. */
public final class Java {

  private Java() {}

  /** The {@code java} that runs this process. */
  public static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What this process was started with. */
  public static String classpath() {
    return System.getProperty("java.class.path");
  }

  /** A port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts a packaged service, whose output is appended to a file.
   *
   * @param jar its {@code quarkus-run.jar}
   * @param options of its JVM
   * @param settings environment variables beside those of this process
   */
  public static Process service(
      Path jar, List<String> options, Map<String, String> settings, Path log) throws IOException {
    List<String> command =
        Stream.of(Stream.of(executable()), options.stream(), Stream.of("-jar", jar.toString()))
            .flatMap(part -> part)
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(settings);
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }
}
