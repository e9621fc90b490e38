package io.salespulse.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.ui.page.TrendSteps.Step;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrendStepsTest {

  /** Sixty days from 1 October, a Thursday, with as many orders as their number. */
  private static final SortedMap<LocalDateTime, Totals> DAYS = days();

  @Test
  void aDayStandsBesideTheSameWeekdayBefore() {
    List<Step> steps = TrendSteps.of(Choice.By.DAY, DAYS, Optional.empty());

    assertThat(steps).hasSize(60);
    assertThat(steps.get(6).previous()).isEmpty();
    assertThat(steps.get(7).previous()).map(Totals::orders).contains(1L);
  }

  @Test
  void aSelectedPeriodStandsBesideTheOneBefore() {
    Period period = new Period(LocalDate.of(2026, 10, 11), LocalDate.of(2026, 10, 13));

    List<Step> steps = TrendSteps.of(Choice.By.DAY, DAYS, Optional.of(period));

    assertThat(steps).extracting(step -> step.totals().orders()).containsExactly(11L, 12L, 13L);
    assertThat(steps)
        .extracting(step -> step.previous().orElseThrow().orders())
        .containsExactly(8L, 9L, 10L);
  }

  @Test
  void weeksBeginOnMondayAndMonthsOnTheFirst() {
    assertThat(TrendSteps.of(Choice.By.WEEK, DAYS, Optional.empty()).get(1).start())
        .isEqualTo("2026-10-05T00:00");
    assertThat(TrendSteps.of(Choice.By.MONTH, DAYS, Optional.empty()))
        .extracting(step -> step.totals().orders())
        .containsExactly(31L * 32 / 2, 60L * 61 / 2 - 31L * 32 / 2);
  }

  private static SortedMap<LocalDateTime, Totals> days() {
    SortedMap<LocalDateTime, Totals> days = new TreeMap<>();
    for (int day = 1; day <= 60; day++) {
      days.put(
          LocalDate.of(2026, 9, 30).plusDays(day).atStartOfDay(),
          new Totals(day, day, BigDecimal.TEN));
    }
    return days;
  }
}
