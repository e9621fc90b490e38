package io.salespulse.generator;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.Mock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.salespulse.contract.Topic;
import io.salespulse.generator.feed.MemoryLog;
import io.salespulse.generator.feed.RecordLog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(GeneratorResourceTest.OwnDirectory.class)
class GeneratorResourceTest {

  /** A log in memory instead of Kafka, which is not there. */
  @Mock
  @Singleton
  static class Logs {
    @Produces
    @Singleton
    RecordLog log() {
      return new MemoryLog(1);
    }
  }

  /** State that no other test and no earlier run has. */
  public static class OwnDirectory implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      try {
        Path directory = Files.createTempDirectory(Path.of("target"), "generator-test");
        return Map.of(
            "sales.data-dir", directory.toString(),
            "generator.backfill-days", "1",
            "kafka.bootstrap.servers", "localhost:1");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void stop() {
      // The directory stays under target/ for a look after a failure.
    }
  }

  @BeforeEach
  void untilTheHistoryIsMade() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> when().get("/generator/stats").then().body("backfill", equalTo("DONE")));
  }

  @Test
  void statisticsComeInTheNamesOfTheContract() {
    var stats =
        when()
            .get("/generator/stats")
            .then()
            .statusCode(200)
            .body("dirty_by_kind", hasKey("orphan_item"))
            .extract()
            .jsonPath();

    // 43,200 in the mean, more or less by weekday, season and campaign.
    assertThat(stats.getLong("orders")).isBetween(30_000L, 115_000L);
    assertThat(stats.getLong("items")).isGreaterThan(stats.getLong("orders"));
    for (Topic topic : Topic.values()) {
      assertThat(stats.getLong("topics." + topic.topicName() + ".clean")).isPositive();
    }
  }

  @Test
  void afterAPauseTheStatisticsStandStillUntilTheRateIsSetAgain() {
    // At such a rate a feed that goes on would emit before the next answer.
    setRate("10000").then().statusCode(200);
    setRate("0").then().statusCode(200).body("orders_per_second", equalTo(0f));
    String paused = when().get("/generator/stats").asString();

    // What the feed had emitted meanwhile would be acknowledged and counted with this answer.
    setRate("0").then().statusCode(200);
    assertThat(when().get("/generator/stats").asString()).isEqualTo(paused);

    setRate("500").then().statusCode(200).body("orders_per_second", equalTo(500f));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(when().get("/generator/stats").asString()).isNotEqualTo(paused));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "NaN",
        "many",
        " ",
        "100001",
        "Infinity",
        "0,5",
        "5f",
        "0x1p3",
        "1e999",
        "1e999999999",
        "1e-999999999",
        "1e2000000",
        "0.00000000000000000000000000000000000000000000000000000000000000001"
      })
  void aRateThatIsNoneIsRefused(String rate) {
    setRate(rate).then().statusCode(400).body("error", containsString("must be a number"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?ordersPerSecond=", "?rate=5"})
  void aMissingRateIsRefused(String query) {
    when()
        .put("/generator/rate" + query)
        .then()
        .statusCode(400)
        .body("error", containsString("ordersPerSecond is missing"));
  }

  @Test
  void aPageOfAnotherSiteChangesNothing() {
    setRate("0").then().statusCode(200);
    String paused = when().get("/generator/stats").asString();

    given()
        .header("Origin", "http://evil.example")
        .put("/generator/rate?ordersPerSecond=500")
        .then()
        .statusCode(403)
        .body("error", containsString("a page of another site sent it"));
    given()
        .header("Origin", "http://rebound.example")
        .header("Host", "rebound.example")
        .put("/generator/rate?ordersPerSecond=500")
        .then()
        .statusCode(403)
        .body("error", containsString("Use localhost"));

    // A rate holds before it is answered, and the statistics tell it.
    assertThat(when().get("/generator/stats").asString()).isEqualTo(paused);
  }

  @Test
  void readinessSaysThatKafkaIsNotThere() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () ->
                when()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body(
                        "checks.find { it.name == 'feed' }.data.reason",
                        matchesPattern("Kafka at localhost:1 has not answered for \\d+ s\\.")));
  }

  @Test
  void aThreadThatRunsIsAReasonForBeingLive() {
    when().get("/q/health/live").then().statusCode(200).body(containsString("threads"));
  }

  @Test
  void metricsCountRecordsByTopicAndKind() {
    when()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("salespulse_generator_records_total{kind=\"clean\",topic=\"orders\"}"))
        .body(containsString("salespulse_generator_rate_now "))
        .body(containsString("salespulse_generator_behind_seconds "))
        .body(containsString("salespulse_generator_backfill_progress 1.0"));
  }

  private static Response setRate(String rate) {
    return given().queryParam("ordersPerSecond", rate).put("/generator/rate");
  }
}
