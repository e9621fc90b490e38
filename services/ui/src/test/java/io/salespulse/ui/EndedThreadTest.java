package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A library that cannot be loaded, say, ends a thread; the others go on. */
@QuarkusTest
@TestProfile(EndedThreadTest.WithError.class)
class EndedThreadTest {

  /** An application whose reading of orders meets an error at the first one. */
  public static final class WithError extends LiveStripTest.WithKafka {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("kafka.interceptor.classes", MissingLibrary.class.getName());
    }
  }

  @Test
  void aThreadThatEndedByAnErrorIsSaidOnThePageAndAReasonForNotBeingLive() throws Exception {
    await().untilAsserted(() -> assertThat(page().select("#live dl").text()).contains("0 orders"));
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);

    LiveStripTest.order(BrokerResource.bootstrapServers(), "10.00");

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(page().select("#live").text())
                    .contains("The reading of orders has ended", "no such codec"));
    assertThat(page().select("#live").attr("data-live")).isEqualTo("gone");
    // The strip knows before the thread is done, the others hear of it from what is left of it.
    await()
        .untilAsserted(
            () ->
                assertThat(page().select("#problems").text())
                    .contains("The thread live-feed of the dashboard has ended"));
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(503);
    assertThat(given().get("/q/health/live").jsonPath().getString("checks[0].data.live-feed"))
        .contains("no such codec");
  }

  private static Document page() {
    return Jsoup.parse(given().get("/").asString());
  }

  /** What Kafka's client throws where a codec has no library for this machine. */
  public static final class MissingLibrary implements ConsumerInterceptor<byte[], byte[]> {

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
      throw new UnsatisfiedLinkError("no such codec");
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
  }
}
