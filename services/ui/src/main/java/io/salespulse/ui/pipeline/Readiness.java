package io.salespulse.ui.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a service says of itself under {@code /q/health/ready}: that it is ready, or what it waits
 * for.
 */
final class Readiness implements Probe.Decoder<Boolean> {

  static final String PATH = "/q/health/ready";

  private static final String REASON = "reason";
  private static final int UNAVAILABLE = 503;

  private final ObjectMapper json;

  Readiness(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public boolean isAnswer(int status) {
    return status == Probe.OK || status == UNAVAILABLE;
  }

  /**
   * @throws NotReadyException with the reasons of the checks that are down
   */
  @Override
  public Boolean decode(byte[] body) throws IOException {
    JsonNode health = json.readTree(body);
    switch (health.path("status").asText()) {
      case "UP" -> {
        return true;
      }
      case "DOWN" -> throw new NotReadyException(reasons(health.path("checks")));
      default -> throw new UnreadableAnswerException("no health");
    }
  }

  private static String reasons(JsonNode checks) {
    return StreamSupport.stream(checks.spliterator(), false)
        .filter(check -> check.path("status").asText().equals("DOWN"))
        .map(Readiness::reason)
        .collect(Collectors.joining(" "));
  }

  /** The check's own words, else all of its data, else its name. */
  private static String reason(JsonNode check) {
    JsonNode data = check.path("data");
    if (data.has(REASON)) {
      return data.path(REASON).asText();
    }
    String words =
        data.properties().stream()
            .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue().asText())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? check.path("name").asText() : words;
  }

  /** A service that answers, and does not do its work. */
  static final class NotReadyException extends IOException {

    private static final long serialVersionUID = 1;

    NotReadyException(String reasons) {
      super(reasons);
    }
  }
}
