package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.salespulse.contract.KpiFile;
import io.salespulse.testing.LogLines;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page, its parts and its files go out: to whom, when, and with what leave to act. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class ServingTest {

  /** The one for the metrics themselves. */
  private static final String ONE_REQUEST = "http_server_active_requests{url_scheme=\"http\"} 1.0";

  @TestHTTPResource("/")
  URL address;

  @Inject KpiSets sets;

  private SampleKpis kpis;

  @BeforeEach
  void aFreshSet() {
    kpis = SampleKpis.twoWeeks(Instant.now());
    publish();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "board",
        "today",
        "today?range=7d&compare=none",
        "cards",
        "trend",
        "trend?by=hour&show=orders",
        "categories",
        "products",
        "locations",
        "memberships",
        "filters",
        "filters?range=7d&channel=Online",
        "rhythm",
        "churn?churn.find=a&churn.sort=-sales&churn.page=2",
        "cohorts",
        "quality"
      })
  void anUnchangedFragmentIs304(String fragment) {
    Response first = given().get("/fragments/" + fragment);
    assertThat(first.statusCode()).isEqualTo(200);
    String etag = first.header("ETag");

    Response second = given().header("If-None-Match", etag).get("/fragments/" + fragment);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.asString()).isEmpty();
  }

  @Test
  void ofANewSetOnlyTheChangedPartsAreSent() {
    String categories = given().get("/fragments/categories").header("ETag");
    String products = given().get("/fragments/products").header("ETag");
    kpis.with(KpiFile.REVENUE_BY_CATEGORY, List.of(List.of("Books", "2", "19.98", "100.00")));
    publish();

    assertThat(unless(categories, "/fragments/categories")).isEqualTo(200);
    assertThat(unless(products, "/fragments/products")).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fragments/nothing",
        "/fragments/..%2Fpage",
        "/kpi/nothing.csv",
        "/kpi/manifest.json",
        "/kpi/..%2F..%2Fetc%2Fpasswd.csv",
        "/kpi/%2e%2e/manifest.csv",
        "/page",
        "/page.html",
        "/templates/page.html"
      })
  void whatIsNotInTheCatalogueIsNotFound(String path) {
    assertThat(given().urlEncodingEnabled(false).get(path).statusCode()).isEqualTo(404);
  }

  /** Beneath what is there too, and deep below, where the page's own addresses lead up again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/nowhere/",
        "/a/b/%3Cb%3E%25",
        "/sign-in",
        "/report/2026",
        "/run/now",
        "/pipeline/x",
        "/kpi/nothing.csv",
        "/fragments/nothing",
        "/assets/nothing.css",
        "/q/nothing"
      })
  void aBrowserIsToldWhatIsNotThereByAPageThatLeadsBack(String path) {
    Response answer = asBrowser().urlEncodingEnabled(false).get(path + "?range=7d");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
    Document page = Jsoup.parse(answer.asString(), address.toString().replaceAll("/$", path));
    assertThat(page.select("h1 + p").text()).isEqualTo("There is nothing at " + path + ".");
    assertThat(page.select("nav a").eachAttr("abs:href")).containsExactly(address.toString());
    List<String> assets = page.select("script[src]").eachAttr("abs:src");
    assets.addAll(page.select("link[href]").eachAttr("abs:href"));
    assertThat(assets).hasSize(3);
    for (String asset : assets) {
      assertThat(given().get(asset).statusCode()).as(asset).isEqualTo(200);
    }
    Response home = given().get("/");
    for (String header : List.of("Content-Security-Policy", "Cache-Control", "Referrer-Policy")) {
      assertThat(answer.headers().getValues(header)).containsExactly(home.header(header));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/kpi/nothing.csv", "/fragments/nothing"})
  void scriptsAndProgramsAreToldThatNothingIsThereWithoutAPage(String path) {
    for (Response answer :
        List.of(given().get(path), asBrowser().header("HX-Request", "true").get(path))) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.asString()).doesNotContain("html");
    }
  }

  private static RequestSpecification asBrowser() {
    return given().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  @Test
  void aDownloadIsTheCsvMadeSafeForSpreadsheets() {
    kpis.with(
        KpiFile.TOP_PRODUCTS, List.of(List.of("1", "P1", "=HYPERLINK(\"x\")", "+a", "-2", "-9.5")));
    publish();

    Response csv = given().get("/kpi/top_products.csv");

    assertThat(csv.contentType()).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"top_products.csv\"");
    assertThat(csv.asString().lines().toList())
        .containsExactly(
            "rank,product_id,name,category,quantity,revenue",
            "1,P1,\"'=HYPERLINK(\"\"x\"\")\",'+a,-2,-9.5");
  }

  /** As many as there are worker threads, and more. */
  @Test
  void whoDownloadsAndDoesNotReadKeepsNobodyElseWaiting() throws IOException {
    HugeCube.publish(FakeServices.dataDir(), "huge-" + UUID.randomUUID(), 200_000);
    sets.check();
    List<Socket> slow = new ArrayList<>();
    try (LogLines log = new LogLines("org.jboss.resteasy")) {
      for (int client = 0; client < 20; client++) {
        slow.add(download("/kpi/sales_cube.csv"));
      }
      for (String path :
          List.of("/fragments/status", "/fragments/live", "/fragments/cards", "/q/health/live")) {
        assertThat(statusInTime(path)).as(path).isEqualTo(200);
      }
      slow.get(0).setSoTimeout(30_000);
      assertThat(new String(slow.get(0).getInputStream().readNBytes(5_000_000), UTF_8))
          .contains(",*,Store 0,Gold,1,19,20.19,1.00,19.19,20.19\n");

      for (Socket client : slow) {
        client.close();
      }
      await().until(() -> given().get("/q/metrics").asString().contains(ONE_REQUEST));
      assertThat(log.lines()).as("who gives a download up is no line of the log").isEmpty();
    }
  }

  private Socket download(String path) throws IOException {
    Socket client = new Socket();
    client.setReceiveBufferSize(4096);
    client.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    client
        .getOutputStream()
        .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(UTF_8));
    return client;
  }

  private static int statusInTime(String path) {
    return given()
        .config(
            RestAssured.config()
                .httpClient(
                    HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 5_000)))
        .get(path)
        .statusCode();
  }

  @Test
  void aPageRunsItsOwnCodeAlone() {
    for (String path :
        List.of("/", "/pipeline", "/pipeline/", "/report", "/?range=7d", "/tables", "/sign-in")) {
      Response answer = given().get(path);
      assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    }
  }

  @Test
  void whatIsNoPageRunsNothingWhenItIsOpenedAsOne() {
    String script = page().select("script[src]").first().attr("src");
    for (String path : List.of("/kpi/summary.csv", "/openapi.json", script, "/nowhere")) {
      Response answer = given().get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
    for (String path : List.of("/fragments/cards", "/fragments/nothing", "/fragments/")) {
      Response answer = given().get(path);
      assertThat(answer.header("Content-Security-Policy")).as(path).isEqualTo("sandbox");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void whoTakesItCompressedGetsTheSame() {
    for (String path : List.of("/fragments/cards", "/kpi/churn_risk.csv")) {
      Response packed = given().header("Accept-Encoding", "gzip").get(path);
      Response plain =
          given()
              .config(
                  RestAssured.config()
                      .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
              .get(path);
      assertThat(packed.header("Content-Encoding")).as(path).isEqualTo("gzip");
      assertThat(plain.header("Content-Encoding")).as(path).isNull();
      assertThat(packed.asString()).isEqualTo(plain.asString());
      assertThat(plain.header("Vary")).isEqualToIgnoringCase("accept-encoding");
    }
  }

  @Test
  void everyAssetIsServedFromHere() {
    List<String> assets =
        page().select("script[src], link[href]").stream()
            .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
            .toList();

    assertThat(assets).hasSize(4).allMatch(asset -> asset.matches("(\\./)?assets/[^/]+"));
    for (String asset : assets) {
      assertThat(given().get(URI.create("/").resolve(asset)).statusCode()).as(asset).isEqualTo(200);
    }
    assertThat(given().get("/assets/application.properties").statusCode()).isEqualTo(404);
  }

  @Test
  void aScriptGetsOfAnotherChoiceWhatItChangesAndOnTheWayBackTheWholePage() {
    Response choice = given().header("HX-Request", "true").get("/?by=week");
    assertThat(choice.header("HX-Retarget")).isEqualTo("#board");
    assertThat(choice.asString())
        .isEqualTo(given().get("/fragments/board?by=week").asString())
        .contains("data-query=\"?by=week\"");

    Response back =
        given()
            .header("HX-Request", "true")
            .header("HX-History-Restore-Request", "true")
            .get("/?by=week");
    assertThat(back.header("HX-Retarget")).isNull();
    assertThat(Jsoup.parse(back.asString()).select("head title")).hasSize(1);
    for (Response answer : List.of(choice, back)) {
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void everyAddressOnAPageIsRelativeToItSoThatAProxyMayPutItBelowAPath() {
    for (String path : List.of("/", "/pipeline", "/?range=7d&channel=Online&by=hour")) {
      Document page = Jsoup.parse(given().get(path).asString());
      for (String attribute : List.of("href", "src", "action", "hx-get", "hx-post")) {
        assertThat(page.select("[" + attribute + "]").eachAttr(attribute))
            .as(path + " " + attribute)
            .isNotEmpty()
            .allSatisfy(
                address ->
                    assertThat(address).isNotEmpty().doesNotStartWith("/").doesNotContain("//"));
      }
    }
  }

  @Test
  void onlyKnownMethodsAreAnswered() {
    assertThat(given().delete("/").statusCode()).isEqualTo(405);
    assertThat(given().get("/run").statusCode()).isEqualTo(405);
  }

  private static int unless(String etag, String path) {
    return given().header("If-None-Match", etag).get(path).statusCode();
  }

  private void publish() {
    kpis.publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
  }

  private static Document page() {
    Response page = given().get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    return Jsoup.parse(page.asString());
  }
}
