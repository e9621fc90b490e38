package io.salespulse.etl.alerts;

import io.salespulse.contract.AlertCondition;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a webhook is told of an alert. */
final class AlertText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm z", Locale.ENGLISH);

  private AlertText() {}

  /** {@code Alert: Sales growth -41.20 %, below -30 %. As of 3 Dec 2026, 14:20 UTC.} */
  static String begins(AlertCondition condition, BigDecimal value, Manifest set) {
    return "Alert: %s, %s. As of %s."
        .formatted(
            what(condition, value, set), beyond(condition, set), time(set.run().asOf(), set));
  }

  /**
   * {@code Alert over: Sales growth -12.00 %, no longer below -30 %. As of 3 Dec 2026, 15:20 UTC;
   * it began as of 3 Dec 2026, 14:20 UTC.}
   */
  static String ends(AlertCondition condition, BigDecimal value, Instant since, Manifest set) {
    return "Alert over: %s, no longer %s. As of %s; it began as of %s."
        .formatted(
            what(condition, value, set),
            beyond(condition, set),
            time(set.run().asOf(), set),
            time(since, set));
  }

  private static String what(AlertCondition condition, BigDecimal value, Manifest set) {
    return "%s %s%s"
        .formatted(
            SummaryMetric.named(condition.metric())
                .map(SummaryMetric::title)
                .orElse(condition.metric()),
            condition.of().equals(KpiColumns.CHANGE_PCT) ? "changed by " : "",
            number(condition, value, set));
  }

  private static String beyond(AlertCondition condition, Manifest set) {
    return condition
        .below()
        .map(limit -> "below " + number(condition, limit, set))
        .or(() -> condition.above().map(limit -> "above " + number(condition, limit, set)))
        .orElse("");
  }

  private static String number(AlertCondition condition, BigDecimal number, Manifest set) {
    Unit unit =
        condition.of().equals(KpiColumns.CHANGE_PCT)
            ? Unit.PERCENT
            : SummaryMetric.named(condition.metric()).map(SummaryMetric::unit).orElse(Unit.RATIO);
    return NumberText.of(number, unit, set);
  }

  private static String time(Instant moment, Manifest set) {
    return TIME.format(moment.atZone(ZoneId.of(set.reportingZone())));
  }
}
