package io.salespulse.ui.pipeline;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.Topic;
import io.salespulse.ui.client.AnswerChecks;
import io.salespulse.ui.client.EtlRunnerApi;
import io.salespulse.ui.client.GeneratorApi;
import io.salespulse.ui.client.PolledService;
import io.salespulse.ui.client.Poller;
import io.salespulse.ui.client.Services;
import io.salespulse.ui.client.SinkApi;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.time.Elapsed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known of the other services. {@link PipelinePolling} calls the {@code refresh} methods,
 * which wait for the answers; the others answer from memory.
 */
@Singleton
public final class Pipeline {

  /** Whoever looks has them asked every two seconds: what is older is no answer. */
  private static final Duration CURRENT = Duration.ofSeconds(30);

  private final Clock clock;
  private final Poller<RunProgress> progress;
  private final Poller<RunSchedule> schedule;
  private final Poller<List<RunReport>> runs;
  private final PolledService<List<RunReport>> etl;
  private final Optional<PolledService<GeneratorStats>> generator;
  private final List<PolledService<SinkStatus>> sinks;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Instant sourcesAsked = Instant.MIN;

  public Pipeline(Clock clock, Services services) {
    this.clock = clock;
    this.progress =
        Poller.of(clock, services.etlRunner(), EtlRunnerApi::progress, AnswerChecks::progress);
    this.schedule =
        Poller.of(clock, services.etlRunner(), EtlRunnerApi::schedule, AnswerChecks::schedule);
    this.runs = Poller.of(clock, services.etlRunner(), EtlRunnerApi::runs, AnswerChecks::runs);
    this.etl = PolledService.of(clock, services.etlRunner(), runs);
    this.generator =
        services
            .generator()
            .map(
                service ->
                    PolledService.of(clock, service, GeneratorApi::stats, AnswerChecks::stats));
    this.sinks =
        services.sinks().stream()
            .map(sink -> PolledService.of(clock, sink, SinkApi::status, AnswerChecks::status))
            .toList();
  }

  public void refreshProgress() {
    progress.poll().await().indefinitely();
  }

  public void refreshSchedule() {
    schedule.poll().await().indefinitely();
  }

  /** What became of the last runs. */
  public void refreshRuns() {
    runs.poll().await().indefinitely();
  }

  /**
   * What the pipeline page shows, and the board before the first KPIs; all are asked at the same
   * time. Returns at once while somebody else asks the same: what is known is shown until the rooms
   * have answered.
   */
  public void refreshSources() {
    if (!asking.tryLock()) {
      return;
    }
    try {
      List<Uni<Void>> answers = new ArrayList<>(List.of(etl.poll()));
      generator.map(PolledService::poll).ifPresent(answers::add);
      sinks.stream().map(PolledService::poll).forEach(answers::add);
      Uni.join().all(answers).andFailFast().await().indefinitely();
      sourcesAsked = clock.instant();
    } finally {
      asking.unlock();
    }
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
    return !Elapsed.isWithin(CURRENT, sourcesAsked, clock.instant());
  }

  /** Whether the orders come from a generator, and not from somebody else. */
  public boolean hasGenerator() {
    return generator.isPresent();
  }

  /** What the generator says, empty when it does not answer. */
  public Optional<GeneratorStats> generated() {
    return generator.flatMap(PolledService::current);
  }

  /** Published raw files of the topic, as last heard. */
  public long segments(Topic topic) {
    return sinks.stream()
        .flatMap(sink -> sink.numbers().answer().value().stream())
        .mapToLong(status -> status.counts(topic).rawSegments())
        .sum();
  }

  /** What the sinks say, summed; empty when one does not answer, whose share is not known. */
  public Optional<SinkStatus> kept() {
    List<SinkStatus> known = sinks.stream().flatMap(sink -> sink.current().stream()).toList();
    return known.stream().reduce(SinkStatus::plus).filter(sum -> known.size() == sinks.size());
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
    return generator.flatMap(PolledService::problem);
  }

  /** The sinks that do not answer, and those that wait for something. */
  public List<Problem> sinkProblems() {
    return sinks.stream().flatMap(sink -> sink.problem().stream()).toList();
  }
}
