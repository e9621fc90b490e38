package io.salespulse.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answer of {@code GET /etl/alerts}.
 *
 * @param alerts all that the file of {@code ALERTS_FILE} has, in its order
 * @param undeliveredReport why the webhook of the daily report has not been told; empty where it
 *     has, and where no report is sent
 */
public record AlertStates(List<AlertState> alerts, Optional<Undelivered> undeliveredReport) {

  /** Those of a shop without a file. */
  public static final AlertStates NONE = new AlertStates(List.of(), Optional.empty());

  /**
   * @param value which was judged last; empty where there was none
   * @param since the as-of time of the run that began it; empty while it does not hold
   * @param undelivered why its webhook has not been told; empty where it has
   */
  public record AlertState(
      AlertCondition condition,
      Optional<BigDecimal> value,
      Optional<Instant> since,
      Optional<Undelivered> undelivered) {}

  /**
   * Messages that a webhook does not take.
   *
   * @param host of the webhook; the rest of its address is a secret
   * @param messages how many wait
   * @param since when the first of them was tried
   * @param problem the predicate of a sentence about the webhook
   */
  public record Undelivered(String host, int messages, Instant since, String problem) {}

  /** Of all alerts, and of the report. */
  public Stream<Undelivered> undelivered() {
    return Stream.concat(
        alerts.stream().flatMap(alert -> alert.undelivered().stream()), undeliveredReport.stream());
  }
}
