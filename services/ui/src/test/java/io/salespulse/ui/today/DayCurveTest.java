package io.salespulse.ui.today;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayCurveTest {

  private static final String ZONE = "[Europe/Berlin]";

  private final SortedMap<ZonedDateTime, Totals> quarters = new TreeMap<>();

  @ParameterizedTest
  @CsvSource({
    "09:14:59, 09:00, 1",
    "09:15:00, 09:15, 3",
    "09:29:59, 09:15, 3",
    "00:14:59, 00:00, 0"
  })
  void aQuarterCountsFromTheMomentThatItIsOver(String asOf, String end, long orders) {
    sold("2026-11-22T08:45+01:00", 1);
    sold("2026-11-22T09:00+01:00", 2);
    sold("2026-11-22T09:15+01:00", 4);

    DayCurve day = of("2026-11-22T" + asOf + "+01:00");

    assertThat(DayCurve.time(day.end())).isEqualTo(end);
    assertThat(day.total().orders()).isEqualTo(orders);
  }

  @Test
  void aQuarterWithoutARowSoldNothingAndOtherDaysDoNotCount() {
    sold("2026-11-21T23:45+01:00", 64);
    sold("2026-11-22T00:00+01:00", 2);
    sold("2026-11-22T00:30+01:00", 1);
    sold("2026-11-23T00:00+01:00", 32);

    DayCurve day =
        DayCurve.of(
            DayCurve.QUARTER,
            quarters,
            LocalDate.of(2026, 11, 22),
            ZonedDateTime.parse("2026-11-24T10:00+01:00" + ZONE));

    assertThat(day.until(15).orders()).isEqualTo(2);
    assertThat(day.until(30).orders()).isEqualTo(2);
    assertThat(day.until(45).orders()).isEqualTo(3);
    assertThat(day.end()).isEqualTo(DayCurve.WHOLE_DAY);
    assertThat(day.total().orders()).isEqualTo(3);
  }

  @Test
  void inAnHourThatClocksSkipNothingIsSold() {
    sold("2026-03-29T01:45+01:00", 1);
    sold("2026-03-29T03:00+02:00", 2);

    DayCurve day = of("2026-03-29T03:20+02:00");

    assertThat(DayCurve.time(day.end())).isEqualTo("03:15");
    assertThat(day.until(120).orders()).isEqualTo(1);
    assertThat(day.until(180).orders()).isEqualTo(1);
    assertThat(day.total().orders()).isEqualTo(3);
  }

  @Test
  void anHourThatClocksRepeatSellsTwiceAndTheDayDoesNotGoBack() {
    sold("2026-10-25T02:00+02:00", 1);
    sold("2026-10-25T02:45+02:00", 2);
    sold("2026-10-25T02:00+01:00", 4);
    sold("2026-10-25T02:15+01:00", 8);

    DayCurve before = of("2026-10-25T02:59+02:00");
    DayCurve again = of("2026-10-25T02:20+01:00");

    assertThat(DayCurve.time(before.end())).isEqualTo("02:45");
    assertThat(before.total().orders()).isEqualTo(1);
    assertThat(DayCurve.time(again.end())).isEqualTo("03:00");
    assertThat(again.until(135).orders()).isEqualTo(5);
    assertThat(again.total().orders()).isEqualTo(7);
    assertThat(of("2026-10-25T23:59+01:00").total().orders()).isEqualTo(15);
  }

  /** Where midnight itself is skipped, the day begins at one o'clock. */
  @Test
  void aDayWithoutAMidnightBeginsLater() {
    ZonedDateTime noon = ZonedDateTime.parse("2023-04-28T12:00+03:00[Africa/Cairo]");
    quarters.put(noon.withHour(1), orders(3));

    DayCurve day = DayCurve.of(DayCurve.QUARTER, quarters, noon.toLocalDate(), noon);

    assertThat(day.until(60).orders()).isZero();
    assertThat(day.until(75).orders()).isEqualTo(3);
    assertThat(DayCurve.time(day.end())).isEqualTo("12:00");
  }

  private DayCurve of(String asOf) {
    ZonedDateTime moment = ZonedDateTime.parse(asOf + ZONE);
    return DayCurve.of(DayCurve.QUARTER, quarters, moment.toLocalDate(), moment);
  }

  private void sold(String start, long orders) {
    quarters.put(ZonedDateTime.parse(start + ZONE), orders(orders));
  }

  private static Totals orders(long orders) {
    return new Totals(orders, orders, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN);
  }
}
