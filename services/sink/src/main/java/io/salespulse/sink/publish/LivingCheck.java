package io.salespulse.sink.publish;

import io.salespulse.sink.intake.Breakdown;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive is a sink none of whose threads ended by an error. */
@Liveness
@ApplicationScoped
class LivingCheck implements HealthCheck {

  private final Breakdown breakdown;

  LivingCheck(Breakdown breakdown) {
    this.breakdown = breakdown;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("threads");
    return breakdown
        .reason()
        .map(reason -> response.down().withData("reason", reason).build())
        .orElseGet(() -> response.up().build());
  }
}
