package io.salespulse.bench.etl;

import io.salespulse.bench.Watch;
import io.salespulse.bench.Workplace;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RunReport;
import io.salespulse.local.LocalService;
import io.salespulse.testing.ContractJson;
import io.salespulse.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged etl-runner, with the heap, collector and compiler that {@code ./run} gives it. */
final class EtlUnderTest implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(90);
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

  private final long startedAt = System.nanoTime();
  private final DataLayout layout;
  private final Path collections;
  private final ServiceProcess process;

  /**
   * @param settings environment variables beside those of a process that runs when it is asked
   */
  EtlUnderTest(Workplace workplace, DataLayout layout, Map<String, String> settings)
      throws IOException {
    this.layout = layout;
    this.collections = layout.root().resolveSibling(layout.root().getFileName() + "-gc.log");
    Map<String, String> all =
        new HashMap<>(Map.of("ETL_RUN_ON_START", "false", "ETL_CRON", "0 0 1 1 *"));
    all.putAll(settings);
    String log = "-Xlog:gc:file=" + collections + ":none:filecount=0";
    process =
        workplace.start(
            LocalService.ETL,
            Stream.concat(LocalService.ETL.jvmOptions().stream(), Stream.of(log)).toList(),
            layout.root(),
            all);
  }

  /**
   * A run, timed as the one who asks for it sees it.
   *
   * @param processorSeconds that the whole process took meanwhile
   */
  record TimedRun(RunReport report, double seconds, double processorSeconds) {

    /** The stages with their seconds, as a line of text. */
    String stages() {
      return report.stages().stream()
          .map(stage -> "%s %.2f s".formatted(stage.stage(), stage.milliseconds() / 1000.0))
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * A run of what is new.
   *
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
    process.awaitAnswer("/etl/schedule", LONGEST);
    double before = Watch.processorSeconds(process.pid());
    long start = System.nanoTime();
    String answer = process.call("POST", path);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new TimedRun(
        ContractJson.mapper().readValue(answer, RunReport.class),
        seconds,
        Watch.processorSeconds(process.pid()) - before);
  }

  /** Seconds from the start of the process to the first published set. */
  double secondsToKpis() throws IOException, InterruptedException {
    Path manifest = layout.kpi().resolve(DataLayout.MANIFEST);
    Watch.until(
        "the first set is published",
        LONGEST,
        () -> {
          if (!process.isAlive()) {
            throw new IOException("The etl-runner has ended: " + process.log());
          }
          return Files.exists(manifest);
        });
    return (System.nanoTime() - startedAt) / 1e9;
  }

  /** What it has used at most until now, as a line of text; the heap with garbage and without. */
  String memory() throws IOException {
    long heap = 0;
    long live = 0;
    Matcher each = COLLECTION.matcher(Files.readString(collections));
    while (each.find()) {
      heap = Math.max(heap, Long.parseLong(each.group(1)));
      live = Math.max(live, Long.parseLong(each.group(2)));
    }
    return "peak heap %d MiB (%d MiB after a collection), peak resident %d MiB"
        .formatted(heap, live, Watch.peakMebibytes(process.pid()));
  }

  /** In order: the next one works on the same directory. */
  @Override
  public void close() {
    try {
      if (!process.terminate(Duration.ofSeconds(20))) {
        process.kill();
      }
    } catch (InterruptedException interrupted) {
      process.kill();
      Thread.currentThread().interrupt();
    }
  }
}
