package io.salespulse.sink.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.sink.SinkSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A day of one topic under the default settings, in no time: the clock is a number, and the disk
 * only counts. What happens is what happens to the sink: records come in, the housekeeping looks
 * for what has waited its time, and the ETL asks for a flush every ten minutes or is not there.
 */
class SimulatedDayTest {

  /** The pace of the sink's housekeeping. */
  private static final Duration TICK = Duration.ofMillis(500);

  private static final long TICKS = Duration.ofDays(1).dividedBy(TICK);
  private static final long TICKS_OF_AN_ETL = Duration.ofMinutes(10).dividedBy(TICK);
  private static final long NEVER = Long.MAX_VALUE;

  /**
   * With the generator's dirt of 0.005 in 18 kinds, about every 3,600th record comes late. Each may
   * cost a segment of its day: a shop ten times as busy makes more than 400.
   */
  private static final int ONE_LATE_IN = 3_600;

  private static final int ONE_BROKEN_IN = 3_600;
  private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();
  private static final byte[] ITEM =
      "{\"item_id\":\"I\",\"order_id\":\"O\",\"product_id\":\"P\",\"quantity\":1,\"unit_price\":1}"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] BROKEN = "{".getBytes(StandardCharsets.UTF_8);

  private final Random random = new Random(1);
  private final CountingDisk disk = new CountingDisk();
  private final Partition partition = new Partition(Path.of("nowhere"), 0, 1);
  private final Queue<Long> waiting = new ArrayDeque<>();
  private final RollLimits limits = defaults();
  private Duration longestWait = Duration.ZERO;

  @ParameterizedTest
  @CsvSource({"0.001, true", "0.01, true", "0.5, true", "1.5, true", "1.5, false"})
  void aDayMakesAtMostFourHundredSegments(double recordsPerSecond, boolean withEtl)
      throws IOException {
    live(recordsPerSecond, withEtl ? TICKS_OF_AN_ETL : NEVER);

    assertThat(disk.rawSegments()).isPositive().isLessThanOrEqualTo(400);
    assertThat(disk.rejectedSegments()).isLessThanOrEqualTo(400);
  }

  @Test
  void aRecordIsVisibleTwoSecondsAfterTheRollIntervalAtMost() throws IOException {
    live(1.5, NEVER);

    assertThat(longestWait)
        .isGreaterThan(limits.age())
        .isLessThanOrEqualTo(limits.age().plusSeconds(2));
  }

  private void live(double recordsPerSecond, long ticksOfAnEtl) throws IOException {
    PartitionWriter writer = partition.writer(disk, 0, limits);
    double perTick = recordsPerSecond * TICK.toMillis() / 1_000;
    double due = 0;
    long next = 0;
    for (long tick = 1; tick <= TICKS; tick++) {
      // Records come at any time between two ticks; when the consumer sees them, they are here.
      long now = partition.nanoTime.addAndGet(TICK.toNanos());
      for (due += perTick * 2 * random.nextDouble(); due >= 1; due--) {
        long arrived = now - random.nextLong(TICK.toNanos());
        append(writer, next++, tick, arrived);
      }
      writer.publishIfAged();
      if (tick % ticksOfAnEtl == 0) {
        writer.publish(RollCause.FLUSH);
      }
      noteVisible(next - writer.durableOffset(), now);
    }
  }

  private void append(PartitionWriter writer, long offset, long tick, long arrived)
      throws IOException {
    long time = NOON + tick * TICK.toMillis();
    if (random.nextInt(ONE_LATE_IN) == 0) {
      time -= Duration.ofHours(1 + random.nextInt(72)).toMillis();
    }
    byte[] value = random.nextInt(ONE_BROKEN_IN) == 0 ? BROKEN : ITEM;
    writer.append(List.of(Partition.record(offset, time, value)), offset + 1);
    waiting.add(arrived);
  }

  private void noteVisible(long stillWaiting, long now) {
    while (waiting.size() > stillWaiting) {
      Duration wait = Duration.ofNanos(now - waiting.remove());
      longestWait = wait.compareTo(longestWait) > 0 ? wait : longestWait;
    }
  }

  private static RollLimits defaults() {
    return new SmallRyeConfigBuilder()
        .withMapping(SinkSettings.class)
        .build()
        .getConfigMapping(SinkSettings.class)
        .rollLimits();
  }
}
