package io.salespulse.ui;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.salespulse.ui.settings.Proxy;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Puts every redirect below the path that the proxy strips. The addresses on a page are relative
 * and need nothing; Quarkus makes those of redirects from what it sees, which is without the path.
 */
@ApplicationScoped
class RootPath {

  /** Where Quarkus' OpenID client looks for the path of the way back. */
  private static final String PREFIX = "X-Forwarded-Prefix";

  /** Before the sign-in, which redirects. */
  private static final int FIRST = 10_000;

  private final String path;

  RootPath(Proxy proxy) {
    this.path = proxy.rootPath();
  }

  void register(@Observes Filters filters) {
    filters.register(this::prepare, FIRST);
  }

  private void prepare(RoutingContext call) {
    // Not what a caller says.
    call.request().headers().remove(PREFIX);
    if (!path.isEmpty()) {
      call.request().headers().set(PREFIX, path);
      call.addHeadersEndHandler(
          sent ->
              Optional.ofNullable(call.response().headers().get(HttpHeaders.LOCATION))
                  .map(location -> below(location, call.request()))
                  .ifPresent(
                      location -> call.response().headers().set(HttpHeaders.LOCATION, location)));
    }
    call.next();
  }

  private String below(String location, HttpServerRequest request) {
    String own = request.scheme() + "://" + request.authority();
    return location.startsWith(own + '/') && !location.startsWith(own + path + '/')
        ? own + path + location.substring(own.length())
        : location;
  }
}
