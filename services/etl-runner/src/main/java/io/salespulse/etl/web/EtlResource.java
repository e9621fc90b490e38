package io.salespulse.etl.web;

import io.salespulse.contract.AlertStates;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.contract.RunSchedule;
import io.salespulse.etl.run.RebuildRequest;
import io.salespulse.support.ChangesSomething;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Starts runs and tells about them. */
@Path("/etl")
@Produces(MediaType.APPLICATION_JSON)
public class EtlResource {

  private static final String REBUILD = "rebuild";
  private static final String FORGET = "forget";

  private final EtlService service;

  EtlResource(EtlService service) {
    this.service = service;
  }

  /** Answer to a call that asks for what there is not; says what to do. */
  record Problem(String error) {}

  /**
   * Runs now, or after the running run; answers when that has ended, with 500 where it failed. All
   * who call during a run share the next one.
   */
  @GET
  @Path("/run")
  @ChangesSomething
  public CompletionStage<Response> run(@Context UriInfo address) {
    var asked = address.getQueryParameters();
    return !asked.containsKey(REBUILD) && !asked.containsKey(FORGET)
        ? run(RebuildRequest.NONE)
        : refuse("GET does not rebuild: curl -X POST '<address>/etl/run?rebuild=true'");
  }

  /**
   * As by {@code GET}; with {@code rebuild=true} the run makes the tables again, with {@code
   * forget=archived} also where raw files are gone, and what only they held is lost.
   */
  @POST
  @Path("/run")
  public CompletionStage<Response> post(@Context UriInfo address) {
    // Not as parameters of the method, which are null also where ?rebuild has no value.
    String rebuild = address.getQueryParameters().getFirst(REBUILD);
    String forget = address.getQueryParameters().getFirst(FORGET);
    if (rebuild != null && !rebuild.equals("true") && !rebuild.equals("false")) {
      return refuse("rebuild is '%s': it must be true or false".formatted(rebuild));
    }
    boolean isRebuild = "true".equals(rebuild);
    if (forget == null) {
      return run(isRebuild ? RebuildRequest.REBUILD : RebuildRequest.NONE);
    }
    if (!forget.equals("archived")) {
      return refuse("forget is '%s': it must be archived, or left out".formatted(forget));
    }
    return isRebuild
        ? run(RebuildRequest.FORGET_ARCHIVED)
        : refuse("forget=archived is for a rebuild: POST /etl/run?rebuild=true&forget=archived");
  }

  private CompletionStage<Response> run(RebuildRequest rebuild) {
    return service.job().run(Trigger.REQUEST, rebuild).thenApply(EtlResource::answer);
  }

  private static CompletionStage<Response> refuse(String error) {
    return CompletableFuture.completedFuture(
        Response.status(Status.BAD_REQUEST).entity(new Problem(error)).build());
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

  /**
   * The alerts of {@code ALERTS_FILE}: which hold since when, and what a webhook does not take, of
   * the daily report too.
   */
  @GET
  @Path("/alerts")
  public AlertStates alerts() {
    return service.alertStates();
  }
}
