package io.salespulse.etl.web;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.contract.RunSchedule;
import io.salespulse.support.ChangesSomething;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Starts runs and tells about them. */
@Path("/etl")
@Produces(MediaType.APPLICATION_JSON)
@RegisterForReflection(targets = {RunReport.class, RunProgress.class, RunSchedule.class})
public class EtlResource {

  private final EtlService service;

  EtlResource(EtlService service) {
    this.service = service;
  }

  /**
   * Runs now, or after the running run; answers when that has ended, with 500 where it failed. All
   * who call during a run share the next one.
   */
  @GET
  @Path("/run")
  @ChangesSomething
  public CompletionStage<Response> run() {
    return service.job().run(Trigger.REQUEST).thenApply(EtlResource::answer);
  }

  /** As by {@code GET}. */
  @POST
  @Path("/run")
  public CompletionStage<Response> post() {
    return run();
  }

  private static Response answer(RunReport report) {
    Status status =
        switch (report.status()) {
          case SUCCEEDED -> Status.OK;
          case FAILED -> Status.INTERNAL_SERVER_ERROR;
        };
    return Response.status(status).entity(report).build();
  }

  /** Reports of the last runs, newest first. */
  @GET
  @Path("/runs")
  public List<RunReport> runs() {
    return service.job().history();
  }

  /** The running run, if there is one. */
  @GET
  @Path("/runs/current")
  public RunProgress current() {
    return service.job().progress();
  }

  /** When the next run by the clock starts. */
  @GET
  @Path("/schedule")
  public RunSchedule schedule() {
    return service.nextRuns();
  }
}
