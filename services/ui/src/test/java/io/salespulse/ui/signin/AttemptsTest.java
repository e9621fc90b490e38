package io.salespulse.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.testing.SteppedClock;
import io.salespulse.ui.signin.Attempts.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final String HOME = "192.0.2.1";

  private final SteppedClock clock = new SteppedClock("2026-11-28T12:00:00Z");
  private final Attempts attempts = new Attempts(clock);

  @Test
  void eachWrongPasswordMakesTheNextTryWaitLonger() {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      pauses.add(wrong("ada").pause().toSeconds());
    }

    assertThat(pauses).containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L);
  }

  @Test
  void ofManyAtOnceOnlyThreeAreLookedAtAndTheOthersMakeThePauseNoLonger() {
    List<Turn> turns =
        IntStream.range(0, 220).mapToObj(guess -> attempts.turn("ada", HOME)).toList();

    assertThat(turns.stream().filter(Turn::isLookedAt)).hasSize(3);
    assertThat(turns.get(219)).isEqualTo(new Turn(false, 3, Duration.ofSeconds(1)));
  }

  @Test
  void anotherUserAndAnotherAddressDoNotWait() {
    for (int i = 0; i < 20; i++) {
      attempts.turn("ada", HOME);
    }

    assertThat(attempts.turn("grace", HOME).isLookedAt()).isTrue();
    assertThat(attempts.turn("ada", "192.0.2.2").isLookedAt()).isTrue();
  }

  @Test
  void whoKnowsThePasswordAfterAllStartsAnew() {
    for (int i = 0; i < 4; i++) {
      wrong("ada");
    }
    assertThat(attempts.turn("ada", HOME).isLookedAt()).isTrue();
    assertThat(attempts.turn("ada", HOME).isLookedAt()).isFalse();

    attempts.succeeded("ada", HOME);

    assertThat(attempts.turn("ada", HOME)).isEqualTo(new Turn(true, 1, Duration.ZERO));
  }

  @Test
  void aQuarterOfAnHourForgives() {
    for (int i = 0; i < 20; i++) {
      wrong("ada");
    }
    clock.advance(Duration.ofMinutes(20));

    assertThat(attempts.turn("ada", HOME)).isEqualTo(new Turn(true, 1, Duration.ZERO));
  }

  @Test
  void aClockThatIsSetBackKeepsNobodyOut() {
    for (int i = 0; i < 20; i++) {
      wrong("ada");
    }
    attempts.turn("ada", HOME);

    clock.advance(Duration.ofHours(-3));

    assertThat(attempts.turn("ada", HOME).isLookedAt()).isTrue();
  }

  @Test
  void namingOthersInBetweenDoesNotMakeItForget() {
    for (int i = 0; i < 20; i++) {
      attempts.turn("ada", HOME);
      for (int other = 0; other < 2_000; other++) {
        attempts.turn("user-" + i + '-' + other, HOME);
      }
    }

    assertThat(attempts.turn("ada", HOME).isLookedAt()).isFalse();
  }

  @Test
  void aFloodOfAddressesIsForgottenBeforeWhoGuesses() {
    for (int i = 0; i < 5; i++) {
      wrong("ada");
    }
    for (int address = 0; address < 15_000; address++) {
      attempts.turn("ada", "10.0." + address / 256 + '.' + address % 256);
    }

    assertThat(attempts.turn("ada", HOME).inRow()).isEqualTo(6);
  }

  /** And the time passes until the next is looked at. */
  private Turn wrong(String user) {
    Turn turn = attempts.turn(user, HOME);
    clock.advance(turn.pause());
    return turn;
  }
}
