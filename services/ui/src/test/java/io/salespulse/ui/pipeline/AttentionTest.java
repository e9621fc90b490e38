package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.testing.SteppedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttentionTest {

  private final SteppedClock clock = new SteppedClock("2026-11-22T14:20:00Z");
  private final Attention attention = new Attention(clock);

  @Test
  void nobodyLooksBeforeTheFirstRequestAndAWhileAfterTheLast() {
    assertThat(attention.isOnDashboard()).isFalse();

    attention.toDashboard();
    assertThat(attention.isOnDashboard()).isTrue();
    assertThat(attention.isOnPipeline()).isFalse();

    clock.advance(Attention.SPAN.minusMillis(1));
    assertThat(attention.isOnDashboard()).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(attention.isOnDashboard()).isFalse();
  }

  @Test
  void whoLooksAtThePipelineLooksAtItsHeaderToo() {
    attention.toPipeline();

    assertThat(attention.isOnPipeline()).isTrue();
    assertThat(attention.isOnDashboard()).isTrue();
  }

  @Test
  void nobodyLooksForHoursBecauseTheClockWasSetBack() {
    attention.toPipeline();

    clock.advance(Duration.ofHours(-3));

    assertThat(attention.isOnDashboard()).isFalse();
    attention.toDashboard();
    assertThat(attention.isOnDashboard()).isTrue();
  }
}
