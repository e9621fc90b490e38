package io.salespulse.ui.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.salespulse.ui.Settings;
import io.salespulse.ui.SignIn;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The page that asks for user and password; its form is answered by Quarkus itself. */
@Path("/sign-in")
@NonBlocking
public class SignInResource {

  private final Settings settings;

  SignInResource(Settings settings) {
    this.settings = settings;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signin(String language, String failed);
  }

  /** 404 where nobody signs in by form. */
  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public Response page(@QueryParam("failed") @DefaultValue("") String failed) {
    if (settings.signIn().way() != SignIn.Way.FORM) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    return Response.ok(
            Templates.signin(settings.locale().toLanguageTag(), failed.isEmpty() ? "" : "yes")
                .render())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
