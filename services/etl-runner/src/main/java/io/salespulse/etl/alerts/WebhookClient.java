package io.salespulse.etl.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Posts messages as Slack and Mattermost take them: JSON with a {@code text}. */
final class WebhookClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** What starts a workflow may take its time; no run waits. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;

  private final ObjectMapper json;
  private final HttpClient http;

  WebhookClient(ObjectMapper json) {
    this.json = json;
    // No redirect is followed: the key in the address is meant for this host alone.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Why a message was not taken.
   *
   * @param problem the predicate of a sentence about the webhook
   * @param isFinal whether another try helps only when somebody has mended something
   */
  record Refusal(String problem, boolean isFinal) {}

  /** Posts a text; the answer is empty where it was taken, and never an exception. */
  CompletableFuture<Optional<Refusal>> post(Webhook webhook, String text) {
    HttpRequest request =
        HttpRequest.newBuilder(webhook.address())
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(text)))
            .build();
    // A stream, as it is there before the answer's body, which nobody waits for.
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
        .thenApply(WebhookClient::judged)
        .exceptionally(failure -> Optional.of(new Refusal(words(failure), false)));
  }

  private byte[] body(String text) {
    try {
      return json.writeValueAsBytes(Map.of("text", text));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Optional<Refusal> judged(HttpResponse<InputStream> answer) {
    try {
      answer.body().close();
    } catch (IOException unread) {
      // The status is there.
    }
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return Optional.empty();
    }
    boolean mayMend =
        status >= 500
            || status == REQUEST_TIMEOUT
            || status == TOO_EARLY
            || status == TOO_MANY_REQUESTS;
    return Optional.of(new Refusal("answers " + status, !mayMend));
  }

  /** Without the exception's message, which may have the address. */
  private static String words(Throwable failure) {
    Throwable reason =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return reason instanceof HttpTimeoutException
        ? "does not answer in time"
        : "cannot be reached (%s)".formatted(reason.getClass().getSimpleName());
  }
}
