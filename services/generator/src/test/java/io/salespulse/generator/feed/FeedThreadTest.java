package io.salespulse.generator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.generator.shop.records.Emission;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjIntConsumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.common.errors.InterruptException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedThreadTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final FeedSettings SETTINGS = new FeedSettings(42, 5, 0, 0);

  @TempDir Path directory;

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger(Feed.class.getName());
  private final Handler handler = new Lines();
  private final SilentLog log = new SilentLog();
  private CheckpointFile file;
  private Feed feed;
  private FeedThread thread;

  private final class Lines extends Handler {
    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** A log that acknowledges nothing, or is not there, for as long as it is told so. */
  private static final class SilentLog implements RecordLog {
    private final RecordLog kafka = new MemoryLog(1);

    /** No lock, which the thread that is silent would pass itself when it changes the rate. */
    private final Semaphore acknowledging = new Semaphore(1);

    private final AtomicInteger refused = new AtomicInteger();
    private boolean silent;
    private volatile boolean away;
    private volatile boolean broken;

    void beSilent() {
      acknowledging.acquireUninterruptibly();
      silent = true;
    }

    void answer() {
      if (silent) {
        silent = false;
        acknowledging.release();
      }
    }

    @Override
    public Offsets open() {
      if (away) {
        refused.incrementAndGet();
        throw new LogUnavailableException("Kafka is away", null);
      }
      return kafka.open();
    }

    @Override
    public void read(Offsets from, Offsets to, ObjIntConsumer<Emission> reader) {
      kafka.read(from, to, reader);
    }

    @Override
    public void append(Emission emission, int partition) {
      kafka.append(emission, partition);
    }

    @Override
    public boolean flush(Duration patience) {
      if (away) {
        throw new LogUnavailableException("Kafka is away", null);
      }
      if (broken) {
        throw new NoClassDefFoundError("org/xerial/snappy/Snappy");
      }
      try {
        if (!acknowledging.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
          return false;
        }
      } catch (InterruptedException stopping) {
        throw new InterruptException(stopping);
      }
      kafka.flush(patience);
      acknowledging.release();
      return true;
    }

    @Override
    public Offsets acknowledged() {
      return kafka.acknowledged();
    }
  }

  @BeforeEach
  void start() {
    logger.addHandler(handler);
    file = CheckpointFile.in(directory);
    feed = new Feed(SETTINGS, log, file);
    thread = new FeedThread(feed, Clock.systemUTC(), SETTINGS, failures::add);
    thread.start();
  }

  @AfterEach
  void stop() {
    log.answer();
    thread.close();
    file.close();
    logger.removeHandler(handler);
  }

  @Test
  void eachChangeOfTheRateIsToldOnce() throws InterruptedException {
    for (double perSecond : new double[] {0, 0, 0, 7, 7, 0, 0}) {
      assertThat(thread.changeRate(perSecond, PATIENCE)).isTrue();
    }

    assertThat(lines)
        .filteredOn(line -> line.equals("Paused") || line.startsWith("Rate is now"))
        .containsExactly("Paused", "Rate is now 7 orders/s", "Paused");
  }

  @Test
  void aRateThatCannotHoldInTimeIsWithdrawnAndDoesNotComeLater() throws InterruptedException {
    assertThat(thread.changeRate(3, PATIENCE)).isTrue();
    log.beSilent();
    assertThat(thread.changeRate(9, Duration.ofMillis(50))).isFalse();
    log.answer();

    // The next change is made after the one that was withdrawn would have been.
    assertThat(thread.changeRate(3, PATIENCE)).isTrue();
    assertThat(feed.progress().orElseThrow().stats().ordersPerSecond()).isEqualTo(3);
    assertThat(lines).noneMatch(line -> line.contains("9 orders/s"));
  }

  @Test
  void aPausedFeedIsNeverBehindAndALiveOneCatchesUp() throws InterruptedException {
    assertThat(thread.changeRate(0, PATIENCE)).isTrue();
    FeedProgress paused = feed.progress().orElseThrow();
    assertThat(paused.behind(Instant.now().plusSeconds(100))).isZero();
    assertThat(paused.rateNow()).isZero();

    assertThat(thread.changeRate(1_000, PATIENCE)).isTrue();
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              FeedProgress live = feed.progress().orElseThrow();
              assertThat(live.stats().orders()).isGreaterThan(paused.stats().orders() + 50);
              assertThat(live.rateNow()).isBetween(50.0, 10_000.0);
            });
  }

  @Test
  void aRateThatWasWithdrawnDoesNotHurryTheNextTries() throws InterruptedException {
    thread.close();
    Semaphore pauses = new Semaphore(0);
    thread =
        new FeedThread(feed, Clock.systemUTC(), SETTINGS, failures::add) {
          @Override
          void pause() throws InterruptedException {
            pauses.acquire();
          }
        };
    thread.start();
    assertThat(thread.changeRate(3, PATIENCE)).isTrue();
    log.away = true;
    Awaitility.await().atMost(PATIENCE).until(pauses::hasQueuedThreads);
    assertThat(thread.changeRate(9, Duration.ofMillis(50))).isFalse();

    for (int tries = 1; tries < 4; tries++) {
      int next = tries;
      pauses.release();
      Awaitility.await().atMost(PATIENCE).until(() -> log.refused.get() >= next);
      Awaitility.await().atMost(PATIENCE).until(pauses::hasQueuedThreads);
      assertThat(log.refused).hasValue(next);
    }
    log.away = false;
    pauses.release();
    assertThat(thread.changeRate(3, PATIENCE)).isTrue();
    assertThat(lines).noneMatch(line -> line.contains("9 orders/s"));
  }

  @Test
  void aRateThatIsAskedForInAnOutageHoldsWhenItIsOver() throws InterruptedException {
    assertThat(thread.changeRate(0, PATIENCE)).isTrue();
    log.away = true;
    var asked =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return thread.changeRate(7, PATIENCE);
              } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
              }
            });
    Awaitility.await().atMost(PATIENCE).until(() -> log.refused.get() > 0);
    log.away = false;

    assertThat(asked.join()).isTrue();
    assertThat(feed.progress().orElseThrow().stats().ordersPerSecond()).isEqualTo(7);
  }

  @Test
  void anErrorThatEndsTheThreadIsToldAndIsTheReasonForNotBeingLive() {
    assertThat(thread.death()).isEmpty();
    log.broken = true;

    Awaitility.await().atMost(PATIENCE).until(() -> !failures.isEmpty());

    assertThat(failures).singleElement().isInstanceOf(NoClassDefFoundError.class);
    assertThat(thread.death()).contains("org/xerial/snappy/Snappy");
    assertThat(thread.trouble()).isEqualTo(thread.death());
  }

  @Test
  void aFeedThatIsStoppedInOrderIsNotDead() {
    thread.close();

    assertThat(thread.death()).isEmpty();
    assertThat(failures).isEmpty();
  }
}
