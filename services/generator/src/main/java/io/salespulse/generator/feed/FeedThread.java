package io.salespulse.generator.feed;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.generator.shop.Timeline;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;

/** Runs a {@link Feed}: history as fast as Kafka takes it, then each step when its time comes. */
public final class FeedThread implements AutoCloseable {

  /**
   * Between two looks at the clock and at commands while catching up; some milliseconds of work.
   */
  private static final int STEPS_AT_ONCE = 500;

  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long RETRY_MILLIS = 1_000;
  private static final long LONGEST_WAIT_MILLIS = 1_000;
  private static final long ORDERLY_STOP_MILLIS = 4_000;

  private final Feed feed;
  private final Clock clock;
  private final Journal journal;
  private final Consumer<Throwable> failed;
  private final Pause betweenTries;
  private final Thread thread;
  private final BlockingDeque<RateChange> commands = new LinkedBlockingDeque<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Optional<String> trouble = Optional.of("The generator is starting");
  private volatile Optional<String> death = Optional.empty();

  /** Lets time go by between two tries to open the feed. */
  interface Pause {
    /** Whether the thread was asked to stop meanwhile. */
    boolean stoppedWithin(long millis) throws InterruptedException;
  }

  /**
   * @param failed told when the feed cannot go on, with the reason; the thread ends after it
   */
  public FeedThread(Feed feed, Clock clock, FeedSettings settings, Consumer<Throwable> failed) {
    this.feed = feed;
    this.clock = clock;
    this.journal = new Journal(settings);
    this.failed = failed;
    this.betweenTries = millis -> stopping.await(millis, TimeUnit.MILLISECONDS);
    this.thread = new Thread(this::run, "feed");
  }

  /**
   * @param betweenTries instead of waiting for the clock
   */
  FeedThread(
      Feed feed,
      Clock clock,
      FeedSettings settings,
      Consumer<Throwable> failed,
      Pause betweenTries) {
    this.feed = feed;
    this.clock = clock;
    this.journal = new Journal(settings);
    this.failed = failed;
    this.betweenTries = betweenTries;
    this.thread = new Thread(this::run, "feed");
  }

  public void start() {
    thread.start();
  }

  /**
   * Asks for a rate, to hold from the next quiet point on.
   *
   * @param perSecond mean orders per second; 0 pauses
   */
  public RateChange changeRate(double perSecond) {
    RateChange change = new RateChange(perSecond);
    commands.add(change);
    return change;
  }

  /** Why nothing can be emitted at the moment, for people. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Why the thread has ended without being asked to; empty while it runs. */
  public Optional<String> death() {
    return death;
  }

  /** Stops in order: what was emitted is acknowledged and kept, unless Kafka is not there. */
  @Override
  public void close() {
    stopping.countDown();
    RateChange wake = new RateChange(0);
    wake.take();
    commands.add(wake);
    try {
      thread.join(ORDERLY_STOP_MILLIS);
      // Kafka is away: what it did not acknowledge is sent again at the next start.
      thread.interrupt();
      thread.join(ORDERLY_STOP_MILLIS / 8);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopped()) {
        try {
          open();
          work();
        } catch (LogUnavailableException | UncheckedIOException failure) {
          trouble = Optional.of(failure.getMessage());
          journal.troubled(failure.getMessage());
          waitToTryAgain();
        }
      }
    } catch (InterruptException | InterruptedException stopped) {
      // The next start goes on from the last checkpoint.
    } catch (RuntimeException | Error unforeseen) {
      // Whatever it was, a service without its feed would look alive and emit nothing.
      String reason = Objects.requireNonNullElse(unforeseen.getMessage(), unforeseen.toString());
      trouble = Optional.of(reason);
      death = trouble;
      failed.accept(unforeseen);
    }
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  /** What is asked for meanwhile stays in line, unless nobody waits for it any more. */
  private void waitToTryAgain() throws InterruptedException {
    if (!betweenTries.stoppedWithin(RETRY_MILLIS)) {
      commands.removeIf(RateChange::isWithdrawn);
    }
  }

  private void open() {
    boolean first = feed.open(clock.instant());
    trouble = Optional.empty();
    journal.opened(first, stats(), clock.instant());
  }

  private void work() throws InterruptedException {
    long kept = System.nanoTime();
    while (!stopped()) {
      boolean behind = feed.advance(now(), STEPS_AT_ONCE);
      boolean checkpointDue = System.nanoTime() - kept > CHECKPOINT_NANOS;
      if (checkpointDue) {
        feed.checkpoint();
        kept = System.nanoTime();
      } else if (!behind) {
        feed.settle();
      }
      if (checkpointDue || !behind) {
        journal.progressed(stats(), clock.instant());
      }
      Optional<RateChange> change = next(behind ? 0 : millisToNextStep());
      if (change.isPresent()) {
        make(change.get());
      }
    }
    feed.checkpoint();
  }

  private void make(RateChange change) {
    // The part that an outage can hold up comes first: until it is over the change can be
    // withdrawn.
    try {
      feed.settle();
    } catch (LogUnavailableException outage) {
      commands.addFirst(change);
      throw outage;
    }
    if (change.take()) {
      boolean changes = change.perSecond() != stats().ordersPerSecond();
      feed.setRate(change.perSecond(), now());
      if (changes) {
        journal.rateChanged(change.perSecond());
      }
      change.done();
    }
  }

  private Optional<RateChange> next(long millis) throws InterruptedException {
    return Optional.ofNullable(commands.poll(millis, TimeUnit.MILLISECONDS));
  }

  /** Not longer than a second, so that the checkpoint follows the last step soon. */
  private long millisToNextStep() {
    long nanos = feed.nextAt() - now();
    return Math.max(1, Math.min(LONGEST_WAIT_MILLIS, nanos / 1_000_000));
  }

  private GeneratorStats stats() {
    return feed.progress().orElseThrow().stats();
  }

  private long now() {
    return Timeline.nanos(clock.instant());
  }
}
