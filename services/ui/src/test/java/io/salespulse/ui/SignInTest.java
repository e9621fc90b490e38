package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.salespulse.testing.LogLines;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the sign-in on nothing of the shop is to be had without it. */
@QuarkusTest
@TestProfile(SignInTest.ByForm.class)
class SignInTest {

  private static final String TOKEN = "0123456789abcdef01234567";

  /** An application that asks for user and password. */
  public static final class ByForm extends WithFakeServices {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ui.sign-in",
          "form",
          "ui.user",
          "ada",
          "ui.password",
          "correct horse",
          "ui.api-token",
          TOKEN);
    }
  }

  @TestHTTPResource("/")
  URL address;

  @Inject KpiSets sets;

  @Inject TestClock clock;

  @BeforeEach
  void aSet() {
    SampleKpis.twoWeeks(Instant.now()).publish(FakeServices.dataDir(), "guarded");
    sets.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/pipeline",
        "/report",
        "/fragments/status",
        "/fragments/board",
        "/fragments/cards",
        "/fragments/trend",
        "/fragments/live",
        "/fragments/pipeline",
        "/signed-in",
        "/kpi/summary.csv",
        "/kpi/summary.json",
        "/openapi.json",
        "/tables",
        "/kpi/../kpi/summary.csv",
        "//kpi/summary.csv"
      })
  void nothingAnswersWithoutASession(String path) {
    for (String cookie : List.of("", "forged")) {
      Response answer =
          given()
              .urlEncodingEnabled(false)
              .redirects()
              .follow(false)
              .cookie("quarkus-credential", cookie)
              .get(path);

      assertThat(answer.statusCode()).isIn(302, 404);
      assertThat(answer.asString()).doesNotContain("total_sales");
      if (answer.statusCode() == 302) {
        assertThat(answer.header("Location")).endsWith("/sign-in");
      }
    }
  }

  @Test
  void theTokenOpensTheTablesAndNothingElse() {
    for (String path : List.of("/kpi/summary.csv", "/kpi/summary.json", "/openapi.json")) {
      assertThat(withToken("Bearer " + TOKEN).get(path).statusCode()).as(path).isEqualTo(200);
      assertThat(withToken("bearer  " + TOKEN).get(path).statusCode()).as(path).isEqualTo(200);

      for (String wrong : List.of("Bearer", "Bearer ", "Bearer x" + TOKEN, "Bearer null")) {
        Response refused = withToken(wrong).get(path);
        assertThat(refused.statusCode()).as(path + " " + wrong).isIn(302, 401);
        assertThat(refused.asString()).doesNotContain("total_sales");
      }
      Response wrong = withToken("Bearer x" + TOKEN).get(path);
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.header("WWW-Authenticate")).startsWith("Bearer");
    }
    for (String path :
        List.of("/", "/pipeline", "/tables", "/fragments/cards", "/kpi/../pipeline", "/kpi/..")) {
      assertThat(withToken("Bearer " + TOKEN).get(path).statusCode()).as(path).isIn(302, 404);
    }
    assertThat(withToken("Bearer " + TOKEN).post("/run").statusCode()).isEqualTo(302);
    assertThat(given().get("/openapi.json").asString()).doesNotContain("summary");
    withToken("Bearer " + TOKEN)
        .get("/openapi.json")
        .then()
        .body("components.securitySchemes.token.scheme", equalTo("bearer"));
  }

  private static RequestSpecification withToken(String authorization) {
    return given()
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .header("Authorization", authorization);
  }

  @Test
  void runNowNeedsASessionToo() {
    int runs = FakeServices.RUNS.get();

    Response answer =
        given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin").post("/run");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(FakeServices.RUNS.get()).isEqualTo(runs);
  }

  @Test
  void aScriptIsToldThatTheSessionIsOverAndLeavesNoTraceInTheWayBack() {
    for (String cookie : List.of("", "forged")) {
      Response answer =
          given()
              .redirects()
              .follow(false)
              .cookie("quarkus-credential", cookie)
              .header("HX-Request", "true")
              .get("/fragments/status");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.cookies()).doesNotContainKey("quarkus-redirect-location");
    }
  }

  @Test
  void guessingIsSlowAndLeavesATraceAndKeepsNoOtherUserWaiting() throws Exception {
    try (LogLines log = new LogLines("io.salespulse.ui.signin.FormUser")) {
      assertThat(signIn("ada", "guess").header("Location")).endsWith("/sign-in?failed=true");
      for (int guess = 0; guess < 8; guess++) {
        clock.advance(Duration.ofSeconds(30));
        signIn("ada", "guess");
      }
      double refused = signIns("refused");

      Response early = signIn("ada", "correct horse");
      assertThat(early.header("Location")).containsPattern("/sign-in\\?wait=([12]?[0-9]|30)$");
      assertThat(early.cookie("quarkus-credential")).isNullOrEmpty();
      assertThat(signIns("refused")).isEqualTo(refused + 1);
      assertThat(given().get(early.header("Location")).asString())
          .containsPattern("Too many wrong tries: wait [0-9]+ s, then try again")
          .doesNotContain("is wrong");
      assertThat(signIn("eve", "battery staple").header("Location")).endsWith("?failed=true");

      clock.advance(Duration.ofSeconds(30));
      assertThat(signIn("ada", "correct horse").cookie("quarkus-credential")).isNotEmpty();
      assertThat(log.lines())
          .singleElement(as(STRING))
          .contains("5 wrong passwords in a row from 127.0.0.1", "for user ada")
          .doesNotContain("guess");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site,       /j_security_check",
    "Sec-Fetch-Site, same-site,        /j_security_check",
    "Origin,         http://evil,      /j_security_check",
    "Origin,         null,             /j_security_check",
    "Origin,         http://evil,      /kpi/j_security_check",
    "Origin,         http://evil,      /kpi/../j_security%5Fcheck"
  })
  void aPageOfAnotherSiteCannotUseUpTheTriesOfItsVisitor(String header, String value, String path) {
    double tries = signIns("");
    for (int guess = 0; guess < 5; guess++) {
      Response answer =
          given()
              .urlEncodingEnabled(false)
              .redirects()
              .follow(false)
              .header(header, value)
              .formParam("j_username", "ada")
              .formParam("j_password", "guess")
              .post(path);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.asString()).startsWith("Refused: ");
    }

    assertThat(signIns("")).isEqualTo(tries);
    assertThat(signIn("ada", "correct horse").cookie("quarkus-credential")).isNotEmpty();
  }

  @Test
  void aLinkOfAnotherSiteShowsThePageToWhoIsSignedIn() throws IOException {
    HttpServer mail = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    mail.createContext(
        "/",
        call -> {
          byte[] body = "<a href='%spipeline'>Sales</a>".formatted(address).getBytes(UTF_8);
          call.getResponseHeaders().add("Content-Type", "text/html");
          call.sendResponseHeaders(200, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    mail.start();
    Browser browser = Browser.shared();
    browser.at(address.toString());
    Page page = browser.open("/", 1440);
    signIn(page, "correct horse");
    PlaywrightAssertions.assertThat(page.locator("#board")).isVisible();

    page.navigate("http://127.0.0.1:" + mail.getAddress().getPort());
    page.getByRole(AriaRole.LINK).click();

    PlaywrightAssertions.assertThat(page.locator(".rooms")).isVisible();
    browser.leave();
    mail.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1440})
  void aSessionThatEndsWhileThePageIsOpenIsSaidAndBegunAgain(int width) {
    Browser browser = Browser.shared();
    browser.at(address.toString());
    Page page = browser.open("/?by=week", width);
    signIn(page, "correct horse");
    PlaywrightAssertions.assertThat(page.locator("#board")).isVisible();
    // The board is there before the script that asks for news.
    page.waitForLoadState();

    page.context().clearCookies();
    page.evaluate("htmx.trigger('#status', 'poll')");

    PlaywrightAssertions.assertThat(page.getByText("Your session has ended")).isVisible();
    PlaywrightAssertions.assertThat(page.locator("#offline")).isHidden();
    Browser.screenshot(page, "session-ended-" + width);
    PlaywrightAssertions.assertThat(page.getByLabel("Password")).isVisible();
    signIn(page, "correct horse");
    PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("/\\?by=week$"));
    browser.leave();
  }

  @Test
  void theRightPasswordOpensEverythingAndAWrongOneNothing() {
    Response wrong = signIn("ada", "battery staple");
    assertThat(wrong.header("Location")).endsWith("/sign-in?failed=true");
    assertThat(wrong.cookie("quarkus-credential")).isNullOrEmpty();
    assertThat(given().get("/sign-in?failed=true").asString()).contains("is wrong");

    Response right = signIn("ada", "correct horse");
    String session = right.cookie("quarkus-credential");
    assertThat(right.header("Set-Cookie")).contains("HTTPOnly", "SameSite=Lax");
    for (String path : List.of("/", "/fragments/cards", "/kpi/summary.csv")) {
      assertThat(given().cookie("quarkus-credential", session).get(path).statusCode())
          .as(path)
          .isEqualTo(200);
    }

    Response out =
        given().redirects().follow(false).cookie("quarkus-credential", session).post("/sign-out");
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(out.header("Location")).endsWith("/sign-in?ended=true");
    assertThat(out.header("Set-Cookie")).contains("quarkus-credential=;", "Max-Age=0");
    assertThat(given().get("/sign-in?ended=true").asString()).contains("You are signed out");
  }

  @Test
  void healthStaysOpenForThoseWhoWatchOverIt() {
    assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(given().get("/sign-in").header("Content-Security-Policy")).contains("'none'");
  }

  @Test
  void aVisitorSignsInAndOutAndAxeFindsNothing() {
    Browser browser = Browser.shared();
    browser.at(address.toString());
    Page page = browser.open("/pipeline", 390);

    signIn(page, "wrong horse");
    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT))
        .hasText(Pattern.compile("is wrong"));
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(Browser.violations(page)).isEmpty();
      Browser.screenshot(page, "sign-in-" + scheme.name().toLowerCase(Locale.ROOT));
    }
    signIn(page, "correct horse");
    PlaywrightAssertions.assertThat(page.locator(".rooms")).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS)).hasText("You are signed out.");
    page.navigate("/");
    PlaywrightAssertions.assertThat(page.getByLabel("Password")).isVisible();
    browser.leave();
  }

  private static void signIn(Page page, String password) {
    page.getByLabel("User").fill("ada");
    page.getByLabel("Password").fill(password);
    page.getByLabel("Password").press("Enter");
  }

  private static double signIns(String outcome) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("salespulse_ui_sign_ins_total") && line.contains(outcome))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static Response signIn(String user, String password) {
    return given()
        .redirects()
        .follow(false)
        .formParam("j_username", user)
        .formParam("j_password", password)
        .post("/j_security_check");
  }
}
