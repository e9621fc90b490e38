package io.salespulse.ui;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/**
 * The meters: the age of the numbers shown, whether they are the published ones and complete, runs
 * asked for, tries to sign in.
 */
@ApplicationScoped
public class UiMetrics {

  private final MeterRegistry registry;
  private final KpiSets sets;
  private final Clock clock;

  UiMetrics(MeterRegistry registry, KpiSets sets, Clock clock) {
    this.registry = registry;
    this.sets = sets;
    this.clock = clock;
  }

  void register(@Observes StartupEvent event) {
    Gauge.builder("salespulse.ui.kpi.age", this, UiMetrics::ageSeconds)
        .description("Seconds since the as-of time of the KPIs shown; NaN before the first")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder(
            "salespulse.ui.kpi.problem", sets, shown -> shown.state().problem().isPresent() ? 1 : 0)
        .description("1 while the published KPI set cannot be shown")
        .register(registry);
    Gauge.builder("salespulse.ui.kpi.incomplete", sets, UiMetrics::incomplete)
        .description("1 while the KPIs shown lack records that Kafka had, or may lack some")
        .register(registry);
  }

  private static int incomplete(KpiSets sets) {
    return sets.state().set().filter(set -> set.manifest().run().incomplete()).isPresent() ? 1 : 0;
  }

  /** Counts a press of Run now by what became of it. */
  public void runRequested(String outcome) {
    registry.counter("salespulse.ui.runs.requested", "outcome", outcome).increment();
  }

  /** Counts a try to sign in by form by what became of it. */
  public void signInTried(String outcome) {
    registry.counter("salespulse.ui.sign.ins", "outcome", outcome).increment();
  }

  private double ageSeconds() {
    return sets.state()
        .set()
        .map(set -> Duration.between(set.manifest().run().asOf(), clock.instant()).toMillis() / 1e3)
        .orElse(Double.NaN);
  }
}
