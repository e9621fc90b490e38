package io.salespulse.etl.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.salespulse.contract.AlertStates;
import io.salespulse.contract.RunReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Meters of the runs. */
@ApplicationScoped
class EtlMetrics {

  private final MeterRegistry registry;

  EtlMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Files of the shop's own KPIs that something is wrong with. */
  void ownKpiProblems(Supplier<Number> problems) {
    Gauge.builder("salespulse.etl.own.kpi.problems", problems).register(registry);
  }

  /**
   * Alerts of the shop's own that hold; and those, with the daily report, whose webhook does not
   * take what it should be told.
   */
  void alerts(Supplier<AlertStates> states) {
    Gauge.builder(
            "salespulse.etl.alerts.holding",
            () -> states.get().alerts().stream().filter(one -> one.since().isPresent()).count())
        .register(registry);
    Gauge.builder("salespulse.etl.alerts.undelivered", () -> states.get().undelivered().count())
        .register(registry);
  }

  void ended(RunReport report) {
    registry
        .counter("salespulse.etl.runs", "status", report.status().name().toLowerCase(Locale.ROOT))
        .increment();
    registry
        .timer("salespulse.etl.run")
        .record(Duration.between(report.startedAt(), report.finishedAt()));
    report
        .stages()
        .forEach(
            stage ->
                registry
                    .timer("salespulse.etl.stage", "stage", stage.stage())
                    .record(Duration.ofMillis(stage.milliseconds())));
    report
        .rows()
        .forEach(
            (topic, rows) ->
                registry.counter("salespulse.etl.rows", "topic", topic).increment(rows));
    registry.counter("salespulse.etl.days.rebuilt").increment(report.daysRebuilt().size());
    registry.counter("salespulse.etl.rejected").increment(report.rejected());
  }
}
