package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.Topic;
import io.salespulse.ui.pipeline.SinkMeters.Counts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkMetersTest {

  private static final String SAMPLES =
      """
      # HELP salespulse_sink_records_total
      # TYPE salespulse_sink_records_total counter
      salespulse_sink_records_total{topic="orders"} 1200.0
      salespulse_sink_records_total{topic="order_items"} 1.0E7
      salespulse_sink_rejected_total{topic="orders"} 3.0
      salespulse_sink_segments_total{topic="orders"} 7.0
      salespulse_sink_lag_records{topic="orders"} 42.0
      salespulse_sink_lag_records{topic="of_tomorrow"} 1.0
      jvm_memory_used_bytes{area="heap"} 1.0
      """;

  @Test
  void theSamplesOfATopicAreItsCounts() throws IOException {
    SinkMeters meters = SinkMeters.parse(SAMPLES.getBytes(StandardCharsets.UTF_8));

    assertThat(meters.counts(Topic.ORDERS)).isEqualTo(new Counts(1200, 3, 7, 42));
    assertThat(meters.counts(Topic.ORDER_ITEMS).records()).isEqualTo(10_000_000);
    assertThat(meters.counts(Topic.CUSTOMERS)).isEqualTo(Counts.NONE);
    assertThat(meters.plus(meters).counts(Topic.ORDERS).lag()).isEqualTo(84);
  }

  /**
   * Zero would say that the sink keeps up, and a sum of such numbers that it has less than none.
   */
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "+Inf", "-1.0", "1e999999999", "9.2E18", "x"})
  void aNumberThatIsNoCountIsNotTakenForZero(String number) {
    byte[] sample =
        ("salespulse_sink_lag_records{topic=\"orders\"} " + number)
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> SinkMeters.parse(sample)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNoPrometheusTextHasNoCounts() throws IOException {
    assertThat(SinkMeters.parse("<html>".getBytes(StandardCharsets.UTF_8)).topics()).isEmpty();
  }
}
