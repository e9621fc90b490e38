package io.salespulse.ui.header;

import io.salespulse.contract.AlertCondition;
import io.salespulse.contract.AlertStates;
import io.salespulse.contract.AlertStates.AlertState;
import io.salespulse.contract.AlertStates.Undelivered;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Unit;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;

/** What the pages say of the shop's alerts. */
final class AlertWords {

  private AlertWords() {}

  /** {@code Sales growth -41.2%, below -30%.} */
  static Stream<Problem> holding(AlertStates alerts, Figures figures) {
    return alerts.alerts().stream()
        .flatMap(
            alert ->
                alert.since().stream()
                    .map(
                        since ->
                            new Problem(
                                title(alert)
                                    + alert
                                        .value()
                                        .map(value -> " " + value(alert, value, figures))
                                        .orElse("")
                                    + ", "
                                    + beyond(alert, figures)
                                    + ".",
                                since)));
  }

  /** Webhooks that have not been told of an alert, or of the daily report. */
  static Stream<Problem> undelivered(AlertStates alerts) {
    return Stream.concat(
        alerts.alerts().stream()
            .flatMap(
                alert ->
                    alert.undelivered().stream()
                        .map(
                            waiting ->
                                undelivered(title(alert).toLowerCase(Locale.ROOT), waiting))),
        alerts.undeliveredReport().stream()
            .map(waiting -> undelivered("the daily report", waiting)));
  }

  private static Problem undelivered(String what, Undelivered waiting) {
    return new Problem(
        "The webhook at %s, which should be told of %s, %s"
            .formatted(waiting.host(), what, Problem.sentence(waiting.problem())),
        waiting.since());
  }

  private static String title(AlertState alert) {
    String metric = alert.condition().metric();
    return SummaryMetric.named(metric).map(SummaryMetric::title).orElseGet(() -> Words.of(metric));
  }

  private static boolean isOfChange(AlertCondition condition) {
    return condition.of().equals(KpiColumns.CHANGE_PCT);
  }

  private static String value(AlertState alert, BigDecimal value, Figures figures) {
    String number = number(alert.condition(), value, figures);
    return isOfChange(alert.condition()) ? "changed by " + number : number;
  }

  private static String beyond(AlertState alert, Figures figures) {
    AlertCondition condition = alert.condition();
    return condition
        .below()
        .map(limit -> "below " + number(condition, limit, figures))
        .or(() -> condition.above().map(limit -> "above " + number(condition, limit, figures)))
        .orElse("beyond its limit");
  }

  private static String number(AlertCondition condition, BigDecimal number, Figures figures) {
    Unit unit =
        isOfChange(condition)
            ? Unit.PERCENT
            : SummaryMetric.named(condition.metric()).map(SummaryMetric::unit).orElse(Unit.COUNT);
    // Rounded, a value may look as if it were on the limit.
    return figures.exact(unit, number);
  }
}
