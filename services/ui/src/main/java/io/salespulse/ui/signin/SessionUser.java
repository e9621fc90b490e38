package io.salespulse.ui.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.salespulse.ui.settings.SignIn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows the user of a session cookie, which Quarkus has decrypted; a renamed user's is void. */
@ApplicationScoped
class SessionUser implements IdentityProvider<TrustedAuthenticationRequest> {

  private final SignIn signIn;

  SessionUser(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public Class<TrustedAuthenticationRequest> getRequestType() {
    return TrustedAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
    return signIn.way() == SignIn.Way.FORM && signIn.user().equals(request.getPrincipal())
        ? Uni.createFrom().item(FormUser.identity(request.getPrincipal()))
        : Uni.createFrom().failure(new AuthenticationFailedException());
  }
}
