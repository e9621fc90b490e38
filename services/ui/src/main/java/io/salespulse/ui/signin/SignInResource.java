package io.salespulse.ui.signin;

import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.salespulse.ui.settings.Settings;
import io.salespulse.ui.settings.SignIn;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * The page that asks for user and password, whose form is answered by Quarkus itself, and the end
 * of a session.
 */
@Path("/")
@NonBlocking
public class SignInResource {

  private static final URI SIGNED_OUT = URI.create("/sign-in?ended=true");

  private final Settings settings;
  private final SecurityIdentity identity;
  private final OidcSession oidc;

  SignInResource(Settings settings, SecurityIdentity identity, OidcSession oidc) {
    this.settings = settings;
    this.identity = identity;
    this.oidc = oidc;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signin(
        String language, boolean byForm, boolean failed, int wait, boolean ended);
  }

  /** 404 where nobody signs in; with a provider, only the way to it. */
  @GET
  @Path("sign-in")
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public TemplateInstance page(
      @QueryParam("failed") boolean failed,
      @QueryParam("wait") int wait,
      @QueryParam("ended") boolean ended) {
    if (settings.signIn() == SignIn.Way.NONE) {
      throw new NotFoundException();
    }
    return Templates.signin(
        settings.locale().toLanguageTag(),
        settings.signIn() == SignIn.Way.FORM,
        failed,
        wait,
        ended);
  }

  /** Ends the session of this browser; the provider's own is the provider's. */
  @POST
  @Path("sign-out")
  public Uni<Response> signOut() {
    if (settings.signIn() == SignIn.Way.FORM) {
      FormAuthenticationMechanism.logout(identity);
    }
    Uni<Void> ended =
        settings.signIn() == SignIn.Way.OIDC ? oidc.logout() : Uni.createFrom().voidItem();
    return ended.map(done -> Response.seeOther(SIGNED_OUT).build());
  }
}
