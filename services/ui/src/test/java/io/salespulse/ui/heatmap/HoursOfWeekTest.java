package io.salespulse.ui.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HoursOfWeekTest {

  /** A Sunday. */
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

  private static final ZoneId UTC = ZoneId.of("UTC");

  private static final int MONDAY_ROW = 0;
  private static final int SUNDAY_ROW = 6;

  @Test
  void anHourWithoutOrdersCountsAndOneThatIsNotOverDoesNot() {
    SortedMap<ZonedDateTime, Totals> hours = new TreeMap<>();
    hours.put(SUNDAY.minusDays(7).atTime(10, 0).atZone(UTC), orders(8));
    hours.put(SUNDAY.atTime(10, 0).atZone(UTC), orders(4));
    hours.put(SUNDAY.atTime(12, 0).atZone(UTC), orders(1));

    double[][] means =
        HoursOfWeek.meanOrders(hours, SUNDAY.atTime(12, 20).atZone(UTC), Optional.empty());

    assertThat(means[SUNDAY_ROW][10]).isEqualTo(6);
    assertThat(means[SUNDAY_ROW][11]).isZero();
    assertThat(means[SUNDAY_ROW][12]).as("of last Sunday alone").isZero();
    assertThat(means[MONDAY_ROW][0]).isZero();
  }

  @Test
  void ofHoursThatTheDaysDoNotHaveNothingIsKnown() {
    SortedMap<ZonedDateTime, Totals> hours = new TreeMap<>();
    hours.put(SUNDAY.minusDays(7).atTime(10, 0).atZone(UTC), orders(8));
    hours.put(SUNDAY.atTime(10, 0).atZone(UTC), orders(4));

    double[][] means =
        HoursOfWeek.meanOrders(
            hours, SUNDAY.atTime(12, 20).atZone(UTC), Optional.of(new Period(SUNDAY, SUNDAY)));

    assertThat(means[SUNDAY_ROW][10]).isEqualTo(4);
    assertThat(means[SUNDAY_ROW][12]).isNaN();
    assertThat(means[MONDAY_ROW][10]).isNaN();
  }

  @Test
  void anHourOfAWrongYearEndsNoLoop() {
    SortedMap<ZonedDateTime, Totals> hours = new TreeMap<>();
    hours.put(LocalDateTime.of(-999_999, 1, 1, 0, 0).atZone(UTC), orders(1));

    double[][] means =
        HoursOfWeek.meanOrders(hours, SUNDAY.atTime(12, 20).atZone(UTC), Optional.empty());

    assertThat(means[SUNDAY_ROW][10]).isNaN();
  }

  @Test
  void anHourThatClocksRepeatIsTheMeanOfBothAndOneThatTheySkipIsNotKnown() {
    SortedMap<ZonedDateTime, Totals> autumn = new TreeMap<>();
    autumn.put(ZonedDateTime.parse("2026-10-25T02:00+02:00[Europe/Berlin]"), orders(1));
    autumn.put(ZonedDateTime.parse("2026-10-25T02:00+01:00[Europe/Berlin]"), orders(1));
    SortedMap<ZonedDateTime, Totals> spring = new TreeMap<>();
    spring.put(ZonedDateTime.parse("2026-03-29T01:00+01:00[Europe/Berlin]"), orders(3));

    assertThat(means(autumn)[SUNDAY_ROW][2]).isEqualTo(1);
    assertThat(means(spring)[SUNDAY_ROW][1]).isEqualTo(3);
    assertThat(means(spring)[SUNDAY_ROW][2]).as("skipped").isNaN();
    assertThat(means(spring)[SUNDAY_ROW][3]).isZero();
  }

  @Test
  void aDayOnWhichClocksChangeIsCountedHourByHourFromItsStart() {
    ZonedDateTime first = ZonedDateTime.parse("2026-10-18T00:00+02:00[Europe/Berlin]");
    SortedMap<ZonedDateTime, Totals> steady = new TreeMap<>();
    Stream.iterate(first, hour -> hour.plusHours(1))
        .limit(24 * 18)
        .forEach(hour -> steady.put(hour, orders(10)));

    double[][] means =
        HoursOfWeek.meanOrders(steady, steady.lastKey().plusHours(1), Optional.empty());

    assertThat(Arrays.stream(means).flatMapToDouble(Arrays::stream)).containsOnly(10.0);
  }

  private static double[][] means(SortedMap<ZonedDateTime, Totals> hours) {
    return HoursOfWeek.meanOrders(hours, hours.lastKey().plusHours(4), Optional.empty());
  }

  private static Totals orders(long count) {
    return new Totals(count, count, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN);
  }
}
