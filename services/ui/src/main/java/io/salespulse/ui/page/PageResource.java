package io.salespulse.ui.page;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/**
 * The page and its fragments. Everything comes from memory, so nothing blocks the event loop that
 * answers.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@NonBlocking
public class PageResource {

  private final Dashboard dashboard;

  PageResource(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  /** The whole page, which needs no script to show its numbers. */
  @GET
  public Response page(@Context UriInfo address) {
    return Response.ok(dashboard.page(choice(address)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** The way of the data, with live numbers at each room. */
  @GET
  @Path("pipeline")
  public Response pipeline() {
    return Response.ok(dashboard.pipelinePage())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** A part of the page; 304 when it still says what the browser has, 404 when there is none. */
  @GET
  @Path("fragments/{name}")
  public Response fragment(
      @PathParam("name") String name,
      @Context UriInfo address,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @DefaultValue("") String known) {
    return switch (name) {
      case "status" -> status(known);
      case "live" -> answer(Optional.of(dashboard.livePart()), known);
      case "pipeline" -> answer(Optional.of(dashboard.pipelinePart()), known);
      case "board" -> answer(Optional.of(dashboard.board(choice(address))), known);
      default -> answer(dashboard.part(name, choice(address)), known);
    };
  }

  private static Choice choice(UriInfo address) {
    MultivaluedMap<String, String> parameters = address.getQueryParameters();
    return Choice.of(name -> Optional.ofNullable(parameters.getFirst(name)).orElse(""));
  }

  private Response status(String known) {
    String etag = dashboard.statusEtag();
    return matches(known, etag) ? unchanged(etag) : answer(Optional.of(dashboard.status()), known);
  }

  private static Response answer(Optional<Rendered> part, String known) {
    if (part.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    Rendered there = part.get();
    if (matches(known, there.etag())) {
      return unchanged(there.etag());
    }
    return Response.ok(there.html())
        .header(HttpHeaders.ETAG, there.etag())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private static Response unchanged(String etag) {
    return Response.notModified()
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /** A proxy that compresses may have made the tag a weak one. */
  private static boolean matches(String known, String etag) {
    return !known.isEmpty() && known.contains(etag);
  }
}
