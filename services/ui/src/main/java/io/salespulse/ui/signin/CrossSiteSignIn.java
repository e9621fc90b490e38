package io.salespulse.ui.signin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.salespulse.support.Caller;
import io.salespulse.support.Caller.Names;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Refuses wrong passwords that a page of another site makes a visitor's browser send: they would
 * count as the visitor's own. Quarkus answers the form itself, before any filter of resources.
 */
@ApplicationScoped
class CrossSiteSignIn {

  /** Before the sign-in. */
  private static final int FIRST = 10_000;

  void register(@Observes Filters filters) {
    filters.register(CrossSiteSignIn::judge, FIRST);
  }

  private static void judge(RoutingContext call) {
    // Quarkus takes every path with this end for its own.
    Optional<String> refusal =
        call.normalizedPath().endsWith("/j_security_check")
            ? Caller.of(call.request()::getHeader).refusal(Names.ANY)
            : Optional.empty();
    refusal.ifPresentOrElse(
        why ->
            call.response()
                .setStatusCode(403)
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .end(why),
        call::next);
  }
}
