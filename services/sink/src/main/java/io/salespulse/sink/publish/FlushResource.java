package io.salespulse.sink.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.FlushReport;
import io.salespulse.sink.intake.Flush;
import io.salespulse.sink.intake.FlushFailedException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code POST /segments/flush}. */
@Path("/segments/flush")
@RegisterForReflection(targets = {FlushReport.class, FlushReport.PartitionProgress.class})
public class FlushResource {

  /** The body of an answer that is not a report. */
  @RegisterForReflection
  public record Problem(String error) {}

  private final Flush flush;

  FlushResource(Flush flush) {
    this.flush = flush;
  }

  /** Publishes every open segment; 503 with the reason where that cannot be all. */
  @POST
  @Blocking
  public FlushReport flush() throws FlushFailedException, InterruptedException {
    return flush.flush();
  }

  @ServerExceptionMapper
  Response failed(FlushFailedException failure) {
    return Response.status(Response.Status.SERVICE_UNAVAILABLE)
        .entity(new Problem(failure.getMessage()))
        .build();
  }
}
