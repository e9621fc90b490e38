package io.salespulse.ui.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.ui.section.TrendSteps.Step;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendStepsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Sixty days from 1 October, a Thursday, with as many orders as their number. */
  private static final SortedMap<ZonedDateTime, Totals> DAYS = days();

  private static final ZonedDateTime LAST = DAYS.lastKey().plusHours(9);

  @Test
  void aDayStandsBesideTheSameWeekdayBefore() {
    List<Step> steps = TrendSteps.of(axis(Choice.By.DAY), DAYS, Optional.empty(), LAST, 99);

    assertThat(steps).hasSize(60);
    assertThat(steps.get(6).previous()).isEmpty();
    assertThat(steps.get(7).previous()).map(Totals::orders).contains(1L);
  }

  @Test
  void aSelectedPeriodStandsBesideTheOneBefore() {
    Period period = new Period(LocalDate.of(2026, 10, 11), LocalDate.of(2026, 10, 13));

    List<Step> steps = TrendSteps.of(axis(Choice.By.DAY), DAYS, Optional.of(period), LAST, 99);

    assertThat(steps).extracting(step -> step.totals().orders()).containsExactly(11L, 12L, 13L);
    assertThat(steps)
        .extracting(step -> step.previous().orElseThrow().orders())
        .containsExactly(8L, 9L, 10L);
  }

  @Test
  void weeksBeginOnTheDayThatTheAxisSays() {
    TimeAxis sundays = new TimeAxis(Choice.By.WEEK, DayOfWeek.SUNDAY);

    List<Step> weeks = TrendSteps.of(sundays, DAYS, Optional.empty(), LAST, 99);

    assertThat(weeks.get(1).start()).isEqualTo(LocalDate.of(2026, 10, 4).atStartOfDay(BERLIN));
    assertThat(weeks.get(1).totals().orders()).isEqualTo(4 + 5 + 6 + 7 + 8 + 9 + 10);
    assertThat(weeks.get(1).previous()).map(Totals::orders).contains(1L + 2 + 3);
  }

  @Test
  void weeksBeginOnMondayAndMonthsOnTheFirst() {
    assertThat(TrendSteps.of(axis(Choice.By.WEEK), DAYS, Optional.empty(), LAST, 99).get(1).start())
        .isEqualTo(LocalDate.of(2026, 10, 5).atStartOfDay(BERLIN));
    assertThat(TrendSteps.of(axis(Choice.By.MONTH), DAYS, Optional.empty(), LAST, 99))
        .extracting(step -> step.totals().orders())
        .containsExactly(31L * 32 / 2, 60L * 61 / 2 - 31L * 32 / 2);
  }

  @Test
  void quartersAndYearsStandBesideThoseOfTheYearBefore() {
    SortedMap<ZonedDateTime, Totals> days = new TreeMap<>();
    for (LocalDate day = LocalDate.of(2024, 11, 20); day.getYear() < 2027; day = day.plusDays(1)) {
      days.put(day.atStartOfDay(BERLIN), orders(day.getYear() - 2023));
    }

    List<Step> quarters = TrendSteps.of(axis(Choice.By.QUARTER), days, Optional.empty(), LAST, 99);
    assertThat(quarters)
        .extracting(step -> step.start().toLocalDate().toString())
        .startsWith("2024-10-01", "2025-01-01", "2025-04-01")
        .endsWith("2026-07-01", "2026-10-01");
    assertThat(quarters.get(0).totals().orders()).isEqualTo(42);
    assertThat(quarters.get(3).previous()).isEmpty();
    assertThat(quarters.get(4).previous()).map(Totals::orders).contains(42L);
    assertThat(quarters.get(5).totals().orders()).isEqualTo(3 * 90);
    assertThat(quarters.get(5).previous()).map(Totals::orders).contains(2 * 90L);

    List<Step> years = TrendSteps.of(axis(Choice.By.YEAR), days, Optional.empty(), LAST, 99);
    assertThat(years)
        .extracting(step -> step.start().toLocalDate().toString())
        .containsExactly("2024-01-01", "2025-01-01", "2026-01-01");
    assertThat(years.get(0).previous()).isEmpty();
    assertThat(years.get(2).previous()).map(Totals::orders).contains(2 * 365L);
  }

  /** Half a year of two quarters stands beside the half before, by its quarters too. */
  @Test
  void quartersOfChosenDaysStandBesideAsManyBefore() {
    SortedMap<ZonedDateTime, Totals> days = new TreeMap<>();
    for (LocalDate day = LocalDate.of(2025, 1, 1); day.getYear() < 2026; day = day.plusDays(1)) {
      days.put(day.atStartOfDay(BERLIN), orders(day.getMonthValue()));
    }
    Period half = new Period(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 12, 31));

    List<Step> steps = TrendSteps.of(axis(Choice.By.QUARTER), days, Optional.of(half), LAST, 99);

    assertThat(steps).hasSize(2);
    assertThat(steps.get(1).previous()).map(Totals::orders).contains(30L * 4 + 31L * 5 + 30L * 6);
  }

  @ParameterizedTest
  @CsvSource({
    "HOUR, 2026-11-30T08:00",
    "DAY, 2026-11-21T00:00",
    "WEEK, 2026-09-28T00:00",
    "MONTH, 2026-02-01T00:00",
    "QUARTER, 2024-07-01T00:00"
  })
  void everyStepBetweenTheFirstOrderAndNowIsThere(Choice.By by, LocalDateTime first) {
    SortedMap<ZonedDateTime, Totals> sums = new TreeMap<>();
    sums.put(LocalDate.of(2020, 1, 1).atStartOfDay(BERLIN), orders(7));
    ZonedDateTime now = LocalDateTime.of(2026, 11, 30, 17, 20).atZone(BERLIN);

    List<Step> steps = TrendSteps.of(axis(by), sums, Optional.empty(), now, 10);

    assertThat(steps).hasSize(10).allMatch(step -> step.totals().equals(Totals.NONE));
    assertThat(steps.get(0).start().toLocalDateTime()).isEqualTo(first);
    assertThat(steps.get(9).start()).isEqualTo(axis(by).start(now));
    assertThat(steps.get(9).previous()).contains(Totals.NONE);
  }

  @Test
  void anOutageInTheMiddleIsZerosAndItsNeighboursStay() {
    SortedMap<ZonedDateTime, Totals> sums = new TreeMap<>(DAYS);
    sums.remove(LocalDate.of(2026, 11, 20).atStartOfDay(BERLIN));

    List<Step> steps = TrendSteps.of(axis(Choice.By.DAY), sums, Optional.empty(), LAST, 11);

    assertThat(steps)
        .extracting(step -> step.totals().orders())
        .containsExactly(50L, 0L, 52L, 53L, 54L, 55L, 56L, 57L, 58L, 59L, 60L);
    assertThat(steps.get(8).previous()).map(Totals::orders).contains(0L);
  }

  @Test
  void anHourThatClocksRepeatIsTwoStepsAndOneThatTheySkipIsNone() {
    SortedMap<ZonedDateTime, Totals> autumn = new TreeMap<>();
    autumn.put(ZonedDateTime.parse("2026-10-25T02:00+02:00[Europe/Berlin]"), orders(3));
    autumn.put(ZonedDateTime.parse("2026-10-25T02:00+01:00[Europe/Berlin]"), orders(4));
    SortedMap<ZonedDateTime, Totals> spring = new TreeMap<>();
    spring.put(ZonedDateTime.parse("2026-03-29T01:00+01:00[Europe/Berlin]"), orders(3));
    spring.put(ZonedDateTime.parse("2026-03-29T03:00+02:00[Europe/Berlin]"), orders(4));

    assertThat(hours(autumn)).extracting(step -> step.totals().orders()).containsExactly(3L, 4L);
    assertThat(hours(spring)).extracting(step -> step.totals().orders()).containsExactly(3L, 4L);
  }

  @Test
  void clocksThatAreSetBackByHalfAnHourEndNoLoop() {
    ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");
    SortedMap<ZonedDateTime, Totals> hours = new TreeMap<>();
    hours.put(LocalDateTime.of(2026, 4, 4, 23, 0).atZone(lordHowe), orders(3));
    hours.put(LocalDateTime.of(2026, 4, 5, 5, 0).atZone(lordHowe), orders(4));

    assertThat(hours(hours)).hasSize(7);
  }

  private static List<Step> hours(SortedMap<ZonedDateTime, Totals> hours) {
    return TrendSteps.of(axis(Choice.By.HOUR), hours, Optional.empty(), hours.lastKey(), 99);
  }

  private static SortedMap<ZonedDateTime, Totals> days() {
    SortedMap<ZonedDateTime, Totals> days = new TreeMap<>();
    for (int day = 1; day <= 60; day++) {
      days.put(LocalDate.of(2026, 9, 30).plusDays(day).atStartOfDay(BERLIN), orders(day));
    }
    return days;
  }

  private static Totals orders(int orders) {
    return new Totals(orders, orders, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN);
  }

  private static TimeAxis axis(Choice.By by) {
    return new TimeAxis(by, DayOfWeek.MONDAY);
  }
}
