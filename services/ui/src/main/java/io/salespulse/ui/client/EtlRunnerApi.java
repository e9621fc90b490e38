package io.salespulse.ui.client;

import io.salespulse.contract.AlertStates;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What the etl-runner says of its runs, and of the shop's alerts. */
@RegisterRestClient(configKey = "etl-runner")
public interface EtlRunnerApi extends ReadinessApi {

  @GET
  @Path("/etl/runs/current")
  Uni<RunProgress> progress();

  @GET
  @Path("/etl/schedule")
  Uni<RunSchedule> schedule();

  /** The last runs, newest first. */
  @GET
  @Path("/etl/runs")
  Uni<List<RunReport>> runs();

  @GET
  @Path("/etl/alerts")
  Uni<AlertStates> alerts();
}
