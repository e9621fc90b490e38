package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.live.LiveSalesPolling;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The strip on the page, as two sinks that share the partitions of a shop without a generator fill
 * it.
 */
@QuarkusTest
@TestProfile(LiveStripTest.WithTwoSinks.class)
class LiveStripTest {

  private static final String LIVE = "/live";
  private static final String SECOND_LIVE = FakeServices.SECOND_SINK + LIVE;

  /** An application with two sinks and no generator. */
  public static final class WithTwoSinks extends WithFakeServices {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(FakeServices.class, Map.of(FakeServices.SECOND_SINK, "true")));
    }
  }

  @Inject KpiSets sets;
  @Inject LiveSalesPolling polling;

  @BeforeEach
  void bothSinksAnswer() {
    publishIn("USD");
    FakeServices.answer(LIVE, sales(2, "1234.50"));
    FakeServices.answer(SECOND_LIVE, sales(0, "0"));
    eventually("here", "last minute 2 orders, $1,234.50 last 5 minutes 2 orders, $1,234.50");
  }

  @Test
  void anOrderIsOnThePageSecondsAfterASinkHasReadIt() {
    FakeServices.answer(SECOND_LIVE, sales(1, "100.005"));

    eventually("here", "last minute 3 orders, $1,334.51 last 5 minutes 3 orders, $1,334.51");
    String tag = given().get("/fragments/live").header("ETag");
    assertThat(given().header("If-None-Match", tag).get("/fragments/live").statusCode())
        .isEqualTo(304);
  }

  /** An amount has the decimals of its currency, rounded once. */
  @ParameterizedTest
  @CsvSource({"JPY, '¥1,235'", "KWD, 'KWD1,234.500'"})
  void anAmountHasTheDecimalsOfItsCurrency(String currency, String amount) {
    publishIn(currency);

    assertThat(strip().select("dl").text()).contains("last 5 minutes 2 orders, " + amount);
  }

  @Test
  void aSinkThatIsAwayIsSaidBesideTheFiguresOfTheOther() {
    FakeServices.silence(SECOND_LIVE);

    eventually(
        "partial",
        "2 orders, $1,234.50",
        "sink at http://localhost",
        "/second answers 503. The orders that it reads are not counted.");
  }

  @Test
  void aSinkThatIsAwayTakesNothingWhereTheOtherReadsAll() {
    FakeServices.answer(LIVE, sales(2, "1234.50", "\"partitions\":2"));
    FakeServices.silence(SECOND_LIVE);
    await().until(() -> polling.problems().size() == 1);

    eventually("here", "2 orders, $1,234.50");
  }

  @Test
  void whereNoSinkHasKafkaThereAreNoFigures() {
    for (String path : List.of(LIVE, SECOND_LIVE)) {
      FakeServices.answer(path, sales(2, "1.00", "\"problem\":\"Kafka at x:1 does not answer.\""));
    }

    eventually(
        "gone", "Kafka at x:1 does not answer. The other numbers are those of the last run.");
    assertThat(strip().select("dl")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "open_transaction":true,"unread":1234 | transaction open: 1,234 records from it on are
          "open_transaction":true,"unread":1    | transaction open: 1 record from it on is not
          "partitions":0                        | The sinks read 1 of the 2 partitions of the orders
          "since":"2099-01-01T00:00:00Z"        | counted for less than five minutes
          "overrun":true                        | one that changes may be counted twice
          """)
  void whatTheSumsMayLackIsSaid(String said, String words) {
    FakeServices.answer(LIVE, sales(2, "1234.50", said));

    eventually("partial", "2 orders, $1,234.50", words);
  }

  @Test
  void aNumberWithoutMeasureIsNotUnderstood() {
    for (String hostile : List.of("1e999999999", "1e-999999999", "1e2000000", "null")) {
      FakeServices.answer(LIVE, sales(1, hostile));
      eventually("partial", "gives an answer that is not understood", "0 orders");
      FakeServices.answer(LIVE, sales(2, "1234.50"));
      eventually("here", "2 orders, $1,234.50");
    }
  }

  private static void eventually(String state, String... words) {
    await()
        .untilAsserted(
            () -> {
              assertThat(strip().attr("data-live")).isEqualTo(state);
              assertThat(strip().text()).contains(words);
            });
  }

  private static Element strip() {
    return Jsoup.parse(given().get("/").asString()).selectFirst("#live");
  }

  private void publishIn(String currency) {
    SampleKpis.twoWeeks(Instant.now())
        .inCurrency(currency)
        .publish(FakeServices.dataDir(), "live-%s-%d".formatted(currency, System.nanoTime()));
    sets.check();
  }

  /** What a sink says that has read one of the two partitions for long. */
  static String sales(long orders, String gross) {
    return sales(orders, gross, "\"overrun\":false");
  }

  private static String sales(long orders, String gross, String said) {
    String defaults =
        """
        {"last_minute":{"orders":%1$d,"gross_sales":%2$s},
         "last_five_minutes":{"orders":%1$d,"gross_sales":%2$s},
         "since":"1970-01-01T00:00:00Z","partitions":1,"partition_count":2,"unread":0,%3$s}""";
    return defaults.formatted(orders, gross, said);
  }
}
