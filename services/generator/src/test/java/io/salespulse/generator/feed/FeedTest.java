package io.salespulse.generator.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.Topic;
import io.salespulse.generator.CleanedRecords;
import io.salespulse.generator.shop.calendar.EventTime;
import io.salespulse.generator.shop.records.Emission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {

  private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
  private static final FeedSettings SETTINGS = new FeedSettings(42, 0.02, 1, 0.1);

  /** More days, so that orders are sent again, and fewer orders in each. */
  private static final FeedSettings WEEK = new FeedSettings(42, 0.003, 8, 0.1);

  private static final int ALL = Integer.MAX_VALUE;

  private static final MemoryLog WHOLE_WEEK = new MemoryLog(3);

  @TempDir Path directory;

  private final MemoryLog log = new MemoryLog(3);
  private CheckpointFile file;

  @BeforeEach
  void open() {
    file = CheckpointFile.in(directory);
  }

  @AfterEach
  void close() {
    file.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void aFeedThatCrashesAnywhereWritesWhatOneWritesThatNeverStops(long seed) {
    Random random = new Random(seed);

    Feed feed = new Feed(WEEK, log, file);
    feed.open(NOW);
    int crashes = 0;
    while (feed.advance(nanos(NOW), 1 + random.nextInt(2_000))) {
      if (random.nextInt(4) == 0) {
        feed.settle();
      }
      if (random.nextInt(4) == 0) {
        feed.checkpoint();
      }
      if (random.nextInt(6) == 0) {
        log.crash(random);
        crashes++;
        feed = new Feed(WEEK, log, file);
        feed.open(NOW);
      }
    }
    feed.checkpoint();

    assertThat(crashes).isPositive();
    assertSame(log, WHOLE_WEEK);
    assertThat(stats(feed)).isEqualTo(clean(WHOLE_WEEK));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void recordsOfOthersDoNotConfuseAFeedAfterACrash(long seed) {
    Random random = new Random(seed);
    Feed feed = new Feed(SETTINGS, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), 500);
    feed.checkpoint();
    feed.advance(nanos(NOW), 200);
    log.crash(random);
    Emission foreign =
        new Emission(Topic.ORDERS, 1, bytes("foreign"), Optional.of(bytes("foreign")));
    log.write(foreign, 1);

    Feed next = new Feed(SETTINGS, log, file);
    next.open(NOW);
    next.advance(nanos(NOW), ALL);
    next.checkpoint();

    assertThat(log.partition(Topic.ORDERS, 1)).contains(foreign);
    log.partition(Topic.ORDERS, 1).remove(foreign);
    assertThat(stats(next)).isEqualTo(clean(log));
  }

  @Test
  void theStatisticsAreWhatTheLogHolds() {
    Feed feed = new Feed(SETTINGS, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW.plus(Duration.ofHours(5))), ALL);
    feed.settle();

    assertThat(stats(feed)).isEqualTo(clean(log));
    for (Topic topic : Topic.values()) {
      long records =
          log.acknowledged().next().get(topic.topicName()).stream()
              .mapToLong(Long::longValue)
              .sum();
      assertThat(feed.progress().orElseThrow().stats().topics().get(topic.topicName()).emitted())
          .isEqualTo(records);
    }
  }

  @Test
  void onlyWhatIsAcknowledgedIsSeen() {
    Feed feed = new Feed(SETTINGS, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), 100);
    GeneratorStats before = feed.progress().orElseThrow().stats();
    feed.settle();

    assertThat(before.orders()).isZero();
    assertThat(before.topics().get("products").clean()).isZero();
    assertThat(feed.progress().orElseThrow().stats().orders()).isPositive();
  }

  @Test
  void aRateAndAPauseOutliveARestart() {
    Feed feed = new Feed(SETTINGS, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), ALL);
    feed.setRate(0, nanos(NOW), Duration.ZERO);

    Feed paused = new Feed(SETTINGS, log, file);
    assertThat(paused.open(NOW.plusSeconds(60))).isFalse();
    assertThat(paused.nextAt()).isEqualTo(EventTime.NEVER);
    assertThat(paused.advance(nanos(NOW.plus(Duration.ofDays(1))), ALL)).isFalse();
    paused.checkpoint();

    assertThat(stats(paused)).isEqualTo(stats(feed));
  }

  @Test
  void aRateOfZeroStartsPausedUntilARateIsSet() {
    FeedSettings paused = new FeedSettings(42, 0, 1, 0.1);
    Feed feed = new Feed(paused, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW.plusSeconds(60)), ALL);
    feed.checkpoint();
    assertThat(feed.progress().orElseThrow().stats().topics().values())
        .allSatisfy(counts -> assertThat(counts.emitted()).isZero());

    Feed restarted = new Feed(paused, log, file);
    restarted.open(NOW.plusSeconds(60));
    assertThat(restarted.nextAt()).isEqualTo(EventTime.NEVER);

    restarted.setRate(3, nanos(NOW.plusSeconds(60)), Duration.ZERO);
    restarted.advance(nanos(NOW.plusSeconds(60)), ALL);
    restarted.settle();

    // A day of history at the usual half an order per second, in the rhythm of that day.
    assertThat(restarted.progress().orElseThrow().stats().orders()).isBetween(20_000L, 80_000L);
    assertThat(restarted.progress().orElseThrow().stats().ordersPerSecond()).isEqualTo(3);
  }

  @Test
  void anotherRateInTheSettingsReplacesTheOneThatWasSetWhileRunning() {
    Feed feed = new Feed(SETTINGS, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), ALL);
    feed.setRate(0, nanos(NOW), Duration.ZERO);

    Feed other = new Feed(new FeedSettings(42, 3, 1, 0), log, file);
    other.open(NOW.plusSeconds(60));

    assertThat(other.progress().orElseThrow().stats().ordersPerSecond()).isEqualTo(3);
    assertThat(other.nextAt()).isLessThan(nanos(NOW.plusSeconds(120)));
  }

  @Test
  void theTimeOfAStopIsMadeUpFor() {
    Feed feed = new Feed(SETTINGS, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), ALL);
    feed.checkpoint();
    long before = made(feed);

    Instant later = NOW.plus(Duration.ofDays(1));
    Feed next = new Feed(SETTINGS, log, file);
    next.open(later);
    next.advance(nanos(later), ALL);
    next.checkpoint();

    long missed = made(next) - before;
    assertThat(missed).isBetween(1_500L, 1_950L);
    assertThat(stats(next)).isEqualTo(clean(log));
  }

  @Test
  void aFeedGoesOnAfterTheLogRefusedRecords() {
    Feed feed = new Feed(WEEK, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), 300);
    feed.checkpoint();
    feed.advance(nanos(NOW), 100);
    log.refuseAll();
    assertThatThrownBy(() -> feed.advance(nanos(NOW), 100))
        .isInstanceOf(LogUnavailableException.class);

    feed.open(NOW);
    feed.advance(nanos(NOW), ALL);
    feed.checkpoint();

    assertSame(log, WHOLE_WEEK);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatTheLogTookAfterARecordThatItRefusedIsNotAppendedTwice(long seed) {
    Feed feed = new Feed(WEEK, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), 300);
    feed.checkpoint();
    feed.advance(nanos(NOW), 200);
    log.refuseSome(new Random(seed));
    assertThatThrownBy(feed::settle).isInstanceOf(LogUnavailableException.class);

    feed.open(NOW);
    feed.advance(nanos(NOW), ALL);
    feed.checkpoint();

    for (Topic topic : Topic.values()) {
      for (int partition = 0; partition < 3; partition++) {
        assertThat(texts(log.partition(topic, partition)))
            .containsExactlyInAnyOrderElementsOf(texts(WHOLE_WEEK.partition(topic, partition)));
      }
    }
  }

  @Test
  void aFeedDoesNotLookForeverForWhatOthersWrote() {
    Feed feed = new Feed(SETTINGS, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), 500);
    feed.checkpoint();
    Emission foreign = new Emission(Topic.PRODUCTS, 1, bytes("foreign"), Optional.empty());
    log.write(foreign, 1);

    Instant later = NOW.plus(Duration.ofDays(60));
    Feed next = new Feed(SETTINGS, log, file);
    next.open(later);

    assertThat(next.nextAt()).isLessThan(nanos(later.minus(Duration.ofDays(1))));
  }

  /** The week as a feed writes it that is never disturbed. */
  @BeforeAll
  static void wholeWeek(@TempDir Path undisturbed) {
    try (CheckpointFile other = CheckpointFile.in(undisturbed)) {
      Feed feed = new Feed(WEEK, WHOLE_WEEK, other);
      feed.open(NOW);
      feed.advance(nanos(NOW), ALL);
      feed.checkpoint();
    }
  }

  private static void assertSame(MemoryLog actual, MemoryLog expected) {
    for (Topic topic : Topic.values()) {
      for (int partition = 0; partition < 3; partition++) {
        assertThat(texts(actual.partition(topic, partition)))
            .isEqualTo(texts(expected.partition(topic, partition)));
      }
    }
  }

  private static List<String> texts(List<Emission> emissions) {
    List<String> texts = new ArrayList<>();
    for (Emission each : emissions) {
      texts.add(
          each.timestamp()
              + Arrays.toString(each.key())
              + each.value().map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }
    return texts;
  }

  private static long made(Feed feed) {
    GeneratorStats stats = feed.progress().orElseThrow().stats();
    return stats.orders() + stats.cancelled();
  }

  /** All sums, without trailing zeros. */
  private static List<Object> stats(Feed feed) {
    GeneratorStats stats = feed.progress().orElseThrow().stats();
    return List.of(
        stats.orders(),
        stats.cancelled(),
        stats.items(),
        stats.grossSales().stripTrailingZeros(),
        stats.refunds().stripTrailingZeros(),
        stats.topics());
  }

  private static List<Object> clean(MemoryLog log) {
    CleanedRecords cleaning = new CleanedRecords();
    for (Topic topic : Topic.values()) {
      for (int partition = 0; partition < 3; partition++) {
        for (Emission each : log.partition(topic, partition)) {
          cleaning.add(topic, partition, each.timestamp(), each.key(), each.value());
        }
      }
    }
    CleanedRecords.Result result = cleaning.result();
    return List.of(
        result.orders(),
        result.cancelled(),
        result.items(),
        result.grossSales().stripTrailingZeros(),
        result.refunds().stripTrailingZeros(),
        result.topics());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static long nanos(Instant time) {
    return EventTime.nanos(time);
  }
}
