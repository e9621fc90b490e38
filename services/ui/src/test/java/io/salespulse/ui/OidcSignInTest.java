package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With an OpenID provider every page leads to its sign-in, and from there back to the page. */
@QuarkusTest
@TestProfile(OidcSignInTest.ByProvider.class)
class OidcSignInTest {

  private static final OidcProvider PROVIDER = OidcProvider.start();

  /** An application whose provider is a server of this test. */
  public static final class ByProvider extends WithFakeServices {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ui.sign-in",
          "oidc",
          "quarkus.oidc.auth-server-url",
          PROVIDER.url(),
          "quarkus.oidc.client-id",
          OidcProvider.CLIENT,
          "quarkus.oidc.credentials.secret",
          OidcProvider.SECRET);
    }
  }

  @TestHTTPResource("/")
  URL address;

  /** The browser's. */
  private final Map<String, String> cookies = new HashMap<>();

  @BeforeEach
  void anHonestProvider() {
    PROVIDER.forge(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/pipeline", "/fragments/cards", "/kpi/summary.csv"})
  void everyAddressLeadsToTheProvider(String path) {
    Response answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .contains("/authorize?", "response_type=code", "client_id=salespulse", "signed-in");
  }

  @Test
  void whoComesFromTheProviderSeesThePageUntilSigningOut() {
    Response page = follow(get("/pipeline?from=a-link"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("Pipeline · Salespulse", "Sign out");
    assertThat(get("/fragments/status").statusCode()).isEqualTo(200);
    assertThat(get("/kpi/nothing.csv").statusCode()).isEqualTo(404);

    Response out = keep(given().redirects().follow(false).cookies(cookies).post("/sign-out"));
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(get(path(out)).asString()).contains("You are signed out");
    assertThat(get("/fragments/status").statusCode()).isEqualTo(302);
  }

  @Test
  void aSessionThatEndsWhileThePageIsOpenIsSaidAndBegunAgain() {
    Browser browser = Browser.shared();
    browser.at(address.toString());
    Page page = browser.open("/pipeline?from=a-link", 1440);
    PlaywrightAssertions.assertThat(page.locator(".rooms")).isVisible();
    page.evaluate("window.before = true");

    page.context().clearCookies();
    page.evaluate("htmx.trigger('#status', 'poll')");

    PlaywrightAssertions.assertThat(page.getByText("Your session has ended")).isVisible();
    PlaywrightAssertions.assertThat(page.locator("#offline")).isHidden();
    page.waitForFunction("() => !window.before && document.querySelector('.rooms')");
    PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("/pipeline\\?from=a-link$"));
    PlaywrightAssertions.assertThat(page.getByText("Your session has ended")).isHidden();
    browser.leave();
  }

  @Test
  void aScriptWithASessionThatIsForgedIsToldSo() {
    cookies.put("q_session", "forged");

    assertThat(
            given()
                .redirects()
                .follow(false)
                .cookies(cookies)
                .header("HX-Request", "true")
                .get("/fragments/status")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aTokenThatTheProviderDidNotSignOpensNothing() {
    PROVIDER.forge(true);

    Response answer = follow(get("/pipeline"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(get("/fragments/status").statusCode()).isEqualTo(302);
  }

  @Test
  void aCodeWithoutTheStateOfThisBrowserOpensNothing() {
    String back =
        given()
            .urlEncodingEnabled(false)
            .redirects()
            .follow(false)
            .get(get("/").header("Location"))
            .header("Location");
    cookies.clear();

    Response answer = get(back.substring(back.indexOf('/', 8)));

    assertThat(answer.statusCode()).isIn(302, 401);
    assertThat(get("/fragments/status").statusCode()).isEqualTo(302);
  }

  /** As a browser does: cookies to the dashboard alone. */
  private Response follow(Response answer) {
    Response last = answer;
    for (int step = 0; step < 6 && last.statusCode() == 302; step++) {
      String location = last.header("Location");
      last =
          location.startsWith(PROVIDER.url())
              ? given().urlEncodingEnabled(false).redirects().follow(false).get(location)
              : get(path(last));
    }
    return last;
  }

  private Response get(String path) {
    return keep(
        given().urlEncodingEnabled(false).redirects().follow(false).cookies(cookies).get(path));
  }

  private Response keep(Response answer) {
    answer
        .cookies()
        .forEach(
            (name, value) -> {
              if (value.isEmpty()) {
                cookies.remove(name);
              } else {
                cookies.put(name, value);
              }
            });
    return answer;
  }

  private String path(Response redirect) {
    String base = address.toString().replaceAll("/$", "");
    return redirect.header("Location").replace(base, "");
  }
}
