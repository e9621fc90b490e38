package io.salespulse.sink.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UtcTextTest {

  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private final UtcText utc = new UtcText();

  @Test
  void aMomentIsWrittenWithMillisecondsEvenWhereTheyAreZero() {
    assertThat(utc.of(Instant.parse("2026-11-22T05:49:00Z").toEpochMilli()))
        .isEqualTo("2026-11-22T05:49:00.000Z");
  }

  @Test
  void everyMomentReadsBack() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long millis = random.nextLong(LAST + 1);
      assertThat(Instant.parse(utc.of(millis)).toEpochMilli()).isEqualTo(millis);
      assertThat(utc.of(millis)).hasSize(24);
    }
  }

  @Test
  void theYearsThatHaveDayDirectoriesAre1970To9999() {
    assertThat(UtcText.isDatable(0)).isTrue();
    assertThat(UtcText.isDatable(LAST)).isTrue();
    assertThat(UtcText.isDatable(-1)).isFalse();
    assertThat(UtcText.isDatable(LAST + 1)).isFalse();
    assertThat(utc.of(LAST + 1)).isEqualTo("+10000-01-01T00:00:00Z");
  }
}
