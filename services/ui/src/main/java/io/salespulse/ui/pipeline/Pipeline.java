package io.salespulse.ui.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.Topic;
import io.salespulse.ui.health.Problem;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known of the other services. Whoever owns the clockwork calls the {@code refresh}
 * methods; the others answer from memory.
 */
public final class Pipeline {

  /** Whoever looks has them asked every two seconds: what is older is no answer. */
  private static final Duration CURRENT = Duration.ofSeconds(30);

  private final DataLayout layout;
  private final Clock clock;
  private final Probe<RunProgress> progress;
  private final Probe<RunSchedule> schedule;
  private final Probe<List<RunReport>> runs;
  private final Room<List<RunReport>> etl;
  private final Optional<Room<GeneratorStats>> generator;
  private final List<Room<SinkMeters>> sinks;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Map<Topic, Long> segments = Map.of();
  private volatile Instant sourcesAsked = Instant.MIN;

  /**
   * @param generator empty where the orders come from somebody else
   */
  public Pipeline(
      DataLayout layout,
      HttpClient http,
      ObjectMapper json,
      Clock clock,
      Service etl,
      Optional<Service> generator,
      List<Service> sinks) {
    this.layout = layout;
    this.clock = clock;
    Function<Service, Probe<Boolean>> readiness =
        service -> new Probe<>(http, clock, service, Readiness.PATH, new Readiness(json));
    this.progress =
        new Probe<>(
            http,
            clock,
            etl,
            "/etl/runs/current",
            body -> Answers.progress(json.readValue(body, RunProgress.class)));
    this.schedule =
        new Probe<>(
            http,
            clock,
            etl,
            "/etl/schedule",
            body -> Answers.schedule(json.readValue(body, RunSchedule.class)));
    this.runs =
        new Probe<>(
            http,
            clock,
            etl,
            "/etl/runs",
            body -> Answers.runs(json.readValue(body, RunReport[].class)));
    this.etl = new Room<>(runs, readiness.apply(etl));
    this.generator =
        generator.map(
            service ->
                new Room<>(
                    new Probe<>(
                        http,
                        clock,
                        service,
                        "/generator/stats",
                        body -> Answers.stats(json.readValue(body, GeneratorStats.class))),
                    readiness.apply(service)));
    this.sinks =
        sinks.stream()
            .map(
                sink ->
                    new Room<>(
                        new Probe<>(http, clock, sink, "/q/metrics", SinkMeters::parse),
                        readiness.apply(sink)))
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

  /**
   * What the pipeline page shows, and the board before the first KPIs. Returns at once while
   * somebody else asks the same: what is known is shown until the rooms have answered.
   */
  public void refreshSources() {
    if (!asking.tryLock()) {
      return;
    }
    try {
      generator.ifPresent(Room::refresh);
      sinks.forEach(Room::refresh);
      etl.refresh();
      sourcesAsked = clock.instant();
    } finally {
      asking.unlock();
    }
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
    return progress
        .answer()
        .problem()
        .or(() -> schedule.answer().problem())
        .or(() -> runs.answer().problem());
  }

  /** What the ETL waits for, empty when it is ready. */
  public Optional<Problem> etlNotReady() {
    return etl.readiness().answer().problem();
  }

  /** Whether it is long ago that the rooms were asked what the pipeline page says of them. */
  public boolean areSourcesUnknown() {
    return sourcesAsked.isBefore(clock.instant().minus(CURRENT));
  }

  /** Whether the orders come from a generator, and not from somebody else. */
  public boolean hasGenerator() {
    return generator.isPresent();
  }

  /** What the generator says, empty when it does not answer. */
  public Optional<GeneratorStats> generated() {
    return generator.flatMap(Room::current);
  }

  /** Published segments of the topic, as last counted. */
  public long segments(Topic topic) {
    return segments.getOrDefault(topic, 0L);
  }

  /** What the sinks say, summed; empty when one does not answer, whose share is not known. */
  public Optional<SinkMeters> kept() {
    List<SinkMeters> meters = sinks.stream().flatMap(sink -> sink.current().stream()).toList();
    return meters.stream().reduce(SinkMeters::plus).filter(sum -> meters.size() == sinks.size());
  }

  /** The last runs, newest first; empty when the ETL never answered. */
  public List<RunReport> runs() {
    return runs.answer().value().orElse(List.of());
  }

  /** The last run where it failed. */
  public Optional<RunReport> failedRun() {
    return runs().stream().findFirst().filter(run -> run.status() == RunReport.Status.FAILED);
  }

  /** The last runs that published, newest first. */
  public Stream<RunReport> succeededRuns() {
    return runs().stream().filter(run -> run.status() == RunReport.Status.SUCCEEDED);
  }

  /**
   * When the first of the last runs that published started of which all are {@code wrong}; empty
   * where the last is not.
   */
  public Optional<Instant> since(Predicate<RunReport> wrong) {
    return succeededRuns()
        .takeWhile(wrong)
        .map(RunReport::startedAt)
        .reduce((newer, older) -> older);
  }

  /** Why the generator says nothing new, or what it waits for; empty when it is at work. */
  public Optional<Problem> generatorProblem() {
    return generator.flatMap(Room::problem);
  }

  /** The sinks that do not answer, and those that wait for something. */
  public List<Problem> sinkProblems() {
    return sinks.stream().flatMap(sink -> sink.problem().stream()).toList();
  }
}
