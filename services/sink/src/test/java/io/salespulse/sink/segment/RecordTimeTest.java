package io.salespulse.sink.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

  @ParameterizedTest
  @CsvSource({
    "-1, is none (below 0)",
    "-9223372036854775808, is none (below 0)",
    "0, is none (0)",
    "20785, looks like seconds",
    "1795860000, looks like seconds",
    "99999999999, looks like seconds",
    "1795860000000000, looks like microseconds",
    "1795860000000000000, looks like nanoseconds",
    "9223372036854775807, looks like nanoseconds",
    "3600000000000, more than a day ahead"
  })
  void aTimeThatCannotBeRightIsNamedAndMakesNoDayOfItsOwn(long timestamp, String what) {
    assertThat(RecordTime.mistake(timestamp, NOW.toEpochMilli()).orElseThrow()).contains(what);
    assertThat(RecordTime.day(timestamp, NOW.toEpochMilli())).isEqualTo(TODAY);
  }

  @ParameterizedTest
  @CsvSource({
    "1973-03-03T10:00:00Z, 1973-03-03",
    "2026-11-20T00:00:00Z, 2026-11-20",
    "2026-11-20T23:59:59.999Z, 2026-11-20",
    "2026-11-29T10:00:00Z, 2026-11-29"
  })
  void aTimeThatCanBeRightIsTheRecordsDay(Instant time, LocalDate day) {
    assertThat(RecordTime.mistake(time.toEpochMilli(), NOW.toEpochMilli())).isEmpty();
    assertThat(RecordTime.day(time.toEpochMilli(), NOW.toEpochMilli())).isEqualTo(day);
  }

  @Test
  void aDayAheadAndAMillisecondIsTooMuch() {
    long ahead = NOW.plusSeconds(86_400).toEpochMilli();

    assertThat(RecordTime.mistake(ahead, NOW.toEpochMilli())).isEmpty();
    assertThat(RecordTime.mistake(ahead + 1, NOW.toEpochMilli())).isPresent();
  }
}
