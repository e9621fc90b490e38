package io.salespulse.ui.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.channel.ConnectTimeoutException;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.time.Elapsed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One question to another service, asked again and again in the background, so that a page never
 * waits for an answer.
 *
 * @param <T> the answer
 */
public final class Poller<T> {

  /** For the whole of an answer: the client's own time-out begins anew with each piece of it. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** Even while nobody looks there is an answer twice a minute, or a reason for none. */
  static final Duration CURRENT = Duration.ofMinutes(1);

  private final Clock clock;
  private final Service<?> service;
  private final Uni<T> question;

  private volatile Answer<T> last;

  private Poller(Clock clock, Service<?> service, Uni<T> question) {
    this.clock = clock;
    this.service = service;
    this.question = question;
    this.last = new Answer<>(Optional.empty(), Optional.empty(), clock.instant());
  }

  /**
   * @param isSane whether an answer is one that can be computed with
   */
  public static <A, T> Poller<T> of(
      Clock clock, Service<A> service, Function<A, Uni<T>> question, Predicate<T> isSane) {
    return new Poller<>(
        clock,
        service,
        Uni.createFrom()
            .deferred(() -> question.apply(service.api()))
            .map(answer -> AnswerChecks.judged(answer, isSane)));
  }

  /**
   * @param value the last good answer, which is old when there is a problem
   * @param problem why there is no newer answer
   * @param at when it was given, or failed to be
   */
  public record Answer<T>(Optional<T> value, Optional<Problem> problem, Instant at) {

    /** The value, unless the service has stopped answering since. */
    public Optional<T> current() {
      return problem.isPresent() ? Optional.empty() : value;
    }
  }

  /** What came of asking last; where that is long ago, that nothing has come since. */
  public Answer<T> answer() {
    Answer<T> known = last;
    return known.problem().isPresent() || Elapsed.isWithin(CURRENT, known.at(), clock.instant())
        ? known
        : new Answer<>(
            known.value(),
            Optional.of(
                new Problem(service.sentence("has not been heard for a minute."), known.at())),
            known.at());
  }

  public Service<?> service() {
    return service;
  }

  /**
   * Asks once. It ends with the answer, or with the reason why there is none, and never fails. When
   * the process is stopped it ends without either.
   */
  public Uni<Void> poll() {
    return service.untilStopped(
        question
            .ifNoItem()
            .after(LONGEST)
            .fail()
            .onItemOrFailure()
            .transform(
                (value, failure) -> {
                  last = failure == null ? answered(value) : notAnswered(failure);
                  return null;
                }));
  }

  private Answer<T> answered(T value) {
    Instant now = clock.instant();
    service.heard(this, now);
    return new Answer<>(Optional.of(value), Optional.empty(), now);
  }

  private Answer<T> notAnswered(Throwable failure) {
    Answer<T> before = last;
    Instant now = clock.instant();
    String what = service.sentence(Problem.sentence(words(failure)));
    Problem problem = new Problem(what, before.problem().map(Problem::since).orElse(now));
    if (isSilence(failure)) {
      service.silent(this, what, now);
    } else {
      service.heard(this, now);
    }
    return new Answer<>(before.value(), Optional.of(problem), now);
  }

  /** The failure of a call, for people: the predicate of a sentence about the service. */
  public static String words(Throwable failure) {
    if (failure instanceof UnusableAnswerException unusable) {
      return unusable.getMessage();
    }
    if (isCausedBy(failure, TimeoutException.class)
        || isCausedBy(failure, io.smallrye.mutiny.TimeoutException.class)
        || isCausedBy(failure, ConnectTimeoutException.class)) {
      return "does not answer in time";
    }
    if (isCausedBy(failure, ConnectException.class)) {
      return "does not answer: nothing listens there";
    }
    if (isCausedBy(failure, JsonProcessingException.class)
        || failure instanceof ProcessingException && failure.getCause() == null) {
      return AnswerChecks.NOT_UNDERSTOOD;
    }
    if (failure instanceof WebApplicationException refusal) {
      return "answers " + refusal.getResponse().getStatus();
    }
    String reason = failure.getMessage();
    return "does not answer: " + (reason == null ? failure.getClass().getSimpleName() : reason);
  }

  /** Whether there was no answer at all, not even one that says nothing. */
  private static boolean isSilence(Throwable failure) {
    return !(failure instanceof UnusableAnswerException
        || failure instanceof WebApplicationException
        || words(failure).equals(AnswerChecks.NOT_UNDERSTOOD));
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(kind::isInstance);
  }
}
