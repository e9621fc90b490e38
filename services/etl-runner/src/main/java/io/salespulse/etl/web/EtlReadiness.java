package io.salespulse.etl.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Spark has started and the data directory takes files. */
@Readiness
@ApplicationScoped
class EtlReadiness implements HealthCheck {

  private final EtlService service;

  EtlReadiness(EtlService service) {
    this.service = service;
  }

  @Override
  public HealthCheckResponse call() {
    Path data = service.settings().layout().root();
    boolean spark = service.isSparkUp();
    Optional<String> reason = reason(data, spark);
    var response = HealthCheckResponse.named("etl-runner").status(reason.isEmpty());
    reason.ifPresent(why -> response.withData("reason", why));
    return response
        .withData("spark", spark ? "started" : "not started")
        .withData("data_directory", data.toString())
        .build();
  }

  /** What it waits for, for people; empty where it is ready. */
  static Optional<String> reason(Path data, boolean isSparkUp) {
    if (!Files.isWritable(data)) {
      return Optional.of("The data directory %s cannot be written.".formatted(data));
    }
    return isSparkUp
        ? Optional.empty()
        : Optional.of("Spark is starting, or it stopped and the next run starts it.");
  }
}
