package io.salespulse.generator.feed;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.generator.shop.calendar.EventTime;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;

/** Runs a {@link Feed}: history as fast as Kafka takes it, then each step when its time comes. */
public class FeedThread implements AutoCloseable {

  /**
   * Between two looks at the clock and at who waits while catching up; some milliseconds of work.
   */
  private static final int STEPS_AT_ONCE = 500;

  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long ORDERLY_STOP_MILLIS = 4_000;

  private final Feed feed;
  private final Clock clock;
  private final FeedMessages messages;
  private final Consumer<Throwable> failed;

  /** Whoever has it uses the feed; fair, so that a change of the rate has its turn soon. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private final Condition changed = turn.newCondition();
  private Thread thread;
  private boolean open;
  private volatile boolean stopping;
  private volatile Optional<String> trouble = Optional.of("The generator is starting");
  private volatile Optional<String> death = Optional.empty();

  /**
   * @param failed told when the feed cannot go on, with the reason; the thread ends after it
   */
  public FeedThread(Feed feed, Clock clock, FeedSettings settings, Consumer<Throwable> failed) {
    this.feed = feed;
    this.clock = clock;
    this.messages = new FeedMessages(settings);
    this.failed = failed;
  }

  public void start() {
    thread = new Thread(this::run, "feed");
    thread.start();
  }

  /**
   * Changes the rate at the next quiet point, once the feed is open.
   *
   * @param perSecond mean orders per second; 0 pauses
   * @return false where the rate does not hold in time; then it will not hold later either
   */
  public boolean changeRate(double perSecond, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try {
      while (System.nanoTime() < end) {
        if (!open) {
          changed.awaitNanos(end - System.nanoTime());
        } else if (changesRate(perSecond, Duration.ofNanos(end - System.nanoTime()))) {
          return true;
        }
      }
      return false;
    } finally {
      turn.unlock();
    }
  }

  private boolean changesRate(double perSecond, Duration patience) {
    try {
      double before = stats().ordersPerSecond();
      boolean changes = feed.setRate(perSecond, now(), patience);
      if (changes && perSecond != before) {
        messages.rateChanged(perSecond);
      }
      changed.signalAll();
      return changes;
    } catch (LogUnavailableException | UncheckedIOException failure) {
      troubled(failure);
      return false;
    }
  }

  /** As {@link Feed#progress}. */
  public Optional<FeedProgress> progress() {
    return feed.progress();
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
    stopping = true;
    try {
      if (turn.tryLock(ORDERLY_STOP_MILLIS / 2, TimeUnit.MILLISECONDS)) {
        changed.signalAll();
        turn.unlock();
      }
      thread.join(ORDERLY_STOP_MILLIS / 2);
      // Kafka is away: what it did not acknowledge is sent again at the next start.
      thread.interrupt();
      thread.join(ORDERLY_STOP_MILLIS / 8);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has its turn all the time, but for waits and a moment after each round. */
  private void run() {
    turn.lock();
    try {
      while (!stopping) {
        try {
          open();
          work();
        } catch (LogUnavailableException | UncheckedIOException failure) {
          troubled(failure);
          pause();
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
    } finally {
      open = false;
      turn.unlock();
    }
  }

  /** Between two tries to open the feed. */
  void pause() throws InterruptedException {
    changed.awaitNanos(LONGEST_WAIT_NANOS);
  }

  private void open() {
    boolean first = feed.open(clock.instant());
    open = true;
    trouble = Optional.empty();
    messages.opened(first, stats(), clock.instant());
    changed.signalAll();
  }

  private void troubled(RuntimeException failure) {
    open = false;
    String reason = failure.getMessage();
    if (!trouble.equals(Optional.of(reason))) {
      messages.troubled(reason);
      trouble = Optional.of(reason);
    }
  }

  private void work() throws InterruptedException {
    long kept = System.nanoTime();
    while (open && !stopping) {
      boolean behind = feed.advance(now(), STEPS_AT_ONCE);
      boolean checkpointDue = System.nanoTime() - kept > CHECKPOINT_NANOS;
      if (checkpointDue) {
        feed.checkpoint();
        kept = System.nanoTime();
      } else if (!behind) {
        feed.settle();
      }
      if (checkpointDue || !behind) {
        messages.progressed(stats(), clock.instant());
      }
      if (behind) {
        turn.unlock();
        turn.lock();
      } else {
        changed.awaitNanos(nanosToNextStep());
      }
    }
    if (open) {
      feed.checkpoint();
    }
  }

  /** Not longer than a second, so that the checkpoint follows the last step soon. */
  private long nanosToNextStep() {
    return Math.min(LONGEST_WAIT_NANOS, feed.nextAt() - now());
  }

  private GeneratorStats stats() {
    return feed.progress().orElseThrow().stats();
  }

  private long now() {
    return EventTime.nanos(clock.instant());
  }
}
