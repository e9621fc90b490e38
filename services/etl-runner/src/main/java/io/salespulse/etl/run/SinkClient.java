package io.salespulse.etl.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the sinks to publish their open segments. Best effort: what fails is told. */
public final class SinkClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final List<URI> sinks;
  private final ObjectMapper json;
  private final HttpClient http;

  public SinkClient(List<URI> sinks, ObjectMapper json) {
    this.sinks = List.copyOf(sinks);
    this.json = json;
    this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  }

  /**
   * Flushes every sink at the same time and waits for all, at most 10 seconds.
   *
   * @return why the raw files lack records that Kafka had when this was called, or may lack some; a
   *     line for each reason, empty where they have all
   */
  public List<String> flush() {
    List<CompletableFuture<FlushReport>> answers = sinks.stream().map(this::flush).toList();
    Set<String> topics = new LinkedHashSet<>();
    List<PartitionProgress> partitions = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      try {
        FlushReport answer = answers.get(i).get();
        topics.addAll(answer.topics());
        partitions.addAll(answer.partitions());
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        reasons.add("the service was stopped while the sinks published");
        break;
      } catch (ExecutionException failed) {
        reasons.add(
            "the sink at %s did not publish all that Kafka has (%s): this run uses what is there"
                .formatted(sinks.get(i), reason(failed.getCause())));
      }
    }
    Optional<String> unknown = SinkProgress.unknown(topics, partitions);
    if (unknown.isEmpty() && !topics.isEmpty()) {
      // Others have taken over all that a sink read that is silent.
      reasons.clear();
    } else if (reasons.isEmpty()) {
      // Otherwise they are most likely those of the sink that did not answer.
      unknown.ifPresent(reasons::add);
    }
    SinkProgress.behindTransactions(partitions).ifPresent(reasons::add);
    SinkProgress.unpublished(partitions).ifPresent(reasons::add);
    return List.copyOf(reasons);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ConnectException) {
      // Java wraps it three times and gives it no message.
      return "nobody answers there";
    }
    return cause instanceof TimeoutException || cause instanceof HttpTimeoutException
        ? "no answer within %d s".formatted(TIMEOUT.toSeconds())
        : FailureText.of(cause);
  }

  private CompletableFuture<FlushReport> flush(URI sink) {
    HttpRequest request =
        HttpRequest.newBuilder(sink.resolve("/segments/flush"))
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        .thenApply(this::report);
  }

  private FlushReport report(HttpResponse<String> answer) {
    try {
      if (answer.statusCode() != 200) {
        throw new IOException(error(answer));
      }
      return json.readValue(answer.body(), FlushReport.class);
    } catch (IOException notAReport) {
      throw new CompletionException(notAReport);
    }
  }

  /** The sink's own words, to be put in brackets. */
  private String error(HttpResponse<String> answer) {
    try {
      String error = json.readTree(answer.body()).path("error").asText();
      if (!error.isBlank()) {
        return error.strip().replaceFirst("\\.$", "");
      }
    } catch (JsonProcessingException notOurs) {
      // A proxy's page, say: the status tells more.
    }
    return "HTTP status " + answer.statusCode();
  }
}
