package io.salespulse.ui.pipeline;

import io.salespulse.contract.RunReport;
import io.salespulse.ui.client.AnswerChecks;
import io.salespulse.ui.client.Poller;
import io.salespulse.ui.client.RunApi;
import io.salespulse.ui.client.Service;
import io.salespulse.ui.client.UnusableAnswerException;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.time.Elapsed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Runs asked for on the page: one at a time, and at most one every five seconds, however many
 * people press the button. Nobody waits for the answer; {@link #last()} has it when it comes.
 */
@Singleton
public final class RunRequests {

  /** The shortest time between two requests. */
  public static final Duration PAUSE = Duration.ofSeconds(5);

  /** How long a good result stays on the page. */
  private static final Duration SHOWN = Duration.ofMinutes(1);

  /** What became of a request. */
  public enum Outcome {
    STARTED,
    /**
     * One that was asked for on a page is going on or about to begin: its result is shown to all.
     */
    JOINED,
    TOO_SOON
  }

  private final Clock clock;
  private final Service<RunApi> etl;
  private final KpiSets sets;
  private final Pipeline pipeline;

  /** Guarded by this, as is {@link #lastState}. */
  private Instant lastRequest = Instant.MIN;

  private RunState lastState = new RunState.Idle();

  RunRequests(Clock clock, Service<RunApi> etl, KpiSets sets, Pipeline pipeline) {
    this.clock = clock;
    this.etl = etl;
    this.sets = sets;
    this.pipeline = pipeline;
  }

  /** Asks for a run; returns at once. */
  public synchronized Outcome request() {
    if (lastState instanceof RunState.Asked) {
      return Outcome.JOINED;
    }
    Instant now = clock.instant();
    if (Elapsed.isWithin(PAUSE, lastRequest, now)) {
      return Outcome.TOO_SOON;
    }
    lastRequest = now;
    lastState = new RunState.Asked(now);
    Uni<RunState> run =
        etl.api()
            .run()
            .onFailure(WebApplicationException.class)
            .recoverWithUni(RunRequests::reportOfFailure)
            .map(report -> AnswerChecks.judged(report, AnswerChecks::isSane))
            .map(this::result)
            // Whatever went wrong, also in reading the answer: who waits is told.
            .onFailure()
            .recoverWithItem(this::failed)
            .emitOn(Infrastructure.getDefaultWorkerPool())
            .invoke(this::finish);
    etl.untilStopped(run).subscribe().with(state -> {});
    return Outcome.STARTED;
  }

  /** The request that is going on or the result of the last; idle when that is old news. */
  public synchronized RunState last() {
    if (lastState instanceof RunState.Succeeded ended
        && !Elapsed.isWithin(SHOWN, ended.at(), clock.instant())) {
      lastState = new RunState.Idle();
    }
    return lastState;
  }

  private void finish(RunState state) {
    try {
      // Before the state changes: who sees the run done finds its numbers on the page.
      sets.check();
      pipeline.refreshSchedule();
    } finally {
      synchronized (this) {
        lastState = state;
      }
    }
  }

  /** The etl-runner answers 500 where a run has failed, and tells of it all the same. */
  private static Uni<RunReport> reportOfFailure(Throwable refusal) {
    return AnswerChecks.ofRefusal(refusal, RunReport.class)
        .map(run -> AnswerChecks.judged(run, AnswerChecks::isSane))
        .onFailure()
        .transform(
            noReport ->
                new UnusableAnswerException(Poller.words(refusal) + ", without a run report"));
  }

  private RunState result(RunReport run) {
    return switch (run.status()) {
      case SUCCEEDED -> new RunState.Succeeded(run, clock.instant());
      case FAILED ->
          run.failure()
              .map(why -> failure(Optional.of(why.stage()), why.reason()))
              .orElseGet(() -> failure(Optional.empty(), "It did not say why."));
    };
  }

  private RunState failed(Throwable failure) {
    return failure(Optional.empty(), etl.sentence(Poller.words(failure)) + ".");
  }

  private RunState.Failed failure(Optional<String> stage, String reason) {
    return new RunState.Failed(stage, reason, clock.instant());
  }
}
