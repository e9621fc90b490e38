package io.salespulse.ui.header;

import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.ui.format.Age;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.format.HostileText;
import io.salespulse.ui.format.Words;
import io.salespulse.ui.header.StatusView.AsOfView;
import io.salespulse.ui.header.StatusView.NextRunView;
import io.salespulse.ui.header.StatusView.ProblemView;
import io.salespulse.ui.header.StatusView.RunView;
import io.salespulse.ui.health.OwnThreads;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.pipeline.Freshness;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.pipeline.RunRequests;
import io.salespulse.ui.pipeline.RunState;
import io.salespulse.ui.pipeline.RunWords;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the header's view of what is known. */
public final class StatusViews {

  private final Pipeline pipeline;
  private final RunRequests requests;
  private final OwnThreads threads;
  private final Locale locale;

  /** Reading a cron expression takes milliseconds, and every poll would do it. */
  private volatile Known known =
      new Known(new Aging(Instant.MIN, "", ""), new Freshness(Instant.MIN, Instant.MIN));

  private record Aging(Instant run, String cron, String zone) {}

  private record Known(Aging aging, Freshness freshness) {}

  public StatusViews(Pipeline pipeline, RunRequests requests, OwnThreads threads, Locale locale) {
    this.pipeline = pipeline;
    this.requests = requests;
    this.threads = threads;
    this.locale = locale;
  }

  public StatusView status(KpiSets.State state, Instant now) {
    Figures figures =
        state
            .set()
            .map(set -> Figures.of(set.manifest(), locale))
            .orElseGet(() -> Figures.beforeAnyKpi(locale));
    return new StatusView(
        state.set().map(KpiSet::id).orElse(""),
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        state.set().map(set -> asOf(set, figures, now)),
        pipeline
            .schedule()
            .map(RunSchedule::nextFireTime)
            .filter(next -> next.isAfter(now))
            .map(next -> new NextRunView(next.toString(), figures.time(next, now))),
        run(state.set(), figures),
        Stream.of(
                threads.problems().stream(),
                state.problem().stream(),
                pipeline.etlProblem().stream(),
                failedRun(state.set()).stream(),
                incomplete(state.set()).stream(),
                refusals(state.set(), figures))
            .flatMap(problems -> problems)
            .map(problem -> problem(problem, figures, now))
            .toList());
  }

  private AsOfView asOf(KpiSet set, Figures figures, Instant now) {
    RunReport run = set.manifest().run();
    Freshness freshness = freshness(run.startedAt());
    return new AsOfView(
        run.asOf().toString(),
        figures.time(run.asOf(), now),
        Age.text(Duration.between(run.asOf(), now)),
        freshness.at(now).name().toLowerCase(Locale.ROOT),
        freshness.lateFrom().toString(),
        freshness.staleFrom().toString());
  }

  private Freshness freshness(Instant run) {
    RunSchedule schedule = pipeline.knownSchedule();
    Aging aging = new Aging(run, schedule.cron(), schedule.zone());
    Known current = known;
    if (!current.aging().equals(aging)) {
      current = new Known(aging, Freshness.of(run, schedule));
      known = current;
    }
    return current.freshness();
  }

  /** The run that is going on, whoever asked for it, else what became of the last one asked for. */
  private RunView run(Optional<KpiSet> set, Figures figures) {
    RunState asked = last(set);
    return pipeline
        .running()
        .map(running -> running(running, asked))
        .orElseGet(() -> view(asked, figures));
  }

  /** One that began before Run now was pressed may lack what came in between: the next follows. */
  private static RunView running(RunProgress.Running running, RunState asked) {
    boolean other = asked instanceof RunState.Asked own && running.startedAt().isBefore(own.at());
    return new RunView(
        "running",
        (other ? "Waiting for the run under way: " : "Running: ")
            + Words.within(String.valueOf(running.stage())),
        Math.max(0, Math.min(100, running.percent())));
  }

  /** A failure is old news once a later run has published its numbers, or has failed too. */
  private RunState last(Optional<KpiSet> set) {
    RunState last = requests.last();
    return last instanceof RunState.Failed failed
            && (set.filter(shown -> shown.manifest().run().startedAt().isAfter(failed.at()))
                    .isPresent()
                || pipeline
                    .failedRun()
                    .filter(run -> run.finishedAt().isAfter(failed.at()))
                    .isPresent())
        ? new RunState.Idle()
        : last;
  }

  /**
   * The last run where it failed, whoever asked for it; empty once its successor's numbers are
   * shown, and where the result of Run now says the same.
   */
  private Optional<Problem> failedRun(Optional<KpiSet> set) {
    return pipeline
        .failedRun()
        .filter(
            run ->
                set.filter(shown -> shown.manifest().run().startedAt().isAfter(run.startedAt()))
                    .isEmpty())
        .filter(run -> !(last(set) instanceof RunState.Failed failed && failed.stage().isPresent()))
        .map(
            run -> new Problem(RunWords.lastFailed(run) + stay(set.isPresent()), run.finishedAt()));
  }

  private Optional<Problem> incomplete(Optional<KpiSet> set) {
    return set.map(shown -> shown.manifest().run())
        .filter(RunReport::incomplete)
        .map(
            run ->
                new Problem(
                    RunWords.incomplete(run),
                    pipeline.since(RunReport::incomplete).orElse(run.startedAt())));
  }

  /** Topics of which most was turned away before the newest run, which lacks it. */
  private Stream<Problem> refusals(Optional<KpiSet> set, Figures figures) {
    Optional<RunReport> newest =
        Stream.concat(set.map(shown -> shown.manifest().run()).stream(), pipeline.succeededRuns())
            .max(Comparator.comparing(RunReport::startedAt));
    return newest.stream()
        .flatMap(
            run ->
                run.refusals().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(topic -> topic.getValue().areMost())
                    .map(
                        topic ->
                            new Problem(
                                RunWords.refused(topic.getKey(), topic.getValue(), figures),
                                pipeline
                                    .since(earlier -> isMostlyRefused(earlier, topic.getKey()))
                                    .orElse(run.startedAt()))));
  }

  private static boolean isMostlyRefused(RunReport run, String topic) {
    RunReport.Refusals refusals = run.refusals().get(topic);
    return refusals != null && refusals.areMost();
  }

  private static String stay(boolean published) {
    return published ? " The numbers are those of the last good run." : "";
  }

  private static RunView view(RunState state, Figures figures) {
    if (state instanceof RunState.Asked) {
      return new RunView("running", "Running: starting", 0);
    }
    if (state instanceof RunState.Succeeded ended) {
      return new RunView("succeeded", result(ended.report(), figures), 100);
    }
    if (state instanceof RunState.Failed failed) {
      return new RunView(
          "failed",
          "The run failed%s The numbers are those of the last good run."
              .formatted(
                  failed
                      .stage()
                      .map(stage -> RunWords.at(stage, failed.reason()))
                      .orElseGet(() -> ". " + HostileText.tamed(failed.reason()))),
          0);
    }
    return new RunView("idle", "", 0);
  }

  private static String result(RunReport report, Figures figures) {
    Duration took = Duration.between(report.startedAt(), report.finishedAt());
    return "Run finished in %s, %s rebuilt%s"
        .formatted(
            figures.duration(took),
            days(report.daysRebuilt().size()),
            RunWords.but(report.warnings()));
  }

  private static String days(int count) {
    return count == 1 ? "1 day" : count + " days";
  }

  private static ProblemView problem(Problem problem, Figures figures, Instant now) {
    return new ProblemView(
        problem.what(), problem.since().toString(), figures.time(problem.since(), now));
  }
}
