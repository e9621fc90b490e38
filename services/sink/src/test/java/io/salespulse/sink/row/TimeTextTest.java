package io.salespulse.sink.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T05:49:00.123Z, 2026-11-22T05:49:00.123Z",
    "2026-11-22T05:49Z, 2026-11-22T05:49:00Z",
    "2026-11-22 05:49:00 +01:00, 2026-11-22T04:49:00Z",
    "2026-11-22T05:49:00+0100, 2026-11-22T04:49:00Z",
    "2026-11-22T05:49:00.123456789-05, 2026-11-22T10:49:00.123456789Z",
    "2026-11-22T05:49:00, 2026-11-22T04:49:00Z",
    "2026-11-22, 2026-11-21T23:00:00Z",
    "20779, 2026-11-22T00:00:00Z",
    "100000, 1970-01-02T03:46:40Z",
    "1795326540, 2026-11-22T05:49:00Z",
    "1795326540123, 2026-11-22T05:49:00.123Z",
    "1.795326540123e12, 2026-11-22T05:49:00.123Z",
    "1795326540123456, 2026-11-22T05:49:00.123456Z",
    "1795326540123456789, 2026-11-22T05:49:00.123456789Z"
  })
  void aTimeIsIsoOrAWholeNumberSince1970(String text, String instant) {
    assertThat(TimeText.parse(text, ZONE)).contains(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-11-32",
        "22.11.2026",
        "2026-11-22T05",
        "2026-11-2205:49",
        "2026-11-22T 05:49",
        "+999999999-12-31T23:59:59Z",
        "1e99",
        "1e999999999",
        "2.5",
        "-1",
        "1969-12-31T23:59:59Z",
        "99999999999999999999"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(TimeText.parse(text, ZONE)).isEmpty();
  }

  @Test
  void aTimeOfAnyLengthIsNone() {
    assertThat(TimeText.parse("2026-11-22T05:49:00." + "1".repeat(5_000_000) + "Z", ZONE))
        .isEmpty();
  }
}
