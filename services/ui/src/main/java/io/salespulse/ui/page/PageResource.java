package io.salespulse.ui.page;

import io.salespulse.ui.pipeline.Attention;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.selection.Choice;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/**
 * The page and its fragments. Everything comes from memory, but to make a part that somebody chose
 * takes its time, so that worker threads do it: nobody else waits on the event loop meanwhile.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Blocking
public class PageResource {

  private final Dashboard dashboard;
  private final Attention attention;
  private final Pipeline rooms;

  PageResource(Dashboard dashboard, Attention attention, Pipeline rooms) {
    this.dashboard = dashboard;
    this.attention = attention;
    this.rooms = rooms;
  }

  /**
   * The whole page, which needs no script to show its numbers; to a script that asks for another
   * choice only what that changes, and for the way back the page again.
   */
  @GET
  public Response page(
      @Context UriInfo address,
      @HeaderParam("HX-Request") boolean byScript,
      @HeaderParam("HX-History-Restore-Request") boolean wayBack) {
    attention.toDashboard();
    return byScript && !wayBack
        ? Response.ok(dashboard.boardPart(choice(address)).html().get())
            .header("HX-Retarget", "#board")
            .build()
        : Response.ok(dashboard.page(choice(address))).build();
  }

  /**
   * The way of the data, with live numbers at each room. The first who comes may wait for them, as
   * nobody asks the rooms while nobody looks.
   */
  @GET
  @Path("pipeline")
  public String pipeline() {
    boolean isFirst = !attention.isOnPipeline();
    attention.toPipeline();
    if (isFirst) {
      rooms.refreshSources();
    }
    return dashboard.pipelinePage();
  }

  /** A part of the page; 304 when it still says what the browser has, 404 when there is none. */
  @GET
  @Path("fragments/{name}")
  public Response fragment(
      @PathParam("name") String name, @Context UriInfo address, @Context Request request) {
    if (name.equals("pipeline")) {
      attention.toPipeline();
    }
    return part(name, choice(address), request);
  }

  /** What every open page asks for again and again, and costs next to nothing. */
  @GET
  @Path("fragments/{name: status|live}")
  @NonBlocking
  public Response news(@PathParam("name") String name, @Context Request request) {
    return part(name, Choice.DEFAULT, request);
  }

  private Response part(String name, Choice choice, Request request) {
    attention.toDashboard();
    Fragment part = dashboard.part(name, choice).orElseThrow(NotFoundException::new);
    EntityTag tag = new EntityTag(part.etag(), true);
    return Optional.ofNullable(request.evaluatePreconditions(tag))
        .orElseGet(() -> Response.ok(part.html().get()))
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private static Choice choice(UriInfo address) {
    MultivaluedMap<String, String> parameters = address.getQueryParameters();
    return Choice.of(name -> Optional.ofNullable(parameters.getFirst(name)).orElse(""));
  }
}
