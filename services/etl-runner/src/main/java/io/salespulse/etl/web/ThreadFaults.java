package io.salespulse.etl.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/**
 * Hears when a thread that makes runs ends by an error. From then on the process is not live: what
 * else the error ended nobody knows, and a new start mends it.
 */
@Liveness
@ApplicationScoped
class ThreadFaults implements HealthCheck, Thread.UncaughtExceptionHandler {

  private static final Logger LOG = Logger.getLogger(ThreadFaults.class);

  private volatile String state = "at work";
  private volatile boolean live = true;

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    state = "%s ended by %s".formatted(thread.getName(), failure);
    live = false;
    LOG.errorf(failure, "the thread %s ended by an error: start etl-runner anew", thread.getName());
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("threads").status(live).withData("threads", state).build();
  }
}
