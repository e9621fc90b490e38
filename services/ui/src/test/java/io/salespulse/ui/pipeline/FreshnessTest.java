package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunSchedule;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

  @ParameterizedTest
  @CsvSource({
    "*/10 * * * *, 2026-11-22T14:29:59Z, FRESH",
    // The run of 14:30 has a minute to finish.
    "*/10 * * * *, 2026-11-22T14:30:30Z, FRESH",
    "*/10 * * * *, 2026-11-22T14:31:00Z, LATE",
    "*/10 * * * *, 2026-11-22T14:40:59Z, LATE",
    "*/10 * * * *, 2026-11-22T14:41:00Z, STALE",
    "0 * * * *,    2026-11-22T15:00:59Z, FRESH",
    "0 * * * *,    2026-11-22T16:01:00Z, STALE",
    // A schedule that cannot be read counts as every ten minutes.
    "whenever,     2026-11-22T14:31:00Z, LATE"
  })
  void numbersAgeByMissedSchedules(String cron, Instant now, Freshness.Level level) {
    Instant run = Instant.parse("2026-11-22T14:20:01Z");
    RunSchedule schedule = new RunSchedule(cron, "Europe/Berlin", run);

    assertThat(Freshness.of(run, schedule).at(now)).isEqualTo(level);
  }
}
