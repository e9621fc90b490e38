package io.salespulse.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.FlushReport;
import io.salespulse.contract.LiveSales;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.SourceSamples;
import io.salespulse.local.PackagedService;
import io.salespulse.testing.ContractJson;
import io.salespulse.testing.ServiceProcess;
import io.salespulse.testing.Signals;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packaged sink in a process of its own, with the heap that its container has. */
final class SinkProcess implements AutoCloseable {

  /** The build's own directory. */
  static final Path MODULE = Path.of("");

  /** Setting of the group that a sink is in. */
  static final String GROUP = "MP_MESSAGING_INCOMING_RECORDS_GROUP_ID";

  private static final ObjectMapper JSON = ContractJson.mapper();

  private final ServiceProcess process;

  private SinkProcess(ServiceProcess process) {
    this.process = process;
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
   * Starts one in a group of its own, unless the settings name one: a killed sink holds its place
   * in the old group for seconds.
   *
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
    List<String> command = new ArrayList<>(launcher);
    command.addAll(PackagedService.command(module, List.of("-Xmx224m")));
    Map<String, String> all = new HashMap<>();
    all.put("SALES_DATA_DIR", data.toString());
    all.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    all.put(GROUP, "test-" + System.nanoTime());
    all.putAll(settings);
    return new SinkProcess(ServiceProcess.start(command, all, log));
  }

  /** The answer to a flush; null while the sink does not answer. */
  HttpResponse<String> flush() throws InterruptedException {
    return send("POST", "/segments/flush");
  }

  /** The report of a flush; empty where it fails, and while the sink does not answer. */
  Optional<FlushReport> flushed() throws IOException, InterruptedException {
    HttpResponse<String> answer = flush();
    return answer == null || answer.statusCode() != 200
        ? Optional.empty()
        : Optional.of(JSON.readValue(answer.body(), FlushReport.class));
  }

  /** What was bought in the last minutes; fails while the sink does not answer. */
  LiveSales live() throws Exception {
    return JSON.readValue(get(LiveSales.PATH), LiveSales.class);
  }

  /** What became of the records; fails while the sink does not answer. */
  SinkStatus status() throws Exception {
    return JSON.readValue(get(SinkStatus.PATH), SinkStatus.class);
  }

  /** The newest records and their fields; fails while the sink does not answer. */
  SourceSamples samples() throws Exception {
    return JSON.readValue(get(SourceSamples.PATH), SourceSamples.class);
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
    return process.exitCode();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void signal(String name) {
    Signals.send(name, process.pid());
  }

  /** Ends the process as a power cut would. */
  void kill() {
    process.kill();
  }

  /** Ends the process as an operator would, which it must do by itself. */
  void stop() throws InterruptedException {
    assertThat(process.terminate(Duration.ofSeconds(90))).as("ends when it is told to").isTrue();
  }

  @Override
  public void close() {
    kill();
  }

  private String get(String path) throws InterruptedException {
    HttpResponse<String> answer = send("GET", path);
    return answer == null ? "" : answer.body();
  }

  private HttpResponse<String> send(String method, String path) throws InterruptedException {
    try {
      return process.send(method, path);
    } catch (IOException notThere) {
      return null;
    }
  }
}
