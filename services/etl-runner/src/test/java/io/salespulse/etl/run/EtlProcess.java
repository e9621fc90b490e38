package io.salespulse.etl.run;

import io.salespulse.contract.RunReport;
import io.salespulse.local.PackagedService;
import io.salespulse.testing.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The packaged etl-runner in a process of its own. */
final class EtlProcess implements AutoCloseable {

  private final ServiceProcess process;

  private EtlProcess(ServiceProcess process) {
    this.process = process;
  }

  /**
   * Starts a process that runs when it is asked, without a sink.
   *
   * @param settings environment variables beside those
   */
  static EtlProcess start(Path data, Map<String, String> settings) throws IOException {
    List<String> options =
        List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "SALES_DATA_DIR", data.toString(),
                "ETL_RUN_ON_START", "false",
                "ETL_CRON", "0 0 1 1 *",
                "SINK_URL", "http://127.0.0.1:1"));
    all.putAll(settings);
    return new EtlProcess(
        ServiceProcess.start(
            PackagedService.command(Path.of(""), options),
            all,
            data.resolveSibling(data.getFileName() + ".log")));
  }

  /** Waits until the service answers. */
  void awaitAnswers() throws IOException, InterruptedException {
    process.awaitAnswer("/q/health/live", Duration.ofMinutes(5));
  }

  /** Asks for a run; fails where the process ends before the answer. */
  CompletableFuture<RunReport> run() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return PipelineFixture.parsed(process.send("GET", "/etl/run").body(), RunReport.class);
          } catch (IOException ended) {
            throw new UncheckedIOException(ended);
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        });
  }

  /** The body of what a path answers. */
  String answer(String path) throws IOException, InterruptedException {
    return process.call("GET", path);
  }

  /** Waits for a process that ends by itself. */
  int exitCode() throws InterruptedException {
    return process.exitCode();
  }

  String log() throws IOException {
    return process.log();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.kill();
  }
}
