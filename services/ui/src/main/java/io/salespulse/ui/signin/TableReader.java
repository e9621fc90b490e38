package io.salespulse.ui.signin;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.salespulse.ui.settings.SignIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets a program with the token read the tables, and else whom the {@link Guard} lets. A wrong
 * token is told by 401: a program cannot go to the sign-in.
 */
@ApplicationScoped
class TableReader implements HttpSecurityPolicy {

  private static final String BEARER = "Bearer ";

  private final SignIn signIn;
  private final Guard guard;

  TableReader(SignIn signIn, Guard guard) {
    this.signIn = signIn;
    this.guard = guard;
  }

  @Override
  public String name() {
    return "table-reader";
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
    String given = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    // The scheme's name is in any case, says RFC 9110.
    if (!signIn.hasToken()
        || given == null
        || !given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return guard.checkPermission(request, identity, context);
    }
    if (signIn.acceptsToken(given.substring(BEARER.length()).strip())) {
      return CheckResult.permit();
    }
    request.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    return Uni.createFrom().failure(new AuthenticationCompletionException());
  }
}
