package io.salespulse.etl.run;

import io.salespulse.contract.RunReport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged etl-runner in a process of its own. */
final class EtlProcess implements AutoCloseable {

  private static final int POLL_MILLISECONDS = 50;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final URI url;
  private final Path log;

  private EtlProcess(Process process, URI url, Path log) {
    this.process = process;
    this.url = url;
    this.log = log;
  }

  /**
   * Starts a process that runs when it is asked, without a sink.
   *
   * @param settings environment variables beside those
   */
  static EtlProcess start(Path data, Map<String, String> settings) throws IOException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=240m",
            "-jar",
            Path.of("target", "etl-runner-runner.jar").toAbsolutePath().toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "SALES_DATA_DIR", data.toString(),
                "ETL_RUN_ON_START", "false",
                "ETL_CRON", "0 0 1 1 *",
                "SINK_URL", "http://127.0.0.1:1",
                "QUARKUS_HTTP_PORT", String.valueOf(port)));
    builder.environment().putAll(settings);
    Path log = data.resolveSibling(data.getFileName() + ".log");
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new EtlProcess(process, URI.create("http://localhost:" + port), log);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until the service answers. */
  void awaitAnswers() throws IOException, InterruptedException {
    while (true) {
      try {
        http.send(request("/q/health/live"), HttpResponse.BodyHandlers.discarding());
        return;
      } catch (ConnectException notYet) {
        if (process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
          throw new IOException("The etl-runner has ended: " + log());
        }
      }
    }
  }

  /** Asks for a run; fails where the process ends before the answer. */
  CompletableFuture<RunReport> run() {
    return http.sendAsync(request("/etl/run"), HttpResponse.BodyHandlers.ofString())
        .thenApply(answer -> PipelineFixture.parsed(answer.body(), RunReport.class));
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  long pid() {
    return process.pid();
  }

  /** Ends the process as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).build();
  }
}
