package io.salespulse.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.salespulse.contract.FlushReport;
import io.salespulse.local.PackagedService;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged sink in a process of its own. */
final class SinkProcess implements AutoCloseable {

  /** The build's own directory. */
  static final Path MODULE = Path.of("");

  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private SinkProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static SinkProcess start(Path data, String bootstrapServers, Map<String, String> settings)
      throws IOException {
    return start(data, data.resolveSibling("sink.log"), bootstrapServers, settings);
  }

  static SinkProcess start(
      Path data, Path log, String bootstrapServers, Map<String, String> settings)
      throws IOException {
    return start(List.of(), MODULE, data, log, bootstrapServers, settings);
  }

  /**
   * @param launcher the command that becomes the sink; empty for none
   * @param module directory whose build packaged the sink
   */
  static SinkProcess start(
      List<String> launcher,
      Path module,
      Path data,
      Path log,
      String bootstrapServers,
      Map<String, String> settings)
      throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    List<String> command = new ArrayList<>(launcher);
    command.addAll(PackagedService.command(module, List.of("-Xmx256m")));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SALES_DATA_DIR", data.toString());
    builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    builder.environment().putAll(settings);
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new SinkProcess(process, port);
  }

  /** The answer to a flush; status 0 while the sink does not answer. */
  HttpResponse<String> flush() throws InterruptedException {
    return send(HttpRequest.newBuilder(uri("/segments/flush")).POST(noBody()).build());
  }

  FlushReport report(HttpResponse<String> flushed) throws IOException {
    return JSON.readValue(flushed.body(), FlushReport.class);
  }

  /** The body of the readiness check, empty while the sink does not answer. */
  String readiness() throws InterruptedException {
    return get("/q/health/ready");
  }

  /** The body of the liveness check, empty while the sink does not answer. */
  String liveness() throws InterruptedException {
    return get("/q/health/live");
  }

  String metrics() throws InterruptedException {
    return get("/q/metrics");
  }

  /** Waits for a process that ends by itself. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void signal(String name) {
    Signals.send(name, process.pid());
  }

  /** Ends the process as a power cut would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends the process as an operator would; false where it takes longer than that. */
  boolean terminate(long seconds) throws InterruptedException {
    process.destroy();
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    kill();
  }

  private String get(String path) throws InterruptedException {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).GET().build());
    return answer == null ? "" : answer.body();
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException notThere) {
      return null;
    }
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }
}
