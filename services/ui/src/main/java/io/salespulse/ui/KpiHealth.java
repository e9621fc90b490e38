package io.salespulse.ui;

import io.salespulse.ui.kpi.KpiSets;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready as soon as it serves: a page without KPIs is a good page. Its data says what is shown. */
@Readiness
@ApplicationScoped
class KpiHealth implements HealthCheck {

  private final KpiSets sets;

  KpiHealth(KpiSets sets) {
    this.sets = sets;
  }

  @Override
  public HealthCheckResponse call() {
    KpiSets.State state = sets.state();
    HealthCheckResponseBuilder health =
        HealthCheckResponse.named("KPI set").up().withData("state", words(state));
    state
        .set()
        .map(set -> set.manifest().run())
        .ifPresent(
            run -> health.withData("run", run.id()).withData("as_of", run.asOf().toString()));
    state
        .problem()
        .ifPresent(
            problem ->
                health
                    .withData("problem", problem.what())
                    .withData("since", problem.since().toString()));
    return health.build();
  }

  private static String words(KpiSets.State state) {
    if (state.set().isEmpty()) {
      return state.problem().isEmpty() ? "none published yet" : "none readable";
    }
    return state.problem().isEmpty() ? "published" : "last good set";
  }
}
