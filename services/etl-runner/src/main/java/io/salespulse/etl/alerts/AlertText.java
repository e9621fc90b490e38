package io.salespulse.etl.alerts;

import io.salespulse.contract.AlertCondition;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiFunction;

/** What a webhook is told of an alert. */
final class AlertText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm z", Locale.ENGLISH);

  private AlertText() {}

  /** {@code Alert: Sales growth -41.20 %, below -30 %. As of 3 Dec 2026, 14:20 UTC.} */
  static String begins(AlertCondition condition, BigDecimal value, Manifest set) {
    return "Alert: %s, %s. As of %s."
        .formatted(
            condition.withValue(value, numbers(set)),
            condition.limit(numbers(set)),
            time(set.run().asOf(), set));
  }

  /**
   * {@code Alert over: Sales growth -12.00 %, no longer below -30 %. As of 3 Dec 2026, 15:20 UTC;
   * it began as of 3 Dec 2026, 14:20 UTC.}
   */
  static String ends(AlertCondition condition, BigDecimal value, Instant since, Manifest set) {
    return "Alert over: %s, no longer %s. As of %s; it began as of %s."
        .formatted(
            condition.withValue(value, numbers(set)),
            condition.limit(numbers(set)),
            time(set.run().asOf(), set),
            time(since, set));
  }

  private static BiFunction<Unit, BigDecimal, String> numbers(Manifest set) {
    return (unit, number) -> NumberText.of(number, unit, set);
  }

  private static String time(Instant moment, Manifest set) {
    return TIME.format(moment.atZone(ZoneId.of(set.reportingZone())));
  }
}
