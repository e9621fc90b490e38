package io.salespulse.generator.feed;

import static io.salespulse.generator.feed.UnusableStateException.START_AFRESH;

import io.salespulse.generator.shop.Plan;
import io.salespulse.generator.shop.Position;
import io.salespulse.generator.shop.ShopTimeline;
import io.salespulse.generator.shop.calendar.EventTime;
import io.salespulse.generator.shop.records.Emission;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/**
 * Writes the shop's time line into the log, each record once. Progress is published and kept at
 * quiet points alone, when all that was appended is acknowledged; after a crash the time line makes
 * the records since the last checkpoint again, and those that the log already holds are not
 * appended a second time.
 *
 * <p>For one thread; only {@link #progress()} may be called from others.
 */
public final class Feed {

  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private final FeedSettings settings;
  private final RecordLog log;
  private final CheckpointFile file;

  private ShopTimeline timeline;
  private Plan plan;
  private Offsets ends;
  private Optional<Position> kept = Optional.empty();
  private volatile Optional<FeedProgress> progress = Optional.empty();

  public Feed(FeedSettings settings, RecordLog log, CheckpointFile file) {
    this.settings = settings;
    this.log = log;
    this.file = file;
  }

  /**
   * Begins the history, or goes on where the feed was stopped. May be called again after a failure.
   *
   * @return whether this is a first start
   * @throws UnusableStateException where the checkpoint does not go with the log or the settings
   * @throws LogUnavailableException where Kafka does not answer
   */
  public boolean open(Instant now) {
    ends = log.open();
    Optional<Checkpoint> last = file.read();
    last.ifPresentOrElse(checkpoint -> resume(checkpoint, now), () -> begin(now));
    keep();
    publish();
    return last.isEmpty();
  }

  private void begin(Instant now) {
    if (!ends.nothingWritten()) {
      throw new UnusableStateException(
          ("Kafka already holds records of the shop, but %s is missing, so they cannot be continued:"
                  + " restore the file, or %s")
              .formatted(file.path(), START_AFRESH));
    }
    // Whole seconds: the start is easier to read and to type.
    Instant end = Instant.ofEpochSecond(now.getEpochSecond());
    Instant start = end.minus(Duration.ofDays(settings.backfillDays()));
    plan = new Plan(settings.seed(), start, end, settings.historyRate(), settings.dirtyRate());
    timeline = ShopTimeline.opening(plan);
    timeline.setLiveRate(settings.ordersPerSecond(), EventTime.nanos(now));
  }

  private void resume(Checkpoint checkpoint, Instant now) {
    checkpoint.check(settings, ends, file.path());
    plan = checkpoint.plan();
    timeline = new ShopTimeline(plan, checkpoint.position(), checkpoint.stats());
    passWritten(checkpoint.offsets(), EventTime.nanos(now));
    timeline.setDirtyRate(settings.dirtyRate());
    if (settings.ordersPerSecond() != checkpoint.settingsRate()) {
      timeline.setLiveRate(settings.ordersPerSecond(), EventTime.nanos(now));
    }
  }

  private void passWritten(Offsets from, long now) {
    if (from.equals(ends)) {
      return;
    }
    RecordsAfterCheckpoint written = new RecordsAfterCheckpoint();
    log.read(from, ends, written::record);
    while (!written.areAllPassed() && timeline.nextAt() <= now) {
      timeline.advance(
          emission -> {
            if (!written.hold(emission, partition(emission))) {
              append(emission);
            }
          });
    }
    settle();
  }

  /**
   * Appends the records of the steps that are due, which are not settled yet.
   *
   * @param now nanoseconds since the epoch
   * @param steps at most so many
   * @return whether there are more that are due
   */
  public boolean advance(long now, int steps) {
    for (int i = 0; i < steps && timeline.nextAt() <= now; i++) {
      timeline.advance(this::append);
    }
    return timeline.nextAt() <= now;
  }

  /**
   * When the next step is due, nanoseconds since the epoch; {@link ShopTimeline#NEVER} if paused.
   */
  public long nextAt() {
    return timeline.nextAt();
  }

  /** Waits until everything appended is acknowledged, and lets it be seen. */
  public void settle() {
    log.flush(FOREVER);
    publish();
  }

  /** Settles, and makes sure that a restart goes on from here. */
  public void checkpoint() {
    settle();
    if (!kept.equals(Optional.of(timeline.position()))) {
      keep();
    }
  }

  /**
   * Changes the live rate. Everything emitted before is acknowledged and counted, and the rate is
   * kept for a restart, when this returns.
   *
   * @param perSecond mean orders per second in the long run; 0 pauses
   * @param now nanoseconds since the epoch
   * @return false where Kafka does not acknowledge within that time: the rate is as it was
   */
  public boolean setRate(double perSecond, long now, Duration patience) {
    if (!log.flush(patience)) {
      return false;
    }
    timeline.setLiveRate(perSecond, now);
    keep();
    publish();
    return true;
  }

  /** What is acknowledged; empty before the feed is open. */
  public Optional<FeedProgress> progress() {
    return progress;
  }

  private void publish() {
    progress =
        Optional.of(
            new FeedProgress(
                timeline.stats(), timeline.historyMade(), timeline.rateNow(), timeline.nextAt()));
  }

  private void keep() {
    Position position = timeline.position();
    file.write(
        new Checkpoint(
            Checkpoint.VERSION,
            settings.ordersPerSecond(),
            plan,
            position,
            timeline.stats(),
            log.acknowledged()));
    kept = Optional.of(position);
  }

  private void append(Emission emission) {
    log.append(emission, partition(emission));
  }

  /** As Kafka's own partitioner, so that other tools find a key where they expect it. */
  private int partition(Emission emission) {
    int partitions = ends.partitions(emission.topic());
    return Utils.toPositive(Utils.murmur2(emission.key())) % partitions;
  }
}
