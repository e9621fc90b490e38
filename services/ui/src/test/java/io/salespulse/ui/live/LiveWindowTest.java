package io.salespulse.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveWindowTest {

  private static final Instant NOW = Instant.parse("2026-11-22T14:20:30Z");

  private final LiveWindow window = new LiveWindow();

  @Test
  void ordersCountForAsLongAsTheyAreRecent() {
    order(10, "5.00");
    order(59, "1.25");
    order(60, "2.00");
    order(299, "3.50");

    assertThat(window.last(Duration.ofMinutes(1), NOW).orders()).isEqualTo(2);
    assertThat(window.last(Duration.ofMinutes(1), NOW).amount()).isEqualByComparingTo("6.25");
    assertThat(window.last(LiveWindow.LENGTH, NOW).orders()).isEqualTo(4);
    assertThat(window.last(LiveWindow.LENGTH, NOW.plusSeconds(300)).orders()).isZero();
  }

  @Test
  void historyAndTheFarFutureAreNotLive() {
    order(300, "1.00");
    order(86_400, "1.00");
    order(-61, "1.00");
    order(-5, "1.00");

    assertThat(window.last(LiveWindow.LENGTH, NOW).orders()).isZero();
    assertThat(window.last(LiveWindow.LENGTH, NOW.plusSeconds(120)).orders()).isEqualTo(1);
  }

  private void order(long secondsAgo, String amount) {
    window.add(NOW.minusSeconds(secondsAgo), new BigDecimal(amount), NOW);
  }
}
