package io.salespulse.ui;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.salespulse.ui.settings.Settings;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Lets the sites of {@code EMBED_ORIGINS} show the dashboard in a frame, with all that it leads to,
 * and no other site. Nobody else's page ever has the sign-in in it: who types a password must see
 * where.
 */
@ApplicationScoped
class Embedding {

  private static final String SIGN_IN = "/sign-in";

  private static final String POLICY = "Content-Security-Policy";
  private static final String NOBODY = "frame-ancestors 'none'";

  void register(@Observes Filters filters, Settings settings) {
    settings
        .embedOrigins()
        .ifPresent(
            origins -> {
              String allowed = "frame-ancestors 'self' " + String.join(" ", origins);
              filters.register(call -> allow(call, allowed), 10_000);
            });
  }

  private static void allow(RoutingContext call, String allowed) {
    if (!call.normalizedPath().startsWith(SIGN_IN)) {
      call.addHeadersEndHandler(
          sent -> {
            MultiMap headers = call.response().headers();
            Optional.ofNullable(headers.get(POLICY))
                .ifPresent(policy -> headers.set(POLICY, policy.replace(NOBODY, allowed)));
            // It knows no sites, and browsers that know the policy do not look at it.
            headers.remove("X-Frame-Options");
          });
    }
    call.next();
  }
}
