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
import io.salespulse.generator.Cleaning;
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

class TimelineTest {

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
    List<Emission> emissions = run(plan(42, 0.2), 3_000);

    assertThat(emissions.stream().map(Timelines::text).toList().hashCode()).isEqualTo(-208541807);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aTimelineGoesOnFromAnyPositionAsIfItHadNeverStopped(long seed) {
    Plan plan = plan(seed, 0.1);
    List<Emission> whole = run(plan, 3_000);
    Random stops = new Random(seed);

    List<Emission> pieces = new ArrayList<>();
    Timeline timeline = Timeline.opening(plan);
    for (int step = 0; step < 3_000; step++) {
      timeline.advance(pieces::add);
      if (stops.nextInt(100) == 0) {
        timeline = new Timeline(plan, timeline.position(), timeline.stats());
      }
    }

    assertThat(texts(pieces)).isEqualTo(texts(whole));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.005, 0.3, 1})
  void theStatisticsAreWhatCleaningTheRecordsComesTo(double dirtyRate) {
    Timeline timeline = Timeline.opening(plan(11, dirtyRate));
    List<Emission> emissions = new ArrayList<>();
    advance(timeline, 20_000, emissions);

    Cleaning cleaning = new Cleaning(START.plus(Duration.ofDays(400)));
    emissions.forEach(each -> cleaning.add(each.topic(), 0, each.timestamp(), each.value()));
    Cleaning.Result result = cleaning.result();
    GeneratorStats stats = timeline.stats();

    assertThat(stats.orders()).isEqualTo(result.orders());
    assertThat(stats.items()).isEqualTo(result.items());
    assertThat(stats.sales()).isEqualByComparingTo(result.sales());
    Map<String, Long> kinds = new HashMap<>(stats.dirtyByKind());
    kinds.values().removeIf(count -> count == 0);
    assertThat(kinds).isEqualTo(result.kinds());
    for (Topic topic : Topic.values()) {
      assertThat(stats.topics().get(topic.topicName()).emitted())
          .isEqualTo(emissions.stream().filter(each -> each.topic() == topic).count());
    }
  }

  @Test
  void everyKindOfDirtOccurs() {
    Timeline timeline = Timeline.opening(plan(11, 1));
    advance(timeline, 5_000, new ArrayList<>());

    assertThat(timeline.stats().dirtyByKind().values()).doesNotContain(0L);
    assertThat(timeline.stats().dirtyByKind()).hasSameSizeAs(Dirt.values());
  }

  @Test
  void theShareOfDirtIsTheOneAskedFor() {
    Timeline timeline = Timeline.opening(plan(11, 0.1));
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
        Timelines.of(Topic.ORDERS, Timelines.until(end, new Plan(3, start, end, perSecond, 0)))
            .size();

    double days = 0;
    for (int day = 0; day < 14; day++) {
      days += Rhythm.season(start.getEpochSecond() / 86_400 + day);
    }
    double expected = perSecond * 86_400 * days;
    assertThat((double) orders).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  @Test
  void aPausedTimelineHasNoNextStepAndLeavesThePauseOut() {
    Instant end = START.plusSeconds(60);
    Timeline timeline = Timeline.opening(new Plan(1, START, end, 1, 0));
    while (timeline.nextAt() < Timeline.nanos(end.plusSeconds(60))) {
      timeline.advance(each -> {});
    }

    timeline.setLiveRate(0, Timeline.nanos(end.plusSeconds(60)));
    assertThat(timeline.nextAt()).isEqualTo(Timeline.NEVER);

    Instant later = end.plusSeconds(6_000);
    timeline.setLiveRate(1, Timeline.nanos(later));
    assertThat(timeline.nextAt())
        .isBetween(Timeline.nanos(later), Timeline.nanos(later.plusSeconds(600)));
  }

  @Test
  void aChangedRateHoldsAtOnce() {
    Timeline timeline = Timeline.opening(new Plan(1, START, START, 0.0001, 0));
    timeline.advance(each -> {});
    long now = Timeline.nanos(START.plusSeconds(5));

    timeline.setLiveRate(1_000, now);

    assertThat(timeline.nextAt()).isBetween(now, now + 1_000_000_000L);
  }
}
