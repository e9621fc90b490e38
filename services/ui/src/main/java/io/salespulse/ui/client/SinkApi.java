package io.salespulse.ui.client;

import io.salespulse.contract.LiveSales;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.SourceSamples;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What a sink says of the partitions that it reads. */
@RegisterRestClient(configKey = "sink")
public interface SinkApi extends ReadinessApi {

  @GET
  @Path(LiveSales.PATH)
  Uni<LiveSales> live();

  @GET
  @Path(SinkStatus.PATH)
  Uni<SinkStatus> status();

  @GET
  @Path(SourceSamples.PATH)
  Uni<SourceSamples> samples();
}
