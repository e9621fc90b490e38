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
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the generator of the demo shop how far it is. */
public final class GeneratorClient {

  private static final Logger LOG = Logger.getLogger(GeneratorClient.class);

  /** A run waits for it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Optional<URI> generator;
  private final ObjectMapper json;
  private final HttpClient http;

  /**
   * @param generator empty where the shop's records come from elsewhere
   */
  public GeneratorClient(Optional<URI> generator, ObjectMapper json) {
    this.generator = generator;
    this.json = json;
    this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  }

  /**
   * Whether the history of a new shop is still being written. Not where the generator does not
   * answer: a shop may have switched it off, whose numbers would be called incomplete for ever.
   */
  boolean writesHistory() {
    return generator.map(this::writesHistory).orElse(false);
  }

  private boolean writesHistory(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/generator/stats")).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          && json.readValue(answer.body(), GeneratorStats.class).backfill() == Backfill.RUNNING;
    } catch (IOException silent) {
      LOG.debugf("the generator at %s does not tell how far it is: %s", address, silent);
      return false;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
