package io.salespulse.ui.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.RunReport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Runs asked for on the page: one at a time, and at most one every five seconds, however many
 * people press the button. Nobody waits for the answer; {@link #last()} has it when it comes.
 */
public final class RunRequests {

  /** The shortest time between two requests. */
  public static final Duration PAUSE = Duration.ofSeconds(5);

  /** A run over a long history may take minutes; a hung one must not block the button for good. */
  private static final Duration TIMEOUT = Duration.ofMinutes(30);

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

  private final HttpClient http;
  private final ObjectMapper json;
  private final Clock clock;
  private final Service etl;
  private final Runnable whenDone;

  /** Guarded by this, as is {@link #lastState}. */
  private Instant lastRequest = Instant.MIN;

  private RunState lastState = new RunState.Idle();

  /**
   * @param whenDone called after each run, on a thread of the HTTP client
   */
  public RunRequests(
      HttpClient http, ObjectMapper json, Clock clock, Service etl, Runnable whenDone) {
    this.http = http;
    this.json = json;
    this.clock = clock;
    this.etl = etl;
    this.whenDone = whenDone;
  }

  /** Asks for a run; returns at once. */
  public synchronized Outcome request() {
    if (lastState instanceof RunState.Asked) {
      return Outcome.JOINED;
    }
    Instant now = clock.instant();
    if (lastRequest != Instant.MIN && now.isBefore(lastRequest.plus(PAUSE))) {
      return Outcome.TOO_SOON;
    }
    lastRequest = now;
    lastState = new RunState.Asked(now);
    HttpRequest run =
        HttpRequest.newBuilder(etl.at("/etl/run"))
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    http.sendAsync(run, HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(this::result)
        // Whatever went wrong, also in reading the answer: who waits is told.
        .exceptionally(this::failed)
        .thenAccept(this::finish);
    return Outcome.STARTED;
  }

  /** The request that is going on or the result of the last; idle when that is old news. */
  public synchronized RunState last() {
    if (lastState instanceof RunState.Succeeded ended
        && ended.report().finishedAt().plus(SHOWN).isBefore(clock.instant())) {
      lastState = new RunState.Idle();
    }
    return lastState;
  }

  private void finish(RunState state) {
    try {
      // Before the state changes: who sees the run done finds its numbers on the page.
      whenDone.run();
    } finally {
      synchronized (this) {
        lastState = state;
      }
    }
  }

  private RunState result(HttpResponse<byte[]> response) {
    Optional<RunReport> report = report(response.body());
    if (report.isEmpty()) {
      return failure(
          "%s at %s answers %d, without a run report."
              .formatted(etl.name(), etl.url(), response.statusCode()));
    }
    RunReport run = report.get();
    return switch (run.status()) {
      case SUCCEEDED -> new RunState.Succeeded(run);
      case FAILED ->
          run.failure()
              .map(
                  why ->
                      new RunState.Failed(Optional.of(why.stage()), why.reason(), clock.instant()))
              .orElseGet(() -> failure("It did not say why."));
    };
  }

  private Optional<RunReport> report(byte[] body) {
    try {
      return Optional.of(Answers.run(json.readValue(body, RunReport.class)));
    } catch (IOException noReport) {
      return Optional.empty();
    }
  }

  private RunState failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return failure("%s at %s %s.".formatted(etl.name(), etl.url(), Probe.words(cause)));
  }

  private RunState.Failed failure(String reason) {
    return new RunState.Failed(Optional.empty(), reason, clock.instant());
  }
}
