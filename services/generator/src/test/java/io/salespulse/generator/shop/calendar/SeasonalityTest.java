package io.salespulse.generator.shop.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonalityTest {

  /** A Monday on which a fortnight of {@link Campaigns} begins. */
  private static final long MONDAY = LocalDate.parse("2026-03-09").toEpochDay();

  private final Campaigns campaigns = new Campaigns(42, 8);
  private final Seasonality rhythm = new Seasonality(campaigns);

  @Test
  void theHoursOfADayAddUpToTheDay() {
    for (long day = MONDAY; day < MONDAY + 7; day++) {
      assertThat(ofDay(day) / 24)
          .isCloseTo(Seasonality.season(day) * rhythm.weekAndCampaign(day), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42, -7})
  void everyFortnightHasItsMeanRateWithItsCampaign(long seed) {
    Seasonality other = new Seasonality(new Campaigns(seed, 8));
    for (long first = MONDAY - 14 * 1500; first < MONDAY + 14 * 100; first += 14) {
      double sum = LongStream.range(first, first + 14).mapToDouble(other::weekAndCampaign).sum();

      assertThat(sum).isCloseTo(14, within(1e-9));
    }
  }

  @Test
  void theMeanOfAllHoursOverManyYearsIsOne() {
    double mean =
        LongStream.range(0, 28 * 365L).mapToDouble(day -> ofDay(MONDAY + day)).sum()
            / 28
            / 365
            / 24;

    assertThat(mean).isCloseTo(1, within(0.002));
  }

  @Test
  void theSeasonsHaveTheMeanOneAndAPeakInDecember() {
    long january = LocalDate.parse("2026-01-01").toEpochDay();
    double[] days =
        LongStream.range(january, january + 365).mapToDouble(Seasonality::season).toArray();
    int peak =
        IntStream.range(0, 365)
            .reduce((best, day) -> days[day] > days[best] ? day : best)
            .orElse(0);

    assertThat(IntStream.range(0, 365).mapToDouble(day -> days[day]).average().orElse(0))
        .isCloseTo(1, within(0.001));
    assertThat(LocalDate.ofEpochDay(january + peak).getMonthValue()).isEqualTo(12);
    assertThat(days[peak]).isBetween(1.1, 1.25);
  }

  @Test
  void saturdayIsTheBestDayAndTuesdayTheQuietest() {
    long plain = fortnightWithCampaignAfter(8);
    double[] week =
        LongStream.range(plain, plain + 7).mapToDouble(rhythm::weekAndCampaign).toArray();

    assertThat(week[5]).isGreaterThan(week[4]).isGreaterThan(1.25 * week[1]);
    assertThat(week[1]).isLessThan(week[0]).isLessThan(week[2]);
  }

  @Test
  void theWeekendSleepsLonger() {
    double workdayMorning = share(MONDAY, 7);
    double sundayMorning = share(MONDAY + 6, 7);

    assertThat(sundayMorning).isLessThan(0.7 * workdayMorning);
  }

  @Test
  void aCampaignIsOneDayInEachFortnight() {
    for (long day = MONDAY; day < MONDAY + 14 * 20; day++) {
      Campaigns.Campaign campaign = campaigns.around(day);
      long first = Math.floorDiv(day - MONDAY, 14L) * 14 + MONDAY;

      assertThat(campaign.day()).isBetween(first, first + 13);
      assertThat(campaigns.favours(campaign.category(), day)).isEqualTo(day == campaign.day());
    }
  }

  /** A Monday whose week has no campaign. */
  private long fortnightWithCampaignAfter(int days) {
    return LongStream.iterate(MONDAY, monday -> monday + 14)
        .filter(monday -> campaigns.around(monday).day() > monday + days)
        .findFirst()
        .orElseThrow();
  }

  private double share(long day, int hour) {
    return rhythm.weight(day * 24 + hour) / ofDay(day);
  }

  private double ofDay(long day) {
    return LongStream.range(day * 24, day * 24 + 24).mapToDouble(rhythm::weight).sum();
  }
}
