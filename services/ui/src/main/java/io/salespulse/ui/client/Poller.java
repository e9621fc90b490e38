package io.salespulse.ui.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.channel.ConnectTimeoutException;
import io.salespulse.ui.health.Problem;
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
import java.util.function.UnaryOperator;
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

  private final Clock clock;
  private final Service<?> service;
  private final Uni<T> question;

  private volatile Answer<T> answer = new Answer<>(Optional.empty(), Optional.empty());

  private Poller(Clock clock, Service<?> service, Uni<T> question) {
    this.clock = clock;
    this.service = service;
    this.question = question;
  }

  /**
   * @param judge throws {@link UnusableAnswerException} for an answer that nobody can compute with
   */
  public static <A, T> Poller<T> of(
      Clock clock, Service<A> service, Function<A, Uni<T>> question, UnaryOperator<T> judge) {
    return new Poller<>(
        clock, service, Uni.createFrom().deferred(() -> question.apply(service.api())).map(judge));
  }

  /**
   * @param value the last good answer, which is old when there is a problem
   * @param problem why there is no newer answer
   */
  public record Answer<T>(Optional<T> value, Optional<Problem> problem) {

    /** The value, unless the service has stopped answering since. */
    public Optional<T> current() {
      return problem.isPresent() ? Optional.empty() : value;
    }
  }

  public Answer<T> answer() {
    return answer;
  }

  /** Asks once. It ends with the answer, or with the reason why there is none, and never fails. */
  public Uni<Void> poll() {
    return question
        .ifNoItem()
        .after(LONGEST)
        .fail()
        .onItemOrFailure()
        .transform(
            (value, failure) -> {
              answer = failure == null ? answered(value) : notAnswered(failure);
              return null;
            });
  }

  private Answer<T> answered(T value) {
    return new Answer<>(Optional.of(value), Optional.empty());
  }

  private Answer<T> notAnswered(Throwable failure) {
    Answer<T> last = answer;
    Instant since = last.problem().map(Problem::since).orElseGet(clock::instant);
    String what = service.sentence(Problem.sentence(words(failure)));
    return new Answer<>(last.value(), Optional.of(new Problem(what, since)));
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

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(kind::isInstance);
  }
}
