package io.salespulse.etl.alerts;

import io.salespulse.contract.Goals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the file of {@code ALERTS_FILE} says.
 *
 * @param report empty where none is sent
 */
record AlertRules(List<AlertRule> alerts, Goals goals, Optional<ReportRule> report) {

  /** All that webhooks are told of. */
  List<Told> told() {
    return Stream.<Told>concat(alerts.stream(), report.stream()).toList();
  }
}
