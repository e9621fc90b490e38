package io.salespulse.ui.client;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What every service answers. */
public interface ReadinessApi {

  /** 503 with the same report where the service is not ready. */
  @GET
  @Path("/q/health/ready")
  Uni<HealthReport> readiness();
}
