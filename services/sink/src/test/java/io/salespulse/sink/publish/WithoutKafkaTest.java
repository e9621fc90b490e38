package io.salespulse.sink.publish;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sink waits for a broker that is not there, and says so. */
@QuarkusTest
@TestProfile(WithoutKafkaTest.NoBroker.class)
class WithoutKafkaTest {

  public static class NoBroker implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          // A port that nothing listens on.
          "kafka.bootstrap.servers", "localhost:1",
          "sales.data-dir", "target/without-kafka",
          "quarkus.http.test-port", "0");
    }
  }

  @Test
  void aFlushIsNotPossibleYet() {
    given()
        .post("/segments/flush")
        .then()
        .statusCode(503)
        .body("error", containsString("Kafka has not given this sink its partitions yet"));
  }

  @Test
  void aPageOfAnotherSiteCannotEvenAskForAFlush() {
    given()
        .header("Sec-Fetch-Site", "cross-site")
        .post("/segments/flush")
        .then()
        .statusCode(403)
        .body("error", containsString("a page of another site sent it"));
    given().header("Sec-Fetch-Site", "cross-site").get("/q/health/live").then().statusCode(200);
  }

  @Test
  void theSinkLivesButIsNotReady() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body("checks.findAll { it.name == 'writing' }.status", hasItem("DOWN"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> given().get("/q/health/ready").asString(),
            containsString("Kafka at localhost:1 has not answered for "));
    given().get("/q/health/live").then().statusCode(200);
  }

  @Test
  void theMetersAreThereByTopic() {
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("salespulse_sink_records_total{topic=\"orders\"}"))
        .body(containsString("salespulse_sink_rolls_total{cause=\"age\",topic=\"orders\"}"))
        .body(containsString("salespulse_sink_open_segments{topic=\"orders\"}"))
        .body(containsString("salespulse_sink_lag_seconds{topic=\"orders\"}"))
        .body(containsString("salespulse_sink_lag_records{topic=\"orders\"}"));
  }
}
