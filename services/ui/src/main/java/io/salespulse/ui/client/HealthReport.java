package io.salespulse.ui.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a service says of itself: that it is ready, or what it waits for.
 *
 * @param status UP or DOWN
 */
public record HealthReport(String status, List<Check> checks) {

  private static final String DOWN = "DOWN";

  /** One of the things that have to be well. */
  public record Check(String name, String status, Optional<Map<String, Object>> data) {

    /** The check's own words, else all of its data, else its name. */
    private String reason() {
      Map<String, Object> known = data.orElse(Map.of());
      Object words =
          known.getOrDefault(
              "reason",
              known.entrySet().stream()
                  .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue())
                  .collect(Collectors.joining(", ")));
      return known.isEmpty() ? name : String.valueOf(words);
    }
  }

  boolean isReady() {
    return "UP".equals(status);
  }

  boolean isNotReady() {
    return DOWN.equals(status) && checks != null;
  }

  String reasons() {
    return checks.stream()
        .filter(check -> DOWN.equals(check.status()))
        .map(Check::reason)
        .collect(Collectors.joining(" "));
  }
}
