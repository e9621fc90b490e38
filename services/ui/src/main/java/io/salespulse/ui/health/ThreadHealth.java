package io.salespulse.ui.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Not live once one of the dashboard's own threads has ended by an error; the data names it. */
@Liveness
@ApplicationScoped
class ThreadHealth implements HealthCheck {

  private final OwnThreads threads;

  ThreadHealth(OwnThreads threads) {
    this.threads = threads;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder health =
        HealthCheckResponse.named("threads").status(threads.ended().isEmpty());
    threads.ended().forEach((name, problem) -> health.withData(name, problem.what()));
    return health.build();
  }
}
