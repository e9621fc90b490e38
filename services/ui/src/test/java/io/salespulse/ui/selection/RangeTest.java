package io.salespulse.ui.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @ParameterizedTest
  @CsvSource({
    "today,  '',         '',         2026-11-22, 2026-11-22",
    "7d,     2020-01-01, '',         2026-11-16, 2026-11-22",
    "custom, 2026-11-01, 2026-11-03, 2026-11-01, 2026-11-03",
    "custom, 2026-11-03, 2026-11-01, 2026-11-01, 2026-11-03",
    "custom, 2026-11-20, '',         2026-11-20, 2026-11-22",
    "custom, '',         2026-11-20, 2026-11-20, 2026-11-20",
    "'',     2026-11-20, 2026-11-21, 2026-11-20, 2026-11-21"
  })
  void aRangeIsItsDays(String preset, String from, String to, LocalDate first, LocalDate last) {
    assertThat(Range.of(preset, from, to).period(TODAY)).contains(new Period(first, last));
  }

  @ParameterizedTest
  @CsvSource({"all, '', ''", "nonsense, '', ''", "custom, '', ''", "custom, 2026-13-01, tomorrow"})
  void whatNamesNoDayMeansAllOfThem(String preset, String from, String to) {
    assertThat(Range.of(preset, from, to)).isEqualTo(Range.ALL);
    assertThat(Range.ALL.period(TODAY)).isEmpty();
  }

  @Test
  void thePeriodBeforeIsAsLong() {
    Period week = new Period(TODAY.minusDays(6), TODAY);

    assertThat(week.days()).isEqualTo(7);
    assertThat(week.before())
        .isEqualTo(new Period(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 15)));
  }
}
