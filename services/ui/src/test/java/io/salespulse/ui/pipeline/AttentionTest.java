package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttentionTest {

  private static final Instant START = Instant.parse("2026-11-22T14:20:00Z");

  private Instant now = START;

  private final Attention attention =
      new Attention(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  @Test
  void nobodyLooksBeforeTheFirstRequestAndAWhileAfterTheLast() {
    assertThat(attention.isOnDashboard()).isFalse();

    attention.toDashboard();
    assertThat(attention.isOnDashboard()).isTrue();
    assertThat(attention.isOnPipeline()).isFalse();

    now = START.plus(Attention.SPAN).minus(Duration.ofMillis(1));
    assertThat(attention.isOnDashboard()).isTrue();
    now = START.plus(Attention.SPAN);
    assertThat(attention.isOnDashboard()).isFalse();
  }

  @Test
  void whoLooksAtThePipelineLooksAtItsHeaderToo() {
    attention.toPipeline();

    assertThat(attention.isOnPipeline()).isTrue();
    assertThat(attention.isOnDashboard()).isTrue();
  }
}
