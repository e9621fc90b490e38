package io.salespulse.etl.web;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.etl.run.RawSegment;
import io.salespulse.etl.run.SmallShop;
import io.salespulse.etl.run.Stage;
import io.salespulse.testing.FreePort;
import io.salespulse.testing.LogLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service over HTTP, with a shop of three days. */
@QuarkusTest
@TestProfile(EtlResourceTest.SmallData.class)
class EtlResourceTest {

  private static final int CALLS = 50;

  public static class SmallData implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        return Map.of(
            "sales.data-dir", Files.createTempDirectory("etl-runner").toString(),
            "etl.run-on-start", "false",
            "etl.cron", "0 0 1 1 *",
            "spark.master", "local[2]",
            // The first run of a process compiles; on a busy machine that takes more than the
            // default of 30 s.
            "quarkus.http.test-timeout", "3m",
            // Nothing listens here, unless a test does.
            "sink.url", "http://127.0.0.1:" + FreePort.any());
      } catch (IOException noDirectory) {
        throw new UncheckedIOException(noDirectory);
      }
    }
  }

  @ConfigProperty(name = "sales.data-dir")
  String data;

  @ConfigProperty(name = "sink.url")
  URI sink;

  @TestHTTPResource("/etl/run")
  URI run;

  private DataLayout layout;

  @BeforeEach
  void aShop() throws IOException {
    layout = new DataLayout(Path.of(data));
    for (RawSegment segment : SmallShop.ALL) {
      segment.write(layout);
    }
  }

  @Test
  void callsDuringARunShareTheNextOne() throws Exception {
    CountDownLatch everyoneIsHere = new CountDownLatch(1);
    AtomicInteger flushes = new AtomicInteger();
    HttpServer slowSink = sink(flushes, everyoneIsHere);
    try (var client = new Client()) {
      int before = runs().size();
      List<CompletableFuture<HttpResponse<String>>> calls =
          IntStream.range(0, CALLS).mapToObj(call -> client.get(run)).toList();
      // One more is the request that asks.
      await().atMost(Duration.ofMinutes(1)).until(() -> activeRequests() >= CALLS + 1);
      given().get("/etl/runs/current").then().body("running.stage", equalTo("flush-sink"));
      everyoneIsHere.countDown();

      assertThat(calls.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
          .containsOnly(200);
      assertThat(calls.stream().map(CompletableFuture::join).map(HttpResponse::body).distinct())
          // That of the first call and that of all the others.
          .hasSize(2);
      assertThat(flushes).hasValue(2);
      assertThat(runs()).hasSize(before + 2);
      assertThat(calls.get(0).join().body()).contains("\"warnings\":[],\"incomplete\":false");
    } finally {
      slowSink.stop(0);
    }
    given().get("/etl/runs/current").then().body("running", equalTo(null));
  }

  @Test
  void aSinkThatDoesNotAnswerIsAWarning() {
    given()
        .post("/etl/run")
        .then()
        .statusCode(200)
        .body("status", equalTo("SUCCEEDED"))
        .body("trigger", equalTo("REQUEST"))
        .body("stages.stage", hasSize(Stage.values().length))
        .body("warnings", hasSize(1))
        .body("warnings[0]", containsString(sink + " did not publish all that Kafka has"))
        .body("incomplete", equalTo(true));
  }

  @Test
  void aFailedRunSaysWhereAndWhyAndThePublishedKpisStay() throws IOException {
    String good = given().get("/etl/run").then().statusCode(200).extract().path("id");
    Path published = layout.kpi().toRealPath();
    assertThat(published.getFileName()).hasToString(good);
    Path wrong = SmallShop.LATE_ORDER.write(layout, "order,customer,a,b,c,d,e,f");
    try {
      String failed =
          given()
              .get("/etl/run")
              .then()
              .statusCode(500)
              .body("status", equalTo("FAILED"))
              .body("failure.stage", equalTo("ingest"))
              .body("failure.reason", containsString(wrong.getFileName().toString()))
              .extract()
              .path("id");

      assertThat(layout.kpi().toRealPath()).isEqualTo(published);
      given().get("/etl/runs").then().body("[0].id", equalTo(failed)).body("[1].id", equalTo(good));
    } finally {
      Files.delete(wrong);
    }
    String mended = given().get("/etl/run").then().statusCode(200).extract().path("id");
    assertThat(layout.kpi().toRealPath().getFileName()).hasToString(mended);
  }

  @Test
  void aRunIsOneLineOfTheLog() throws IOException {
    try (LogLines log = new LogLines("io.salespulse")) {
      String good = given().get("/etl/run").then().statusCode(200).extract().path("id");
      assertThat(log.lines())
          .filteredOn(line -> line.contains(good))
          .singleElement()
          .asString()
          .startsWith("INFO run " + good + " succeeded in ")
          .doesNotContain("\n");

      Path wrong = SmallShop.LATE_ORDER.write(layout, "order,customer,a,b,c,d,e,f");
      String failed = given().get("/etl/run").then().extract().path("id");
      Files.delete(wrong);
      assertThat(log.lines())
          .filteredOn(line -> line.contains(failed))
          .singleElement()
          .asString()
          .startsWith("ERROR run " + failed + " failed: ingest: ")
          .endsWith("; the published KPIs stay")
          .doesNotContain("\n");
    }
  }

  @Test
  void aRebuildReadsAllRawFilesAgainAndIsRefusedWhereOneIsGoneUnlessThatIsForgotten()
      throws IOException {
    RawSegment archived =
        RawSegment.of(
            Topic.CUSTOMERS, "2026-11-03", 90, "c9,Zoe,,,,2026-11-03T08:00:00Z,Rome,Gold");
    Path file = archived.write(layout);
    given().post("/etl/run").then().statusCode(200);
    given()
        .post("/etl/run?rebuild=false")
        .then()
        .statusCode(200)
        .body("rows", anEmptyMap())
        .body("days_rebuilt", empty());

    given()
        .post("/etl/run?rebuild=true")
        .then()
        .statusCode(200)
        .body("rows.customers", equalTo(3))
        .body("rows.orders", equalTo(3))
        .body("days_rebuilt", hasSize(3))
        .body(
            "warnings", hasItem("data/tables are made again from the raw files: it was asked for"));

    Files.delete(file);
    given()
        .post("/etl/run?rebuild=true")
        .then()
        .statusCode(500)
        .body("failure.reason", containsString(file.getFileName().toString()))
        .body("failure.reason", containsString("rebuild=true&forget=archived"));
    given()
        .post("/etl/run?rebuild=true&forget=archived")
        .then()
        .statusCode(200)
        .body("rows.customers", equalTo(2));
  }

  @Test
  void aWrongParameterStartsNoRunAndIsNamed() {
    List<String> before = runs();

    for (String wrong : List.of("yes", "", "TRUE")) {
      isRefused(given().queryParam("rebuild", wrong).post("/etl/run"), "rebuild is '" + wrong);
    }
    isRefused(given().post("/etl/run?rebuild=true&forget=all"), "forget is 'all'");
    isRefused(given().post("/etl/run?forget=archived"), "rebuild=true&forget=archived");
    isRefused(given().get("/etl/run?rebuild=true"), "curl -X POST");
    isRefused(given().get("/etl/run?forget=archived"), "curl -X POST");

    assertThat(runs()).isEqualTo(before);
  }

  private static void isRefused(Response answer, String words) {
    answer.then().statusCode(400).body("error", containsString(words));
  }

  @Test
  void aPageOfAnotherSiteStartsNoRun() {
    List<String> before = runs();

    // An image, as browsers ask for it at an address without HTTPS.
    given()
        .header("Accept", "image/avif,image/webp,*/*;q=0.8")
        .header("Accept-Language", "en-US,en;q=0.9")
        .get("/etl/run")
        .then()
        .statusCode(403)
        .body("error", containsString("a page of another site sent it"));
    // A link, as they follow it at localhost.
    given()
        .header("Accept", "text/html,*/*;q=0.8")
        .header("Sec-Fetch-Site", "cross-site")
        .get("/etl/run")
        .then()
        .statusCode(403)
        .contentType("text/plain");
    given().header("Sec-Fetch-Site", "cross-site").head("/etl/run").then().statusCode(403);
    given().header("Origin", "http://evil.example").post("/etl/run").then().statusCode(403);

    assertThat(runs()).isEqualTo(before);
    given().header("Sec-Fetch-Site", "cross-site").get("/etl/runs").then().statusCode(200);
  }

  @Test
  void theScheduleTellsTheNextRun() {
    String next =
        given()
            .get("/etl/schedule")
            .then()
            .statusCode(200)
            .body("cron", equalTo("0 0 1 1 *"))
            .extract()
            .path("next_fire_time");

    assertThat(Instant.parse(next))
        .isAfter(Instant.now())
        .isBefore(Instant.now().plus(Duration.ofDays(367)));
  }

  @Test
  void theServiceIsReadyWhenSparkIs() {
    given().get("/q/health/live").then().statusCode(200);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body(
                        "checks.find { it.name == 'etl-runner' }.data.spark", equalTo("started")));
  }

  @Test
  void runsAreCounted() {
    given().get("/etl/run").then().statusCode(200);

    assertThat(metrics())
        .contains("salespulse_etl_runs_total{status=\"succeeded\"}")
        .contains("salespulse_etl_run_seconds_count")
        .contains(
            Arrays.stream(Stage.values())
                .map(
                    stage ->
                        "salespulse_etl_stage_seconds_count{stage=\"%s\"}"
                            .formatted(stage.stageName()))
                .toList())
        .contains("salespulse_etl_days_rebuilt_total")
        .contains("salespulse_etl_rejected_total");
  }

  private static List<String> runs() {
    return given().get("/etl/runs").then().statusCode(200).extract().path("id");
  }

  private static String metrics() {
    return given().get("/q/metrics").then().statusCode(200).extract().asString();
  }

  private static double activeRequests() {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("http_server_active_requests"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** A sink that answers when the latch opens. */
  private HttpServer sink(AtomicInteger flushes, CountDownLatch open) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(sink.getHost(), sink.getPort()), 0);
    server.createContext(
        "/segments/flush",
        call -> {
          flushes.incrementAndGet();
          try {
            open.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          String partitions =
              Arrays.stream(Topic.values())
                  .map(Topic::topicName)
                  .map("{\"topic\":\"%s\",\"partition\":0,\"partition_count\":1}"::formatted)
                  .collect(joining(","));
          byte[] answer =
              "{\"segments_published\":0,\"partitions\":[%s]}"
                  .formatted(partitions)
                  .getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(200, answer.length);
          try (var body = call.getResponseBody()) {
            body.write(answer);
          }
        });
    server.start();
    return server;
  }

  /** Many calls at once. */
  private static final class Client implements AutoCloseable {

    private final java.util.concurrent.ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();

    CompletableFuture<HttpResponse<String>> get(URI address) {
      return http.sendAsync(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
      threads.shutdown();
    }
  }
}
