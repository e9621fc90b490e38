package io.salespulse.sink.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTextTest {

  private static final DateTimeFormatter JDK =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final UtcText utc = new UtcText();

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000, 86_400_000, 400_000_000_000_000L, Long.MAX_VALUE})
  void everyMomentIsWrittenAsTheJdkDoes(long width) {
    Random random = new Random(width);
    for (int round = 0; round < 10_000; round++) {
      long millis = random.nextLong(width) * (random.nextBoolean() ? 1 : -1);
      assertThat(utc.of(millis)).isEqualTo(JDK.format(Instant.ofEpochMilli(millis)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "2026-11-22T05:49:00Z",
        "2026-11-22T23:59:59.999Z",
        "2026-11-23T00:00:00.010Z",
        "9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z"
      })
  void bothSidesOfAMidnightAreWrittenAsTheJdkDoes(Instant moment) {
    assertThat(utc.of(moment.toEpochMilli())).isEqualTo(JDK.format(moment));
    assertThat(utc.of(moment.toEpochMilli() + 1)).isEqualTo(JDK.format(moment.plusMillis(1)));
  }
}
