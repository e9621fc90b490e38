package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.pipeline.RunRequests;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Below a path of a proxy that speaks TLS, with the sign-in on, everything works as without. */
@QuarkusTest
@TestProfile(BehindProxyTest.BelowSales.class)
class BehindProxyTest {

  private static final String PATH = "/sales";

  /** An application that knows of its proxy. */
  public static final class BelowSales extends WithFakeServices {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ui.sign-in", "form",
          "ui.user", "ada",
          "ui.password", "correct horse",
          "ui.behind-proxy", "true",
          "ui.root-path", PATH);
    }
  }

  @TestHTTPResource("/")
  URL address;

  @Inject KpiSets sets;

  @Inject TestClock clock;

  private final List<String> requested = new CopyOnWriteArrayList<>();
  private final List<String> failed = new CopyOnWriteArrayList<>();
  private Page page;

  @BeforeEach
  void aSetLongAfterTheLastRun() {
    clock.advance(RunRequests.PAUSE);
    SampleKpis.twoWeeks(Instant.now()).publish(FakeServices.dataDir(), "proxied");
    sets.check();
  }

  @Test
  void whoSignsInComesBackToThePageThatWasAskedForAndAllItsAddressesAreBelowThePath() {
    Browser browser = Browser.shared();
    try (TlsProxy proxy = new TlsProxy(address, PATH)) {
      page =
          browser.visitor(
              new com.microsoft.playwright.Browser.NewContextOptions()
                  .setViewportSize(1440, 900)
                  .setIgnoreHTTPSErrors(true));
      page.onRequest(this::note);
      page.onResponse(this::note);

      page.navigate(proxy.address() + "?by=week&channel=Online");
      assertThat(page.url()).isEqualTo(proxy.address() + "sign-in");
      signIn("wrong horse");
      PlaywrightAssertions.assertThat(page).hasURL(proxy.address() + "sign-in?failed=true");
      signIn("correct horse");
      PlaywrightAssertions.assertThat(page).hasURL(proxy.address() + "?by=week&channel=Online");
      Browser.awaitCharts(page);

      assertThat(page.context().cookies())
          .filteredOn(cookie -> cookie.name.equals("quarkus-credential"))
          .singleElement()
          .satisfies(BehindProxyTest::isForThisPathOverTlsAlone);

      // A choice, which is a fragment and a new address; a page; and a download.
      page.locator("#clear-filters").click();
      PlaywrightAssertions.assertThat(page.locator(".chip")).hasCount(0);
      // Without its script the choice is a link to a page, whose script comes after its chips.
      page.waitForFunction("window.htmx");
      page.evaluate("htmx.trigger('#status', 'poll')");
      page.evaluate("htmx.trigger('#cards', 'refresh')");
      String csv = page.locator("a.download").first().getAttribute("href");
      assertThat(page.request().get(proxy.address() + csv).status()).isEqualTo(200);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Pipeline")).click();
      PlaywrightAssertions.assertThat(page).hasURL(proxy.address() + "pipeline");
      // The address is there before the script that listens to keys.
      page.waitForLoadState();
      page.keyboard().press("d");
      PlaywrightAssertions.assertThat(page).hasURL(proxy.address());

      FakeServices.nextRun(503, "").countDown();
      page.locator("#run-now").click();
      PlaywrightAssertions.assertThat(page.locator("#run-result"))
          .containsText("without a run report");

      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
      PlaywrightAssertions.assertThat(page).hasURL(proxy.address() + "sign-in?ended=true");
      assertThat(requested).isNotEmpty().allMatch(url -> url.startsWith(proxy.address()));
      assertThat(failed).isEmpty();
    } finally {
      browser.leave();
    }
  }

  @Test
  void withoutAScriptRunNowLeadsBackToThePageBelowThePath() {
    FakeServices.nextRun(503, "").countDown();
    io.restassured.response.Response answer =
        given()
            .redirects()
            .follow(false)
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "shop.example")
            .header("Origin", "https://shop.example")
            .cookie("quarkus-credential", session("192.0.2.9"))
            .post("/run");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("https://shop.example/sales/");
  }

  @Test
  void wrongPasswordsAreCountedByTheAddressThatTheProxySaw() {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // What stands first is what the guesser wrote.
      answers.add(tried("guess", "10.0.0." + i + ", 192.0.2.66").header("Location"));
    }

    assertThat(answers).anyMatch(location -> location.contains("/sales/sign-in?wait="));
    assertThat(session("192.0.2.67")).isNotEmpty();
  }

  @Test
  void nobodyElseChoosesThePath() {
    assertThat(
            given()
                .redirects()
                .follow(false)
                .header("X-Forwarded-Prefix", "//evil.example")
                .header("X-Salespulse-No-Prefix", "//evil.example")
                .get("/pipeline")
                .header("Location"))
        .endsWith("/sales/sign-in")
        .doesNotContain("evil");
  }

  @Test
  void aSignInThatAPageOfAnotherSiteSendsIsJudgedByThePublicName() {
    for (String page : List.of("https://shop.example", "https://evil.example")) {
      assertThat(
              given()
                  .redirects()
                  .follow(false)
                  .header("X-Forwarded-For", "192.0.2.70")
                  .header("X-Forwarded-Proto", "https")
                  .header("X-Forwarded-Host", "shop.example")
                  .header("Origin", page)
                  .formParam("j_username", "ada")
                  .formParam("j_password", "correct horse")
                  .post("/j_security_check")
                  .statusCode())
          .as(page)
          .isEqualTo(page.contains("evil") ? 403 : 302);
    }
  }

  private static void isForThisPathOverTlsAlone(Cookie cookie) {
    assertThat(cookie.secure).isTrue();
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.path).isEqualTo(PATH);
    assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
  }

  private void note(Request request) {
    if (!request.url().startsWith("data:")) {
      requested.add(request.url());
    }
  }

  private void note(Response response) {
    if (response.status() >= 400) {
      failed.add(response.status() + " " + response.url());
    }
  }

  private void signIn(String password) {
    page.getByLabel("User").fill("ada");
    page.getByLabel("Password").fill(password);
    page.getByLabel("Password").press("Enter");
  }

  private static String session(String from) {
    return tried("correct horse", from).cookie("quarkus-credential");
  }

  private static io.restassured.response.Response tried(String password, String from) {
    return given()
        .redirects()
        .follow(false)
        .header("X-Forwarded-For", from)
        .formParam("j_username", "ada")
        .formParam("j_password", password)
        .post("/j_security_check");
  }
}
