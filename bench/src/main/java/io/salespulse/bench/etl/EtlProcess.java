package io.salespulse.bench.etl;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salespulse.bench.Java;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RunReport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The etl-runner in a process of its own, with the JVM options that the local stack gives it. */
final class EtlProcess implements AutoCloseable {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();
  private static final Duration LONGEST = Duration.ofMinutes(90);
  private static final int POLL_MILLISECONDS = 20;

  private final Process process;
  private final DataLayout layout;
  private final URI url;
  private final Path log;
  private final Path gcLog;
  private final long startedAt;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private EtlProcess(Process process, DataLayout layout, URI url, Path log, Path gcLog) {
    this.process = process;
    this.layout = layout;
    this.url = url;
    this.log = log;
    this.gcLog = gcLog;
    this.startedAt = System.nanoTime();
  }

  /** Starts a process that runs when asked. */
  static EtlProcess start(Path home, DataLayout layout, SinkStub sink) throws IOException {
    return start(home, layout, sink, Map.of());
  }

  /** The same, with more settings. */
  static EtlProcess start(Path home, DataLayout layout, SinkStub sink, Map<String, String> settings)
      throws IOException {
    return start(home, layout, sink, "false", settings);
  }

  /** Starts a process that runs at once, as the stack does. */
  static EtlProcess startAndRun(Path home, DataLayout layout, SinkStub sink) throws IOException {
    return start(home, layout, sink, "true", Map.of());
  }

  /** The packaged service, with all its libraries in it. */
  static Path jar(Path home) throws IOException {
    Path jar = home.resolve("services/etl-runner/target/etl-runner-runner.jar");
    if (!Files.exists(jar)) {
      throw new IOException(jar + " is not there; build it: mvn -DskipTests package");
    }
    return jar;
  }

  private static EtlProcess start(
      Path home, DataLayout layout, SinkStub sink, String runOnStart, Map<String, String> settings)
      throws IOException {
    Path log = layout.root().resolveSibling(layout.root().getFileName() + ".log");
    Path gcLog = layout.root().resolveSibling(layout.root().getFileName() + "-gc.log");
    int port = Java.freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            Java.executable(),
            "-Xmx1536m",
            "-XX:+UseParallelGC",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-Xlog:gc:file=" + gcLog + ":none:filecount=0",
            "-jar",
            jar(home).toString());
    builder.environment().put("SALES_DATA_DIR", layout.root().toString());
    builder.environment().put("ETL_RUN_ON_START", runOnStart);
    builder.environment().put("ETL_CRON", "0 0 1 1 *");
    builder.environment().put("SINK_URL", sink.url().toString());
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new EtlProcess(
        builder.start(), layout, URI.create("http://127.0.0.1:" + port), log, gcLog);
  }

  /**
   * A run, timed as the one who asks for it sees it.
   *
   * @param processorSeconds that the whole process took meanwhile
   */
  record TimedRun(RunReport report, double seconds, double processorSeconds) {}

  /**
   * @throws IOException where the process has ended or the run failed; the message says why
   */
  TimedRun run() throws IOException, InterruptedException {
    return run("/etl/run");
  }

  /** A run that reads all raw files anew. */
  TimedRun rebuild() throws IOException, InterruptedException {
    return run("/etl/run?rebuild=true");
  }

  private TimedRun run(String path) throws IOException, InterruptedException {
    awaitAnswers();
    double before = processorSeconds();
    long start = System.nanoTime();
    HttpResponse<String> answer = send(request(path).POST(BodyPublishers.noBody()).build());
    double seconds = (System.nanoTime() - start) / 1e9;
    double processorSeconds = processorSeconds() - before;
    if (answer.statusCode() != 200) {
      throw new IOException("The run failed: " + answer.body());
    }
    return new TimedRun(JSON.readValue(answer.body(), RunReport.class), seconds, processorSeconds);
  }

  private double processorSeconds() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
  }

  private void awaitAnswers() throws IOException, InterruptedException {
    while (true) {
      try {
        get("/etl/schedule");
        return;
      } catch (ConnectException notYet) {
        awaitABit();
      }
    }
  }

  /** Seconds from the start of the process to the first published set. */
  double secondsToKpis() throws IOException, InterruptedException {
    while (!Files.exists(layout.kpi().resolve(DataLayout.MANIFEST))) {
      awaitABit();
    }
    return (System.nanoTime() - startedAt) / 1e9;
  }

  private void awaitABit() throws IOException, InterruptedException {
    if (process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      throw new IOException("The etl-runner has ended: " + Files.readString(log));
    }
    if (System.nanoTime() - startedAt > LONGEST.toNanos()) {
      throw new IOException("The etl-runner needs too long: " + Files.readString(log));
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).timeout(LONGEST);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  Memory memory() throws IOException {
    return Memory.of(process, gcLog);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Stage names and their milliseconds, for a line of text. */
  static String stages(List<RunReport.StageTime> stages) {
    StringBuilder text = new StringBuilder();
    for (RunReport.StageTime stage : stages) {
      text.append(text.isEmpty() ? "" : ", ");
      text.append("%s %.2f s".formatted(stage.stage(), stage.milliseconds() / 1000.0));
    }
    return text.toString();
  }
}
