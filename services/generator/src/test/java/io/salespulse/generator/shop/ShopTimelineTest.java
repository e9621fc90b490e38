package io.salespulse.generator.shop;

import static io.salespulse.generator.shop.Timelines.START;
import static io.salespulse.generator.shop.Timelines.advance;
import static io.salespulse.generator.shop.Timelines.plan;
import static io.salespulse.generator.shop.Timelines.run;
import static io.salespulse.generator.shop.Timelines.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.Topic;
import io.salespulse.generator.CleanedRecords;
import io.salespulse.generator.shop.calendar.EventTime;
import io.salespulse.generator.shop.calendar.Seasonality;
import io.salespulse.generator.shop.records.Dirt;
import io.salespulse.generator.shop.records.Emission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTimelineTest {

  private static final long HOUR = 3_600_000_000_000L;

  @Test
  void theSameSeedAndStartGiveTheSameRecordsByteForByte() {
    assertThat(texts(run(plan(7, 0.2), 5_000))).isEqualTo(texts(run(plan(7, 0.2), 5_000)));
  }

  @Test
  void anotherSeedGivesAnotherShop() {
    assertThat(texts(run(plan(8, 0.2), 50))).isNotEqualTo(texts(run(plan(7, 0.2), 50)));
  }

  /** A change of the model shows here: then Checkpoint.VERSION must be raised. */
  @Test
  void theFirstRecordsAreTheOnesOfThisVersionOfTheModel() {
    Instant end = START.plus(Duration.ofDays(8));
    List<Emission> emissions = Timelines.until(end, new Plan(42, START, end, 0.001, 0.2));

    assertThat(emissions.stream().map(Timelines::text).toList().hashCode()).isEqualTo(1778575618);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aTimelineGoesOnFromAnyPositionAsIfItHadNeverStopped(long seed) {
    assertThat(texts(eventful(seed, 0))).isEqualTo(texts(eventful(seed, 0.01)));
  }

  /** Eight days with changed rates and pauses, and with stops. */
  private static List<Emission> eventful(long seed, double stopping) {
    Plan plan = new Plan(seed, START, START.plus(Duration.ofDays(5)), 0.002, 0.1);
    long end = EventTime.nanos(START.plus(Duration.ofDays(8)));
    Random turns = new Random(seed);
    Random stops = new Random(seed + 1);
    List<Emission> emissions = new ArrayList<>();
    ShopTimeline timeline = ShopTimeline.opening(plan);
    while (timeline.nextAt() < end) {
      long now = timeline.nextAt();
      timeline.advance(emissions::add);
      if (turns.nextInt(500) == 0) {
        timeline.setLiveRate(0, now);
        timeline.setDirtyRate(turns.nextDouble() / 5);
        timeline.setLiveRate(0.004 * (1 + turns.nextInt(3)), now + turns.nextInt(3) * HOUR);
      }
      if (stops.nextDouble() < stopping) {
        timeline = new ShopTimeline(plan, timeline.position(), timeline.stats());
      }
    }
    return emissions;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.005, 0.3, 1})
  void theStatisticsAreWhatCleaningTheRecordsComesTo(double dirtyRate) {
    Instant end = START.plus(Duration.ofDays(9));
    ShopTimeline timeline = ShopTimeline.opening(new Plan(11, START, end, 0.01, dirtyRate));
    List<Emission> emissions = new ArrayList<>();
    while (timeline.nextAt() < EventTime.nanos(end)) {
      timeline.advance(emissions::add);
    }

    CleanedRecords cleaning = new CleanedRecords();
    emissions.forEach(
        each -> cleaning.add(each.topic(), 0, each.timestamp(), each.key(), each.value()));
    CleanedRecords.Result result = cleaning.result();
    GeneratorStats stats = timeline.stats();

    assertThat(stats.orders()).isEqualTo(result.orders());
    assertThat(stats.cancelled()).isEqualTo(result.cancelled()).isPositive();
    assertThat(stats.items()).isEqualTo(result.items());
    assertThat(stats.grossSales()).isEqualByComparingTo(result.grossSales());
    assertThat(stats.refunds()).isEqualByComparingTo(result.refunds()).isPositive();
    assertThat(stats.sales()).isEqualByComparingTo(result.grossSales().subtract(result.refunds()));
    assertThat(stats.topics()).isEqualTo(result.topics());
    Map<String, Long> said = new HashMap<>(stats.dirtyByKind());
    said.values().removeIf(count -> count == 0);
    Map<String, Long> found = new HashMap<>(result.kinds());
    // Whether the total of an order is wrong is not known before its last item has come.
    long hidden = said.getOrDefault("total_differs", 0L) - found.getOrDefault("total_differs", 0L);
    assertThat(hidden).isBetween(0L, result.incomplete());
    said.remove("total_differs");
    found.remove("total_differs");
    assertThat(said).isEqualTo(found);
  }

  @Test
  void everyKindOfDirtOccurs() {
    ShopTimeline timeline = ShopTimeline.opening(plan(11, 1));
    advance(timeline, 5_000, new ArrayList<>());

    assertThat(timeline.stats().dirtyByKind().values()).doesNotContain(0L);
    assertThat(timeline.stats().dirtyByKind()).hasSameSizeAs(Dirt.values());
  }

  @Test
  void theShareOfDirtIsTheOneAskedFor() {
    ShopTimeline timeline = ShopTimeline.opening(plan(11, 0.1));
    advance(timeline, 20_000, new ArrayList<>());

    long clean =
        timeline.stats().topics().values().stream().mapToLong(GeneratorStats.Counts::clean).sum();
    long dirt = timeline.stats().dirtyByKind().values().stream().mapToLong(Long::longValue).sum();
    assertThat((double) dirt / clean).isCloseTo(0.1, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1})
  void ordersComeAtTheMeanRateOfTheSeasonOverAFortnight(double perSecond) {
    Instant start = Instant.parse("2026-03-09T00:00:00Z");
    Instant end = start.plus(Duration.ofDays(14));
    long orders =
        Timelines.firsts(Topic.ORDERS, Timelines.until(end, new Plan(3, start, end, perSecond, 0)))
            .size();

    double days = 0;
    for (int day = 0; day < 14; day++) {
      days += Seasonality.season(start.getEpochSecond() / 86_400 + day);
    }
    double expected = perSecond * 86_400 * days;
    assertThat((double) orders).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  @Test
  void aPausedTimelineHasNoNextStepAndLeavesThePauseOut() {
    Instant end = START.plusSeconds(60);
    ShopTimeline timeline = ShopTimeline.opening(new Plan(1, START, end, 1, 0));
    while (timeline.nextAt() < EventTime.nanos(end.plusSeconds(60))) {
      timeline.advance(each -> {});
    }

    timeline.setLiveRate(0, EventTime.nanos(end.plusSeconds(60)));
    assertThat(timeline.nextAt()).isEqualTo(EventTime.NEVER);

    Instant later = end.plusSeconds(6_000);
    timeline.setLiveRate(1, EventTime.nanos(later));
    assertThat(timeline.nextAt())
        .isBetween(EventTime.nanos(later), EventTime.nanos(later.plusSeconds(600)));
  }

  @Test
  void aChangedRateHoldsAtOnce() {
    ShopTimeline timeline = ShopTimeline.opening(new Plan(1, START, START, 0.0001, 0));
    timeline.advance(each -> {});
    long now = EventTime.nanos(START.plusSeconds(5));

    timeline.setLiveRate(1_000, now);

    assertThat(timeline.nextAt()).isBetween(now, now + 1_000_000_000L);
  }
}
