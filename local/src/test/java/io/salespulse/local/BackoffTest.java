package io.salespulse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration AT_ONCE = Duration.ofMillis(200);

  private final Backoff backoff = new Backoff();

  @Test
  void theWaitDoublesUpToHalfAMinuteWhileAProcessKeepsDyingAtOnce() {
    assertThat(Stream.generate(() -> backoff.after(AT_ONCE)).limit(7))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void aProcessThatRanWellStartsFromTheShortestWait() {
    backoff.after(AT_ONCE);
    backoff.after(AT_ONCE);

    assertThat(backoff.after(Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(1));
  }
}
