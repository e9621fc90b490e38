package io.salespulse.ui.client;

import io.salespulse.contract.GeneratorStats;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the generator says of the records that it emitted. */
@RegisterRestClient(configKey = "generator")
public interface GeneratorApi extends ReadinessApi {

  @GET
  @Path("/generator/stats")
  Uni<GeneratorStats> stats();
}
