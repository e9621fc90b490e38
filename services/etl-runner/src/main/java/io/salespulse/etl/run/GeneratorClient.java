package io.salespulse.etl.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks the generator of the demo shop how far it is, and remembers what it said: one that is busy,
 * or starts anew, does not say it each time.
 */
public final class GeneratorClient {

  private static final Logger LOG = Logger.getLogger(GeneratorClient.class);

  /** A run waits for it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /**
   * So long a generator that does not say how far it is counts as writing its history still.
   * Whoever switched it off would read for ever that the numbers are incomplete.
   */
  static final Duration REMEMBERED = Duration.ofMinutes(10);

  private enum Answer {
    RUNNING,
    DONE,
    /** It is there, and does not know yet. */
    STARTING,
    SILENT
  }

  private final Optional<URI> generator;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final HttpClient http;

  private Answer said = Answer.SILENT;
  private Instant saidAt = Instant.MIN;

  /**
   * @param generator empty where the shop's records come from elsewhere
   */
  public GeneratorClient(Optional<URI> generator, ObjectMapper json, InstantSource clock) {
    this.generator = generator;
    this.json = json;
    this.clock = clock;
    this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  }

  /**
   * That the history of a new shop is still being written, in words; empty where it is not, or
   * nobody has said so for {@link #REMEMBERED}.
   */
  Optional<String> unfinishedHistory() {
    return generator.map(this::ask).flatMap(this::unfinishedHistory);
  }

  private synchronized Optional<String> unfinishedHistory(Answer now) {
    switch (now) {
      case RUNNING, DONE -> remember(now);
      case STARTING -> {
        if (said == Answer.SILENT) {
          remember(now);
        }
      }
      case SILENT -> {}
    }
    if (now == Answer.RUNNING) {
      return Optional.of(
          "the shop's history is still coming in: compare nothing with earlier days before the"
              + " generator has written all of it");
    }
    boolean known = said == Answer.RUNNING || said == Answer.STARTING;
    return known && clock.instant().isBefore(saidAt.plus(REMEMBERED))
        ? Optional.of(
            "the shop's history is still coming in, as far as is known: the generator %s; compare"
                    .formatted(
                        said == Answer.RUNNING
                            ? "said so and does not say now how far it is"
                            : "is starting")
                + " nothing with earlier days before it has written all of it")
        : Optional.empty();
  }

  private void remember(Answer now) {
    said = now;
    saidAt = clock.instant();
  }

  private Answer ask(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/generator/stats")).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> answer(json.readValue(answer.body(), GeneratorStats.class).backfill());
        case 503 -> Answer.STARTING;
        default -> Answer.SILENT;
      };
    } catch (IOException silent) {
      LOG.debugf("the generator at %s does not tell how far it is: %s", address, silent);
      return Answer.SILENT;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Answer.SILENT;
    }
  }

  private static Answer answer(Backfill backfill) {
    if (backfill == null) {
      return Answer.SILENT;
    }
    return switch (backfill) {
      case RUNNING -> Answer.RUNNING;
      case DONE -> Answer.DONE;
    };
  }
}
