package io.salespulse.ui.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.salespulse.ui.settings.Proxy;
import io.salespulse.ui.settings.Settings;
import io.salespulse.ui.text.HostileText;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What stands in place of a page that is not there: why, and the way back. A browser gets it for
 * every address that leads to nothing; scripts and programs get 404 alone.
 */
@Singleton
public class NoPage {

  private static final int NOT_FOUND = 404;

  private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

  private final String language;
  private final String rootPath;
  private final Map<String, String> headers;

  /**
   * @param headers of every page: those of the addresses that lead to no page let it load nothing
   */
  NoPage(
      Settings settings,
      Proxy proxy,
      @ConfigProperty(name = "quarkus.http.filter.documents.header") Map<String, String> headers) {
    this.language = settings.locale().toLanguageTag();
    this.rootPath = proxy.rootPath();
    this.headers = headers;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance nopage(String language, String title, String why, String root);
  }

  /**
   * The page.
   *
   * @param root the way from its address to the dashboard's, without a slash at its end
   */
  public TemplateInstance page(String title, String why, String root) {
    return Templates.nopage(language, title, why, root);
  }

  /** Where no resource is asked for. */
  void register(@Observes Router router) {
    router.errorHandler(
        NOT_FOUND,
        call -> {
          HttpServerResponse response = call.response().setStatusCode(NOT_FOUND);
          notFound(call)
              .ifPresentOrElse(
                  page -> response.putHeader(HttpHeaders.CONTENT_TYPE, HTML).end(page),
                  response::end);
        });
  }

  /** Where a resource has nothing of that name. */
  @ServerExceptionMapper
  public Response notFound(NotFoundException failure, RoutingContext call) {
    return notFound(call)
        .map(page -> Response.status(NOT_FOUND).entity(page).type(HTML).build())
        .orElseGet(failure::getResponse);
  }

  private Optional<String> notFound(RoutingContext call) {
    HttpServerRequest request = call.request();
    if (request.getHeader("HX-Request") != null
        || !Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
            .orElse("")
            .contains("text/html")) {
      return Optional.empty();
    }
    headers.forEach(call.response().headers()::set);
    String path = request.path();
    String root = "." + "/..".repeat((int) path.chars().filter(each -> each == '/').count() - 1);
    String why = "There is nothing at %s.".formatted(HostileText.tamed(rootPath + path));
    return Optional.of(page("No such page", why, root).render());
  }
}
