package io.salespulse.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.LiveSales;
import io.salespulse.testing.SteppedClock;
import io.salespulse.ui.client.FakeServiceApis.LiveSink;
import io.salespulse.ui.client.FakeServiceApis.SilentEtlRunner;
import io.salespulse.ui.client.Service;
import io.salespulse.ui.client.Services;
import io.salespulse.ui.client.SinkApi;
import io.salespulse.ui.health.Problem;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LiveSalesPollingTest {

  private final SteppedClock clock = new SteppedClock("2026-11-22T14:20:00Z");

  @Test
  void nothingIsKnownBeforeTheSinksWereAsked() {
    LiveSalesPolling polling = polling(List.of(says(sales(1, "10.00", Optional.empty()))));

    assertThat(polling.sales()).isEmpty();
    assertThat(polling.problems()).isEmpty();
  }

  @Test
  void whatTheSinksSayIsAddedUp() {
    LiveSalesPolling polling =
        polling(
            List.of(
                says(sales(1, "10.00", Optional.empty())),
                says(sales(2, "20.5", Optional.empty()))));

    polling.ask();

    assertThat(polling.problems()).isEmpty();
    assertThat(polling.sales().orElseThrow().lastMinute())
        .isEqualTo(new LiveSales.Sum(3, new BigDecimal("30.50")));
    assertThat(polling.sales().orElseThrow().partitions()).isEqualTo(2);
  }

  @Test
  @Timeout(20)
  void sinksThatAreAwayOrWithoutKafkaAreSaidBesideTheOthersSales() {
    LiveSalesPolling polling =
        polling(
            List.of(
                Uni.createFrom().failure(new ConnectException()),
                says(sales(2, "20.50", Optional.empty())),
                Uni.createFrom().nothing(),
                says(sales(9, "90.00", Optional.of("Kafka at kafka:9092 does not answer.")))));

    polling.ask();

    assertThat(polling.problems().stream().map(Problem::what))
        .containsExactly(
            "sink at http://sink-0 does not answer: nothing listens there.",
            "sink at http://sink-2 does not answer in time.",
            "sink at http://sink-3 says: Kafka at kafka:9092 does not answer.");
    assertThat(polling.sales().orElseThrow().lastMinute())
        .isEqualTo(new LiveSales.Sum(2, new BigDecimal("20.50")));
  }

  /** Whatever keeps them from being asked: what was true then is not shown as if it were now. */
  @Test
  void anAnswerThatIsAMinuteOldIsNone() {
    LiveSalesPolling polling = polling(List.of(says(sales(1, "10.00", Optional.empty()))));
    polling.ask();
    Instant asked = clock.instant();
    clock.advance(Duration.ofSeconds(59));
    assertThat(polling.sales()).isPresent();

    clock.advance(Duration.ofSeconds(1));

    assertThat(polling.sales()).isEmpty();
    assertThat(polling.problems())
        .containsExactly(
            new Problem("sink at http://sink-0 has not been heard for a minute.", asked));
    polling.ask();
    assertThat(polling.sales()).isPresent();
    assertThat(polling.problems()).isEmpty();
  }

  /** The words are the sink's, and some of them Kafka's. */
  @Test
  void aSinksProblemIsCutToWhatAPageCanBear() {
    String endless = "Kafka\u202E\n" + "x".repeat(10_000);
    LiveSalesPolling polling = polling(List.of(says(sales(1, "1", Optional.of(endless)))));

    polling.ask();

    assertThat(polling.problems().get(0).what())
        .startsWith("sink at http://sink-0 says: Kafka  xxx")
        .hasSizeLessThan(310);
  }

  private static Uni<LiveSales> says(LiveSales sales) {
    return Uni.createFrom().item(sales);
  }

  private static LiveSales sales(long orders, String gross, Optional<String> problem) {
    LiveSales.Sum sum = new LiveSales.Sum(orders, new BigDecimal(gross));
    return new LiveSales(sum, sum, Instant.EPOCH, 1, 2, 0, false, false, problem);
  }

  private LiveSalesPolling polling(List<Uni<LiveSales>> all) {
    List<Service<SinkApi>> sinks =
        all.stream()
            .map(
                answer ->
                    new Service<SinkApi>(
                        "sink",
                        URI.create("http://sink-" + all.indexOf(answer)),
                        new LiveSink(answer)))
            .toList();
    return new LiveSalesPolling(
        clock, new Services(new SilentEtlRunner().service(), Optional.empty(), sinks));
  }
}
