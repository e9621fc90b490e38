package io.salespulse.ui.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.salespulse.ui.Settings;
import io.salespulse.ui.SignIn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows the one user who may sign in by form. */
@ApplicationScoped
class FormUser implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

  private final SignIn signIn;

  FormUser(Settings settings) {
    this.signIn = settings.signIn();
  }

  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
    return signIn.way() == SignIn.Way.FORM
            && signIn.accepts(request.getUsername(), request.getPassword().getPassword())
        ? Uni.createFrom().item(identity(request.getUsername()))
        : Uni.createFrom().failure(new AuthenticationFailedException());
  }

  static SecurityIdentity identity(String name) {
    return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name)).build();
  }
}
