package io.salespulse.ui.page;

import io.salespulse.ui.pipeline.Attention;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.selection.Choice;
import io.smallrye.common.annotation.Blocking;
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
 * The page and its fragments, compressed once and not anew for everybody who asks. Everything comes
 * from memory, but to make a part that somebody chose takes its time, so that worker threads do it:
 * nobody else waits on the event loop meanwhile.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Blocking
public class PageResource {

  private static final String ACCEPTED = HttpHeaders.ACCEPT_ENCODING;

  private final Dashboard dashboard;
  private final Attention attention;
  private final Pipeline rooms;

  PageResource(Dashboard dashboard, Attention attention, Pipeline rooms) {
    this.dashboard = dashboard;
    this.attention = attention;
    this.rooms = rooms;
  }

  /** The whole page, which needs no script to show its numbers. */
  @GET
  public Response page(
      @Context UriInfo address, @HeaderParam(ACCEPTED) @DefaultValue("") String accepted) {
    attention.toDashboard();
    return whole(dashboard.page(choice(address)), accepted);
  }

  /**
   * The way of the data, with live numbers at each room. The first who comes may wait for them, as
   * nobody asks the rooms while nobody looks.
   */
  @GET
  @Path("pipeline")
  public Response pipeline(@HeaderParam(ACCEPTED) @DefaultValue("") String accepted) {
    boolean isFirst = !attention.isOnPipeline();
    attention.toPipeline();
    if (isFirst) {
      rooms.refreshSources();
    }
    return whole(dashboard.pipelinePage(), accepted);
  }

  private static Response whole(Rendered page, String accepted) {
    return Pages.answer(Response.Status.OK, page, accepted)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** A part of the page; 304 when it still says what the browser has, 404 when there is none. */
  @GET
  @Path("fragments/{name}")
  public Response fragment(
      @PathParam("name") String name,
      @Context UriInfo address,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @DefaultValue("") String known,
      @HeaderParam(ACCEPTED) @DefaultValue("") String accepted) {
    attention.toDashboard();
    Optional<Fragment> fragment =
        switch (name) {
          case "pipeline" -> {
            attention.toPipeline();
            yield Optional.of(dashboard.pipelinePart());
          }
          case "board" -> Optional.of(dashboard.boardPart(choice(address)));
          default -> dashboard.part(name, choice(address));
        };
    return fragment
        .map(there -> answer(there, known, accepted))
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  /** What every open page asks for again and again, and costs next to nothing. */
  @GET
  @Path("fragments/{name: status|live}")
  @NonBlocking
  public Response news(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @DefaultValue("") String known,
      @HeaderParam(ACCEPTED) @DefaultValue("") String accepted) {
    attention.toDashboard();
    Fragment news = name.equals("live") ? dashboard.livePart() : dashboard.statusPart();
    return answer(news, known, accepted);
  }

  private static Choice choice(UriInfo address) {
    MultivaluedMap<String, String> parameters = address.getQueryParameters();
    return Choice.of(name -> Optional.ofNullable(parameters.getFirst(name)).orElse(""));
  }

  private static Response answer(Fragment fragment, String known, String accepted) {
    Response.ResponseBuilder answer =
        matches(known, fragment.etag())
            ? Response.notModified()
            : Pages.answer(Response.Status.OK, fragment.rendering().get(), accepted);
    return answer
        .header(HttpHeaders.ETAG, fragment.etag())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /** A proxy that compresses may have made the tag a weak one. */
  private static boolean matches(String known, String etag) {
    return !known.isEmpty() && known.contains(etag);
  }
}
