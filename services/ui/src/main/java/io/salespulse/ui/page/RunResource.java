package io.salespulse.ui.page;

import io.salespulse.ui.UiMetrics;
import io.salespulse.ui.pipeline.RunRequests;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;

/** Run now. */
@Path("/run")
@NonBlocking
public class RunResource {

  private final RunRequests requests;
  private final Dashboard dashboard;
  private final UiMetrics metrics;

  RunResource(RunRequests requests, Dashboard dashboard, UiMetrics metrics) {
    this.requests = requests;
    this.dashboard = dashboard;
    this.metrics = metrics;
  }

  /**
   * Asks for a run and answers at once: the script with the header's new state, a plain form with
   * the way back to the page. 429 right after another request.
   */
  @POST
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public Response run(@HeaderParam("HX-Request") String byScript) {
    RunRequests.Outcome outcome = requests.request();
    metrics.runRequested(outcome.name().toLowerCase(Locale.ROOT));
    if (byScript == null && outcome != RunRequests.Outcome.TOO_SOON) {
      return Response.seeOther(URI.create("/")).build();
    }
    Response.ResponseBuilder response =
        switch (outcome) {
          case STARTED, JOINED -> Response.accepted();
          case TOO_SOON ->
              Response.status(Response.Status.TOO_MANY_REQUESTS)
                  .header(HttpHeaders.RETRY_AFTER, RunRequests.PAUSE.toSeconds());
        };
    return response.entity(dashboard.statusPart().html().get()).build();
  }
}
