package io.salespulse.etl.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnixCronTest {

  @ParameterizedTest
  @CsvSource({
    "0 7 * * *,   2026-12-03T07:00:00,           2026-12-03T07:00",
    "0 7 * * *,   2026-12-03T06:59:59.999999999, 2026-12-02T07:00",
    "0 7 * * 1-5, 2026-12-06T12:00:00,           2026-12-04T07:00",
    "45 23 * * *, 2027-01-01T00:00:00,           2026-12-31T23:45",
    "0 7 29 2 *,  2026-12-03T07:00:00,           2024-02-29T07:00",
  })
  void theLastFireTimeMayBeTheMomentItself(String cron, String moment, String last) {
    assertThat(new UnixCron(cron).last(LocalDateTime.parse(moment)))
        .contains(LocalDateTime.parse(last));
  }

  @Test
  void onADayThatNoYearHasItNeverFires() {
    UnixCron never = new UnixCron("0 7 30 2 *");

    assertThat(never.last(LocalDateTime.parse("2026-12-03T07:00"))).isEmpty();
    assertThat(never.everFires()).isFalse();
    assertThat(new UnixCron("0 7 29 2 *").everFires()).isTrue();
  }
}
