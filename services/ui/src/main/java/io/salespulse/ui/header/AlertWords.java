package io.salespulse.ui.header;

import io.salespulse.contract.AlertCondition;
import io.salespulse.contract.AlertStates;
import io.salespulse.contract.AlertStates.AlertState;
import io.salespulse.contract.AlertStates.Undelivered;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.text.HostileText;
import java.util.Locale;
import java.util.stream.Stream;

/** What the pages say of the shop's alerts. */
final class AlertWords {

  private AlertWords() {}

  /** {@code Sales growth -41.2%, below -30%.} */
  static Stream<Problem> holding(AlertStates alerts, Figures figures) {
    return alerts.alerts().stream()
        .flatMap(
            alert -> alert.since().stream().map(since -> new Problem(said(alert, figures), since)));
  }

  private static String said(AlertState alert, Figures figures) {
    AlertCondition condition = alert.condition();
    // Exact, as a value that is rounded may look as if it were on the limit.
    return HostileText.tamed(
        "%s, %s."
            .formatted(
                alert
                    .value()
                    .map(value -> condition.withValue(value, figures::exact))
                    .orElseGet(condition::title),
                condition.limit(figures::exact)));
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
                                undelivered(
                                    HostileText.tamed(alert.condition().title())
                                        .toLowerCase(Locale.ROOT),
                                    waiting))),
        alerts.undeliveredReport().stream()
            .map(waiting -> undelivered("the daily report", waiting)));
  }

  private static Problem undelivered(String what, Undelivered waiting) {
    return new Problem(
        "The webhook at %s, which should be told of %s, %s"
            .formatted(waiting.host(), what, Problem.sentence(waiting.problem())),
        waiting.since());
  }
}
