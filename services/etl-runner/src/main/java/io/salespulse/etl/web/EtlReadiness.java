package io.salespulse.etl.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
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
    boolean writable = Files.isWritable(data);
    boolean spark = service.isSparkUp();
    return HealthCheckResponse.named("etl-runner")
        .status(writable && spark)
        .withData("spark", spark ? "started" : "starting, or it stopped and the next run starts it")
        .withData("data_directory", writable ? data.toString() : data + " cannot be written")
        .build();
  }
}
