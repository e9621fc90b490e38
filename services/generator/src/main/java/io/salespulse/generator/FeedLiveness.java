package io.salespulse.generator;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not live once the thread that emits has ended by an error: nothing but a new start helps. */
@Liveness
@ApplicationScoped
class FeedLiveness implements HealthCheck {

  private final Generator generator;

  FeedLiveness(Generator generator) {
    this.generator = generator;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("threads").status(generator.death().isEmpty());
    generator
        .death()
        .ifPresent(reason -> response.withData("thread", "feed").withData("reason", reason));
    return response.build();
  }
}
