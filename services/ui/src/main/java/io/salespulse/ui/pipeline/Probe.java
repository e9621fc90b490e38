package io.salespulse.ui.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.salespulse.ui.health.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One question to another service, asked again and again in the background, so that a page never
 * waits for an answer.
 *
 * @param <T> the answer
 */
final class Probe<T> {

  static final int OK = 200;

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient http;
  private final Clock clock;
  private final Service service;
  private final URI question;
  private final Decoder<T> decoder;

  private volatile Answer<T> answer = new Answer<>(Optional.empty(), Optional.empty());

  Probe(HttpClient http, Clock clock, Service service, String path, Decoder<T> decoder) {
    this.http = http;
    this.clock = clock;
    this.service = service;
    this.question = service.at(path);
    this.decoder = decoder;
  }

  /** Makes something of an answer's body. */
  interface Decoder<T> {
    T decode(byte[] body) throws IOException;

    /** Whether an answer with that status is one to be decoded. */
    default boolean isAnswer(int status) {
      return status == OK;
    }
  }

  /**
   * @param value the last good answer, which is old when there is a problem
   * @param problem why there is no newer answer
   */
  record Answer<T>(Optional<T> value, Optional<Problem> problem) {

    /** The value, unless the service has stopped answering since. */
    Optional<T> current() {
      return problem.isPresent() ? Optional.empty() : value;
    }
  }

  Answer<T> answer() {
    return answer;
  }

  /** Asks and waits at most two seconds, for the whole of the answer. */
  void refresh() {
    HttpRequest request = HttpRequest.newBuilder(question).timeout(TIMEOUT).GET().build();
    // The request's own time-out ends with the first bytes of an answer.
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = asked.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      if (!decoder.isAnswer(response.statusCode())) {
        problem("answers " + response.statusCode());
        return;
      }
      T value = decoder.decode(response.body());
      answer = new Answer<>(Optional.of(value), Optional.empty());
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      problem(words(failure.getCause()));
    } catch (TimeoutException | IOException failure) {
      problem(words(failure));
    } finally {
      asked.cancel(true);
    }
  }

  private void problem(String what) {
    Instant since = answer.problem().map(Problem::since).orElseGet(clock::instant);
    String sentence =
        "%s at %s %s".formatted(service.name(), service.url(), Problem.sentence(what));
    answer = new Answer<>(answer.value(), Optional.of(new Problem(sentence, since)));
  }

  /** The failure of a call, for people: the predicate of a sentence about the service. */
  static String words(Throwable failure) {
    if (failure instanceof ConnectException) {
      return "does not answer: nothing listens there";
    }
    if (failure instanceof HttpTimeoutException || failure instanceof TimeoutException) {
      return "does not answer in time";
    }
    if (failure instanceof JsonProcessingException
        || failure instanceof UnreadableAnswerException) {
      return "gives an answer that is not understood";
    }
    if (failure instanceof Readiness.NotReadyException) {
      return "is not ready: " + failure.getMessage();
    }
    String reason = failure.getMessage();
    return "does not answer: " + (reason == null ? failure.getClass().getSimpleName() : reason);
  }
}
