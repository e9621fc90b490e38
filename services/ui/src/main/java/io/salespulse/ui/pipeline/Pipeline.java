package io.salespulse.ui.pipeline;

import io.quarkus.runtime.StartupEvent;
import io.salespulse.contract.AlertStates;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.Topic;
import io.salespulse.ui.client.AnswerChecks;
import io.salespulse.ui.client.EtlRunnerApi;
import io.salespulse.ui.client.GeneratorApi;
import io.salespulse.ui.client.PolledService;
import io.salespulse.ui.client.Poller;
import io.salespulse.ui.client.Services;
import io.salespulse.ui.client.SinkApi;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.time.BackgroundTasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known of the other services. The {@code refresh} methods wait for the answers; the others
 * answer from memory.
 */
@Singleton
public final class Pipeline {

  private final Poller<RunProgress> progress;
  private final Poller<RunSchedule> schedule;
  private final Poller<List<RunReport>> runs;
  private final Poller<AlertStates> alerts;
  private final PolledService<List<RunReport>> etl;
  private final Optional<PolledService<GeneratorStats>> generator;
  private final List<PolledService<SinkStatus>> sinks;
  private final List<Poller<SourceSamples>> samples;
  private final ReentrantLock asking = new ReentrantLock();

  public Pipeline(Clock clock, Services services) {
    this.progress =
        Poller.of(clock, services.etlRunner(), EtlRunnerApi::progress, AnswerChecks::isSane);
    this.schedule =
        Poller.of(clock, services.etlRunner(), EtlRunnerApi::schedule, AnswerChecks::isSane);
    this.runs = Poller.of(clock, services.etlRunner(), EtlRunnerApi::runs, AnswerChecks::isSane);
    this.alerts =
        Poller.of(clock, services.etlRunner(), EtlRunnerApi::alerts, AnswerChecks::isSane);
    this.etl = PolledService.of(clock, services.etlRunner(), runs);
    this.generator =
        services
            .generator()
            .map(
                service ->
                    PolledService.of(clock, service, GeneratorApi::stats, AnswerChecks::isSane));
    this.sinks =
        services.sinks().stream()
            .map(sink -> PolledService.of(clock, sink, SinkApi::status, AnswerChecks::isSane))
            .toList();
    this.samples =
        services.sinks().stream()
            .map(sink -> Poller.of(clock, sink, SinkApi::samples, AnswerChecks::isSane))
            .toList();
  }

  /**
   * Asks at every turn only while somebody looks, and the etl-runner now and then for whoever comes
   * next. Before the first numbers, the dashboard shows what the pipeline page shows later.
   */
  void start(
      @Observes StartupEvent event, BackgroundTasks tasks, KpiSets sets, Attention attention) {
    BooleanSupplier isFilling = () -> sets.state().set().isEmpty();
    BooleanSupplier isOnSources =
        () -> attention.isOnPipeline() || attention.isOnDashboard() && isFilling.getAsBoolean();
    tasks.every(Duration.ofSeconds(1), attention::isOnDashboard, this::refreshProgress);
    tasks.every(Duration.ofSeconds(2), isOnSources, this::refreshSources);
    tasks.every(Duration.ofSeconds(5), attention::isOnDashboard, this::refreshScheduleAndRuns);
    tasks.every(Duration.ofSeconds(5), attention::isOnDashboard, this::refreshAlerts);
    tasks.every(Duration.ofSeconds(30), this::refreshAlerts);
    tasks.every(Duration.ofSeconds(30), this::refreshProgress);
    tasks.every(Duration.ofSeconds(30), this::refreshScheduleAndRuns);
    tasks.every(Duration.ofSeconds(30), isFilling, this::refreshSources);
  }

  public void refreshProgress() {
    progress.poll().await().indefinitely();
  }

  public void refreshSchedule() {
    schedule.poll().await().indefinitely();
  }

  public void refreshScheduleAndRuns() {
    refreshSchedule();
    runs.poll().await().indefinitely();
  }

  public void refreshAlerts() {
    alerts.poll().await().indefinitely();
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
      samples.stream().map(Poller::poll).forEach(answers::add);
      Uni.join().all(answers).andFailFast().await().indefinitely();
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

  /** What each sink says of the newest records; those that do not answer are left out. */
  List<SourceSamples> samples() {
    return samples.stream().flatMap(sink -> sink.answer().current().stream()).toList();
  }

  /** What the sinks say of topics of which nothing can come. */
  List<String> missingTopics() {
    return samples().stream()
        .flatMap(sink -> sink.topics().values().stream())
        .flatMap(topic -> topic.problem().stream())
        .distinct()
        .toList();
  }

  /** The last runs, newest first; empty when the ETL never answered. */
  public List<RunReport> runs() {
    return runs.answer().value().orElse(List.of());
  }

  /** The shop's alerts, as last heard: one that holds does not end because nobody tells of it. */
  public AlertStates alerts() {
    return alerts.answer().value().orElse(AlertStates.NONE);
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
