package io.salespulse.etl.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.etl.TestSpark;
import io.salespulse.etl.facts.StatusRules;
import io.salespulse.etl.kpi.KpiSettings;
import io.salespulse.etl.settings.AsOf;
import io.salespulse.etl.settings.EtlSettings;
import io.salespulse.etl.spark.SparkSessions;
import io.salespulse.testing.ContractJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs of the whole pipeline over a directory, at one fixed moment. */
final class PipelineFixture {

  static final ObjectMapper JSON = ContractJson.mapper();

  private static final StatusRules STATUSES =
      new StatusRules(
          new TreeSet<>(Set.of("cancelled", "canceled", "voided", "failed")),
          new TreeSet<>(Set.of("refunded")));

  /** JSON as the service writes it. */
  static <T> T parsed(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(text, notJson);
    }
  }

  private final DataLayout layout;
  private Instant now = Instant.parse("2026-11-04T12:00:00Z");
  private Supplier<List<String>> upstream = List::of;
  private Optional<Path> ownKpis = Optional.empty();
  private EtlJob job;

  PipelineFixture(Path data) throws IOException {
    layout = new DataLayout(data);
    restartIn(ZoneOffset.UTC);
  }

  static EtlSettings settings(DataLayout layout, ZoneId reportingZone) {
    return settings(layout, reportingZone, Optional.empty());
  }

  private static EtlSettings settings(
      DataLayout layout, ZoneId reportingZone, Optional<Path> ownKpis) {
    KpiSettings kpis =
        new KpiSettings(
            reportingZone,
            Currency.getInstance("EUR"),
            Duration.ofHours(3),
            Duration.ofMinutes(15),
            7,
            KpiSettings.CUBE_ROWS,
            BigDecimal.valueOf(50_000));
    return new EtlSettings(
        layout, Map.of(), ZoneOffset.UTC, STATUSES, kpis, AsOf.CLOCK, ownKpis, Optional.empty());
  }

  /** A new process with an empty memory; run ids need another millisecond, KPIs do not see it. */
  void restartIn(ZoneId reportingZone) throws IOException {
    now = now.plusMillis(1);
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    Pipeline pipeline =
        new Pipeline(
            settings(layout, reportingZone, ownKpis),
            () -> SparkSessions.start("local[2]", TestSpark.SCRATCH),
            () -> upstream.get(),
            JSON,
            clock);
    job =
        new EtlJob(
            pipeline, new RunHistory(layout, JSON), report -> {}, (thread, error) -> {}, clock);
  }

  void restart() throws IOException {
    restartIn(ZoneOffset.UTC);
  }

  /** A new process with a directory of KPIs of one's own. */
  void restartWithOwnKpis(Path directory) throws IOException {
    ownKpis = Optional.of(directory);
    restart();
  }

  /** What is before the pipeline, for the runs from now on. */
  void upstream(Supplier<List<String>> other) {
    upstream = other;
  }

  EtlJob job() {
    return job;
  }

  DataLayout layout() {
    return layout;
  }

  void write(Collection<RawSegment> segments) throws IOException {
    for (RawSegment segment : segments) {
      segment.write(layout);
    }
  }

  RunReport run() {
    return job.run(Trigger.REQUEST).join();
  }

  /** Runs, and hands over every progress seen meanwhile. */
  RunReport runWatchedBy(Consumer<RunProgress.Running> watcher) {
    CompletableFuture<RunReport> report = job.run(Trigger.REQUEST);
    while (!report.isDone()) {
      job.progress().running().ifPresent(watcher);
      Thread.onSpinWait();
    }
    return report.join();
  }

  RunReport runWith(RawSegment... segments) throws IOException {
    write(List.of(segments));
    return run();
  }

  List<RunReport> history() {
    return job.history();
  }

  /** The published files by name. */
  Map<String, String> kpis() throws IOException {
    Path set = layout.kpi().toRealPath();
    Map<String, String> files = new TreeMap<>();
    for (KpiFile file : KpiFile.values()) {
      files.put(file.fileName(), Files.readString(set.resolve(file.fileName())));
    }
    return files;
  }

  /** A value of the published summary. */
  String summary(String metric) throws IOException {
    return kpis()
        .get(KpiFile.SUMMARY.fileName())
        .lines()
        .filter(line -> line.startsWith(metric + ","))
        .map(line -> line.split(",", -1)[1])
        .findFirst()
        .orElseThrow();
  }
}
