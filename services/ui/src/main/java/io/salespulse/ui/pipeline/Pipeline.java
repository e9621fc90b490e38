package io.salespulse.ui.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.Topic;
import io.salespulse.ui.Problem;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the other services. Whoever owns the clockwork calls the {@code refresh}
 * methods; the others answer from memory.
 */
public final class Pipeline {

  private final DataLayout layout;
  private final Probe<RunProgress> progress;
  private final Probe<RunSchedule> schedule;
  private final Probe<GeneratorStats> generator;
  private final Probe<List<RunReport>> runs;
  private final List<Probe<SinkMeters>> sinks;
  private volatile Map<Topic, Long> segments = Map.of();

  public Pipeline(
      DataLayout layout,
      HttpClient http,
      ObjectMapper json,
      Clock clock,
      Service etl,
      Service generator,
      List<Service> sinks) {
    this.layout = layout;
    this.progress =
        new Probe<>(
            http, clock, etl, "/etl/runs/current", body -> json.readValue(body, RunProgress.class));
    this.schedule =
        new Probe<>(
            http, clock, etl, "/etl/schedule", body -> json.readValue(body, RunSchedule.class));
    this.runs =
        new Probe<>(
            http,
            clock,
            etl,
            "/etl/runs",
            body -> List.of(json.readValue(body, RunReport[].class)));
    this.generator =
        new Probe<>(
            http,
            clock,
            generator,
            "/generator/stats",
            body -> json.readValue(body, GeneratorStats.class));
    this.sinks =
        sinks.stream()
            .map(sink -> new Probe<>(http, clock, sink, "/q/metrics", SinkMeters::parse))
            .toList();
  }

  public void refreshProgress() {
    progress.refresh();
  }

  public void refreshSchedule() {
    schedule.refresh();
  }

  /** What became of the last runs. */
  public void refreshRuns() {
    runs.refresh();
  }

  /** What the pipeline page shows, and the board before the first KPIs. */
  public void refreshSources() {
    generator.refresh();
    runs.refresh();
    sinks.forEach(Probe::refresh);
  }

  /** Counts the raw files, which takes a while when there are many. */
  public void refreshSegments() {
    Map<Topic, Long> counts = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      counts.put(topic, RawSegments.count(layout, topic));
    }
    segments = Map.copyOf(counts);
  }

  /** The run that is going on, whoever asked for it. */
  public Optional<RunProgress.Running> running() {
    return progress.answer().current().flatMap(RunProgress::running);
  }

  /** The ETL's schedule, empty while it does not answer. */
  public Optional<RunSchedule> schedule() {
    return schedule.answer().current();
  }

  /** The ETL's schedule as last heard, or the one of a stack that nobody configured. */
  public RunSchedule knownSchedule() {
    return schedule.answer().value().orElse(Freshness.DEFAULT_SCHEDULE);
  }

  /** Why nothing is known of the ETL, empty when it answers. */
  public Optional<Problem> etlProblem() {
    return progress.answer().problem().or(() -> schedule.answer().problem());
  }

  /** What the generator last said, empty when it never answered. */
  public Optional<GeneratorStats> generated() {
    return generator.answer().value();
  }

  /** Published segments of the topic, as last counted. */
  public long segments(Topic topic) {
    return segments.getOrDefault(topic, 0L);
  }

  /** What the sinks last said, summed; empty when none ever answered. */
  public Optional<SinkMeters> kept() {
    return sinks.stream().flatMap(sink -> sink.answer().value().stream()).reduce(SinkMeters::plus);
  }

  /** The last runs, newest first; empty when the ETL never answered. */
  public List<RunReport> runs() {
    return runs.answer().value().orElse(List.of());
  }

  /** The last run where it failed. */
  public Optional<RunReport> failedRun() {
    return runs().stream().findFirst().filter(run -> run.status() == RunReport.Status.FAILED);
  }

  /**
   * When the first of the last runs started that all lack records, empty where the last does not.
   */
  public Optional<Instant> incompleteSince() {
    return runs().stream()
        .filter(run -> run.status() == RunReport.Status.SUCCEEDED)
        .takeWhile(RunReport::incomplete)
        .map(RunReport::startedAt)
        .reduce((newer, older) -> older);
  }

  /** Why the generator says nothing new, empty when it answers. */
  public Optional<Problem> generatorProblem() {
    return generator.answer().problem();
  }

  /** The sinks that do not answer. */
  public List<Problem> sinkProblems() {
    return sinks.stream().flatMap(sink -> sink.answer().problem().stream()).toList();
  }
}
