package io.salespulse.support;

import io.salespulse.support.Caller.Names;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses calls that change something and are sent by a page of another site, by 403 and a line
 * that says what to do.
 */
@Singleton
public class CrossSiteFilter {

  private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

  private final Names names;

  /**
   * @param anyName whether browsers may call this service under any name, as one that has pages
   */
  CrossSiteFilter(
      @ConfigProperty(name = "salespulse.calls.under-any-name", defaultValue = "false")
          boolean anyName) {
    this.names = anyName ? Names.ANY : Names.LOCAL;
  }

  /** Every call whose method changes something. */
  @ServerRequestFilter
  public Optional<Response> change(ContainerRequestContext call) {
    return CHANGE_NOTHING.contains(call.getMethod())
        ? Optional.empty()
        : Caller.of(call::getHeaderString).refusal(names).map(why -> refused(call, why));
  }

  /** What is marked, by whatever method. */
  @ServerRequestFilter
  @ChangesSomething
  public Optional<Response> markedChange(ContainerRequestContext call) {
    return Caller.of(call::getHeaderString).refusalOfGet(names).map(why -> refused(call, why));
  }

  /** In plain words for people in front of a browser, else as the services word a problem. */
  private static Response refused(ContainerRequestContext call, String why) {
    boolean toPerson = call.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE);
    return Response.status(Response.Status.FORBIDDEN)
        .type(toPerson ? MediaType.TEXT_PLAIN_TYPE : MediaType.APPLICATION_JSON_TYPE)
        .entity(toPerson ? why : "{\"error\":\"" + why + "\"}")
        .build();
  }
}
