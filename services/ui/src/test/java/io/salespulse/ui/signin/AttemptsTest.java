package io.salespulse.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.ui.signin.Attempts.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final String HOME = "192.0.2.1";

  private final SetClock clock = new SetClock();
  private final Attempts attempts = new Attempts(clock);

  @Test
  void eachWrongPasswordMakesTheNextTryWaitLonger() {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      Duration pause = attempts.turn("ada", HOME).orElseThrow().pause();
      pauses.add(pause.toSeconds());
      clock.now = clock.now.plus(pause);
    }

    assertThat(pauses).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    assertThat(attempts.pauseAt(HOME)).isEqualTo(Attempts.LONGEST_PAUSE);
  }

  @Test
  void ofManyAtOnceOnlyAFewAreLookedAt() {
    long turns =
        IntStream.range(0, 220)
            .mapToObj(guess -> attempts.turn("ada", HOME))
            .filter(Optional::isPresent)
            .count();

    // After 0, 0, 0, 1, 3, 7 and 15 seconds; the next would wait for more than half a minute.
    assertThat(turns).isEqualTo(7);
  }

  @Test
  void nobodyElseWaits() {
    for (int i = 0; i < 20; i++) {
      attempts.turn("ada", HOME);
    }

    assertThat(attempts.turn("grace", HOME)).map(Turn::pause).contains(Duration.ZERO);
    assertThat(attempts.turn("ada", "192.0.2.2")).map(Turn::pause).contains(Duration.ZERO);
    assertThat(attempts.pauseAt("192.0.2.3")).isZero();
  }

  @Test
  void whoKnowsThePasswordAfterAllStartsAnew() {
    for (int i = 0; i < 4; i++) {
      attempts.turn("ada", HOME);
    }
    assertThat(attempts.turn("ada", HOME).orElseThrow().pause()).isPositive();

    attempts.succeeded("ada", HOME);

    assertThat(attempts.turn("ada", HOME)).contains(new Turn(Duration.ZERO, 1));
  }

  @Test
  void aQuarterOfAnHourForgives() {
    for (int i = 0; i < 20; i++) {
      attempts.turn("ada", HOME);
    }
    clock.now = clock.now.plus(Duration.ofMinutes(20));

    assertThat(attempts.turn("ada", HOME)).contains(new Turn(Duration.ZERO, 1));
  }

  @Test
  void namingOthersInBetweenDoesNotMakeItForget() {
    for (int i = 0; i < 20; i++) {
      attempts.turn("ada", HOME);
      for (int other = 0; other < 2_000; other++) {
        attempts.turn("user-" + i + '-' + other, HOME);
      }
    }

    assertThat(attempts.turn("ada", HOME)).isEmpty();
  }

  @Test
  void aFloodOfAddressesIsForgottenBeforeWhoGuesses() {
    for (int i = 0; i < 5; i++) {
      attempts.turn("ada", HOME);
    }
    for (int address = 0; address < 15_000; address++) {
      attempts.turn("ada", "10.0." + address / 256 + '.' + address % 256);
    }

    assertThat(attempts.turn("ada", HOME).orElseThrow().inRow()).isEqualTo(6);
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");

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
      throw new UnsupportedOperationException("nobody needs it");
    }
  }
}
