package io.salespulse.ui.header;

import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.header.StatusView.AsOfView;
import io.salespulse.ui.header.StatusView.NextRunView;
import io.salespulse.ui.header.StatusView.ProblemView;
import io.salespulse.ui.header.StatusView.RunView;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.pipeline.Freshness;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.pipeline.RunRequests;
import io.salespulse.ui.pipeline.RunState;
import io.salespulse.ui.pipeline.RunWords;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the header's view of what is known. */
public final class StatusViews {

  private static final String LAST_GOOD = " The numbers are those of the last good run.";

  private final Pipeline pipeline;
  private final RunRequests requests;
  private final Locale locale;

  public StatusViews(Pipeline pipeline, RunRequests requests, Locale locale) {
    this.pipeline = pipeline;
    this.requests = requests;
    this.locale = locale;
  }

  /**
   * @param version of all that is shown; blank before the first set
   */
  public StatusView status(KpiSets.State state, String version, Instant now) {
    Figures figures = Figures.of(state.set().map(KpiSet::manifest), locale);
    Optional<RunReport> shown = state.set().map(set -> set.manifest().run());
    RunState asked = asked(shown);
    return new StatusView(
        version,
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        shown.map(run -> asOf(run, figures, now)),
        pipeline
            .schedule()
            .map(RunSchedule::nextFireTime)
            .filter(next -> next.isAfter(now))
            .map(next -> new NextRunView(next.toString(), figures.time(next, now))),
        // The run that is going on, whoever asked for it, else what became of the last one asked
        // for.
        pipeline
            .running()
            .map(running -> running(running, asked))
            .orElseGet(() -> ended(asked, figures)),
        views(AlertWords.holding(pipeline.alerts(), figures), figures, now),
        views(
            Stream.of(
                    state.problem().stream(),
                    pipeline.etlProblem().stream(),
                    failedRun(shown, asked).stream(),
                    incomplete(shown).stream(),
                    refusals(shown, figures),
                    AlertWords.undelivered(pipeline.alerts()))
                .flatMap(problems -> problems),
            figures,
            now));
  }

  private static List<ProblemView> views(Stream<Problem> problems, Figures figures, Instant now) {
    return problems
        .map(
            problem ->
                new ProblemView(
                    problem.what(), problem.since().toString(), figures.time(problem.since(), now)))
        .toList();
  }

  private AsOfView asOf(RunReport run, Figures figures, Instant now) {
    Freshness freshness = Freshness.of(run.startedAt(), pipeline.knownSchedule());
    return new AsOfView(
        run.asOf().toString(),
        figures.time(run.asOf(), now),
        Figures.age(Duration.between(run.asOf(), now)),
        freshness.at(now).name().toLowerCase(Locale.ROOT),
        freshness.lateFrom().toString(),
        freshness.staleFrom().toString());
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

  private static RunView ended(RunState asked, Figures figures) {
    if (asked instanceof RunState.Asked) {
      return new RunView("running", "Running: starting", 0);
    }
    if (asked instanceof RunState.Succeeded ended) {
      RunReport run = ended.report();
      int days = run.daysRebuilt().size();
      return new RunView(
          "succeeded",
          "Run finished in %s, %s rebuilt%s"
              .formatted(
                  figures.duration(Duration.between(run.startedAt(), run.finishedAt())),
                  days == 1 ? "1 day" : days + " days",
                  RunWords.but(run.warnings())),
          100);
    }
    if (asked instanceof RunState.Failed failed) {
      String why =
          failed
              .stage()
              .map(stage -> RunWords.at(stage, failed.reason()))
              .orElseGet(() -> ". " + HostileText.tamed(failed.reason()));
      return new RunView("failed", "The run failed" + why + LAST_GOOD, 0);
    }
    return new RunView("idle", "", 0);
  }

  /** A failure is old news once a later run has published its numbers, or has failed too. */
  private RunState asked(Optional<RunReport> shown) {
    RunState last = requests.last();
    return last instanceof RunState.Failed failed
            && (shown.filter(run -> run.startedAt().isAfter(failed.at())).isPresent()
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
  private Optional<Problem> failedRun(Optional<RunReport> shown, RunState asked) {
    return pipeline
        .failedRun()
        .filter(run -> shown.filter(set -> set.startedAt().isAfter(run.startedAt())).isEmpty())
        .filter(run -> !(asked instanceof RunState.Failed failed && failed.stage().isPresent()))
        .map(
            run ->
                new Problem(
                    RunWords.lastFailed(run) + (shown.isPresent() ? LAST_GOOD : ""),
                    run.finishedAt()));
  }

  private Optional<Problem> incomplete(Optional<RunReport> shown) {
    return shown
        .filter(RunReport::incomplete)
        .map(
            run ->
                new Problem(
                    RunWords.incomplete(run),
                    pipeline.since(RunReport::incomplete).orElse(run.startedAt())));
  }

  /** Topics of which most was turned away before the newest run, which lacks it. */
  private Stream<Problem> refusals(Optional<RunReport> shown, Figures figures) {
    return Stream.concat(shown.stream(), pipeline.succeededRuns())
        .max(Comparator.comparing(RunReport::startedAt))
        .stream()
        .flatMap(
            run ->
                run.refusals().keySet().stream()
                    .sorted()
                    .filter(topic -> isMostlyRefused(run, topic))
                    .map(
                        topic ->
                            new Problem(
                                RunWords.refused(topic, run.refusals().get(topic), figures),
                                pipeline
                                    .since(earlier -> isMostlyRefused(earlier, topic))
                                    .orElse(run.startedAt()))));
  }

  private static boolean isMostlyRefused(RunReport run, String topic) {
    RunReport.Refusals refusals = run.refusals().get(topic);
    return refusals != null && refusals.areMost();
  }
}
