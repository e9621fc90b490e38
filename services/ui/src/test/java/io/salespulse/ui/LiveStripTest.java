package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.salespulse.contract.Topic;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The strip on the page, fed by a real broker. */
@QuarkusTest
@TestProfile(LiveStripTest.WithKafka.class)
class LiveStripTest {

  /** An application with Kafka. */
  public static class WithKafka extends WithFakeServices {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(FakeServices.class), new TestResourceEntry(BrokerResource.class));
    }
  }

  @Inject KpiSets sets;

  @Test
  void anOrderIsOnThePageSecondsAfterItWasMade() throws Exception {
    SampleKpis.twoWeeks(Instant.now()).publish(FakeServices.dataDir(), "live");
    sets.check();
    order(BrokerResource.bootstrapServers(), "1200.00");
    order(BrokerResource.bootstrapServers(), "34.50");
    send(BrokerResource.bootstrapServers(), "moved", order("moved", "50.00", "paid"));
    send(BrokerResource.bootstrapServers(), "moved", order("moved", "50.00", "Cancelled"));
    send(BrokerResource.bootstrapServers(), "gone", order("gone", "60.00", "paid"));
    send(BrokerResource.bootstrapServers(), "gone", null);
    for (String hostile : List.of("1e999999999", "1e-999999999", "1e2000000", "null")) {
      order(BrokerResource.bootstrapServers(), hostile);
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(Jsoup.parse(given().get("/").asString()).select("#live dl").text())
                    .isEqualTo(
                        "last minute 2 orders, $1,234.50 last 5 minutes 2 orders, $1,234.50"));

    // What came after them is on the page, so they were read.
    order(BrokerResource.bootstrapServers(), "100.00");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(Jsoup.parse(given().get("/").asString()).select("#live dl").text())
                    .contains("last 5 minutes 3 orders, $1,334.50"));
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);

    assertThat(stripIn("JPY")).contains("last 5 minutes 3 orders, ¥1,335");
    assertThat(stripIn("KWD")).contains("last 5 minutes 3 orders, KWD1,334.500");
  }

  /** An amount has the decimals of its currency, rounded once. */
  private String stripIn(String currency) {
    SampleKpis.twoWeeks(Instant.now())
        .inCurrency(currency)
        .publish(FakeServices.dataDir(), "live-" + currency);
    sets.check();
    return Jsoup.parse(given().get("/").asString()).select("#live dl").text();
  }

  /** Makes another order of that amount now. */
  static void order(String bootstrapServers, String amount) throws Exception {
    String id = UUID.randomUUID().toString();
    send(bootstrapServers, id, order(id, amount, "paid"));
  }

  private static String order(String id, String amount, String status) {
    return """
        {"order_id":"%s","customer_id":"c","order_date":"%s","total_amount":%s,"status":"%s",
         "sales_channel":"Online","payment_method":"PayPal"}"""
        .formatted(id, Instant.now(), amount, status);
  }

  private static void send(String bootstrapServers, String key, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topic.ORDERS.topicName(), key, value)).get();
    }
  }
}
