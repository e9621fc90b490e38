package io.salespulse.ui.client;

import io.salespulse.ui.health.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A service as the pipeline page sees it: numbers alone do not say that it is at work.
 *
 * @param numbers what it says of its work
 * @param readiness whether it can do any
 */
public record PolledService<T>(Poller<T> numbers, Poller<HealthReport> readiness) {

  /**
   * @param isSane of the numbers, as {@link Poller#of} has it
   */
  public static <A extends ReadinessApi, T> PolledService<T> of(
      Clock clock, Service<A> service, Function<A, Uni<T>> question, Predicate<T> isSane) {
    return of(clock, service, Poller.of(clock, service, question, isSane));
  }

  /** Of a service whose numbers are asked for by others too. */
  public static <A extends ReadinessApi, T> PolledService<T> of(
      Clock clock, Service<A> service, Poller<T> numbers) {
    return new PolledService<>(
        numbers, Poller.of(clock, service, PolledService::readiness, HealthReport::isReady));
  }

  private static Uni<HealthReport> readiness(ReadinessApi api) {
    return api.readiness()
        .onFailure(WebApplicationException.class)
        .recoverWithUni(notReady -> AnswerChecks.ofRefusal(notReady, HealthReport.class))
        .map(AnswerChecks::ready);
  }

  /** Asks; one that does not answer is not asked for more. */
  public Uni<Void> poll() {
    return numbers
        .poll()
        .chain(
            () ->
                numbers.answer().problem().isEmpty()
                    ? readiness.poll()
                    : Uni.createFrom().voidItem());
  }

  /** What it says, empty when it does not answer. */
  public Optional<T> current() {
    return numbers.answer().current();
  }

  /** Why it says nothing, or what it waits for; empty when it is at work. */
  public Optional<Problem> problem() {
    return numbers.answer().problem().or(() -> readiness.answer().problem());
  }
}
