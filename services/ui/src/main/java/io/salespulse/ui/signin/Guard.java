package io.salespulse.ui.signin;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.salespulse.ui.settings.Settings;
import io.salespulse.ui.settings.SignIn;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets everybody in, or those who signed in, as the settings say. Who did not is sent to the
 * sign-in; a script of an open page cannot go there, so it is told by 401 that the session is over.
 */
@ApplicationScoped
class Guard implements HttpSecurityPolicy {

  private final SignIn.Way way;

  Guard(Settings settings) {
    this.way = settings.signIn();
  }

  @Override
  public String name() {
    return "signed-in";
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
    if (way == SignIn.Way.NONE) {
      return CheckResult.permit();
    }
    if (request.request().getHeader("HX-Request") == null) {
      return identity.map(who -> who.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }
    // It would send whoever has a session that is no longer valid to the sign-in.
    request.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    return identity
        .onFailure(AuthenticationFailedException.class)
        .transform(expired -> new AuthenticationCompletionException())
        .map(Guard::permittedToScript);
  }

  private static CheckResult permittedToScript(SecurityIdentity who) {
    if (who.isAnonymous()) {
      throw new AuthenticationCompletionException();
    }
    return CheckResult.PERMIT;
  }
}
