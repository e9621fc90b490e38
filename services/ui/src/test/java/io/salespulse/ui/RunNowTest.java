package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.pipeline.RunRequests;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class RunNowTest {

  private static final String REPORT =
      """
      {"id":"r","status":"%s","trigger":"REQUEST","as_of":"%s","started_at":"%s",
       "finished_at":"%s","stages":[],"rows":{},"rejected":0,"days_rebuilt":["2026-11-22"],
       "warnings":[],"failure":%s}""";

  @Inject KpiSets sets;

  @Inject TestClock clock;

  @BeforeEach
  void longAfterTheLastPress() {
    clock.advance(RunRequests.PAUSE);
  }

  @Test
  void anotherSitesFormIsRefused() {
    int runs = FakeServices.RUNS.get();

    assertThat(given().header("Sec-Fetch-Site", "cross-site").post("/run").statusCode())
        .isEqualTo(403);
    Response form =
        given()
            .header("Origin", "http://evil.example")
            .header("Accept", "text/html,*/*;q=0.8")
            .post("/run");
    assertThat(form.statusCode()).isEqualTo(403);
    assertThat(form.asString()).startsWith("Refused: ").contains("another site");
    assertThat(given().header("Origin", "null").post("/sign-out").statusCode()).isEqualTo(403);
    assertThat(FakeServices.RUNS.get()).isEqualTo(runs);
  }

  @Test
  void thePageIsFreeToHaveItsOwnName() {
    FakeServices.nextRun(200, report("SUCCEEDED", "null")).countDown();

    await()
        .untilAsserted(
            () ->
                assertThat(
                        given()
                            .header("Host", "sales.example.com")
                            .header("Origin", "http://sales.example.com")
                            .redirects()
                            .follow(false)
                            .post("/run")
                            .statusCode())
                    .isEqualTo(303));
  }

  @Test
  void aRunShowsItsProgressAndItsResultAndThenItsNumbers() {
    SampleKpis.twoWeeks(Instant.now()).publish(FakeServices.dataDir(), "before");
    sets.check();
    CountDownLatch end = FakeServices.nextRun(200, report("SUCCEEDED", "null"));
    int runs = FakeServices.RUNS.get();

    await().untilAsserted(() -> assertThat(press().statusCode()).isEqualTo(202));
    Instant pressed = clock.instant();
    assertThat(status().select("#run-now").attr("aria-disabled")).isEqualTo("true");
    await().untilAsserted(() -> assertThat(FakeServices.RUNS.get()).isEqualTo(runs + 1));

    assertThat(press().statusCode()).isEqualTo(202);
    assertThat(FakeServices.RUNS.get()).isEqualTo(runs + 1);

    FakeServices.answer(
        "/etl/runs/current",
        "{\"running\":{\"id\":\"r\",\"started_at\":\"%s\",\"stage\":\"read_raw\",\"percent\":40}}"
            .formatted(clock.instant()));
    await()
        .untilAsserted(
            () -> {
              assertThat(status().select("#run-state").text()).contains("Running: read raw");
              assertThat(status().select("progress").attr("value")).isEqualTo("40");
            });

    String run = "after-" + UUID.randomUUID();
    SampleKpis.twoWeeks(Instant.now()).publish(FakeServices.dataDir(), run);
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    end.countDown();

    await()
        .untilAsserted(
            () -> assertThat(status().select("#run-result").text()).contains("1 day rebuilt"));
    assertThat(sets.state().set().orElseThrow().manifest().run().id()).isEqualTo(run);
    // However long the run took.
    Duration since = Duration.between(pressed, clock.instant());
    clock.advance(since.negated());
    assertThat(press().statusCode()).isEqualTo(429);

    clock.advance(Duration.ofHours(-3));
    assertThat(press().statusCode()).isEqualTo(202);
    clock.advance(Duration.ofHours(3).plus(since));
  }

  /** What came in since that one began is not in it; the ETL begins the next when it has ended. */
  @Test
  void aRunThatBeganBeforeIsWaitedForAndItsSuccessorIsShownAsOnesOwn() {
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    Instant before = clock.instant().minusSeconds(60);
    CountDownLatch end = FakeServices.nextRun(200, report("SUCCEEDED", "null"));
    await().untilAsserted(() -> assertThat(press().statusCode()).isEqualTo(202));

    running(before, 90);
    await()
        .untilAsserted(
            () -> {
              assertThat(status().select("#run-state").text())
                  .contains("Waiting for the run under way: build facts");
              assertThat(status().select("progress").attr("value")).isEqualTo("90");
            });

    running(clock.instant().plusSeconds(1), 10);
    await()
        .untilAsserted(
            () -> {
              assertThat(status().select("#run-state").text()).contains("Running: build facts");
              assertThat(status().select("progress").attr("value")).isEqualTo("10");
            });

    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    end.countDown();
    await()
        .untilAsserted(
            () -> assertThat(status().select("#run-result").text()).contains("Run finished in"));
  }

  private static void running(Instant startedAt, int percent) {
    FakeServices.answer(
        "/etl/runs/current",
        "{\"running\":{\"id\":\"r\",\"started_at\":\"%s\",\"stage\":\"build-facts\",\"percent\":%d}}"
            .formatted(startedAt, percent));
  }

  @Test
  void aFailedRunSaysWhereAndWhy() {
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    CountDownLatch end =
        FakeServices.nextRun(
            500, report("FAILED", "{\"stage\":\"build_facts\",\"reason\":\"<b>disk full</b>\"}"));
    await().untilAsserted(() -> assertThat(press().statusCode()).isEqualTo(202));
    end.countDown();

    await()
        .untilAsserted(
            () ->
                assertThat(status().select("#run-result").text())
                    .contains(
                        "failed at “build facts”: <b>disk full</b>.",
                        "those of the last good run"));
  }

  @Test
  void anAnswerThatIsNoReportEndsTheWaitingToo() {
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    CountDownLatch end = FakeServices.nextRun(500, report("FAILED", "{}"));
    await().untilAsserted(() -> assertThat(press().statusCode()).isEqualTo(202));
    end.countDown();

    await()
        .untilAsserted(
            () ->
                assertThat(status().select("#run-result").text())
                    .contains("answers 500, without a run report"));
  }

  @Test
  void withoutAScriptTheFormLeadsBackToThePage() {
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    CountDownLatch end = FakeServices.nextRun(200, report("SUCCEEDED", "null"));

    await()
        .untilAsserted(
            () -> {
              Response answer = given().redirects().follow(false).post("/run");
              assertThat(answer.statusCode()).isEqualTo(303);
              assertThat(answer.header("Location")).endsWith("/");
            });
    end.countDown();
  }

  private static Response press() {
    return given()
        .header("HX-Request", "true")
        .header("Sec-Fetch-Site", "same-origin")
        .post("/run");
  }

  private static Document status() {
    return Jsoup.parseBodyFragment(given().get("/fragments/status").asString());
  }

  private static String report(String status, String failure) {
    Instant now = Instant.now();
    return REPORT.formatted(status, now, now.minusMillis(1234), now, failure);
  }
}
