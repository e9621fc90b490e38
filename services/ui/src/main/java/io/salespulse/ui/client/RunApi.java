package io.salespulse.ui.client;

import io.salespulse.contract.RunReport;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks the etl-runner for a run: a call that takes as long as the run. */
@RegisterRestClient(configKey = "run")
public interface RunApi {

  /** 500 with the report of a run that failed. */
  @POST
  @Path("/etl/run")
  Uni<RunReport> run();
}
