package io.salespulse.ui.signin;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.salespulse.ui.Settings;
import io.salespulse.ui.SignIn;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets everybody in, or those who signed in, as the settings say. */
@ApplicationScoped
class Guard implements HttpSecurityPolicy {

  private final SignIn.Way way;

  Guard(Settings settings) {
    this.way = settings.signIn().way();
  }

  @Override
  public String name() {
    return "signed-in";
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
    return way == SignIn.Way.NONE
        ? CheckResult.permit()
        : identity.map(who -> who.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
  }
}
