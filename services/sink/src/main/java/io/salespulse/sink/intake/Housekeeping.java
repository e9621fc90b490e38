package io.salespulse.sink.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.salespulse.sink.drift.Drifts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What has to be done whether records come or not. It is scheduled by the clock that counts since
 * the start: Quarkus' scheduler asks the wall clock whether it is time, and would do nothing for
 * hours when that is set back by hours.
 */
@ApplicationScoped
class Housekeeping {

  /** How long after its time at most a segment's age is noticed. */
  static final Duration EVERY = Duration.ofMillis(500);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Logger LOG = Logger.getLogger(Housekeeping.class);

  /** A topic's few records of a second say little about it. */
  private static final Duration JUDGED_EVERY = Duration.ofMinutes(1);

  private final Partitions partitions;
  private final Drifts drifts;
  private final Breakdown breakdown;
  private final ScheduledExecutorService timer;
  private final List<Future<?>> tasks = new ArrayList<>();

  Housekeeping(
      Partitions partitions, Drifts drifts, Breakdown breakdown, ScheduledExecutorService timer) {
    this.partitions = partitions;
    this.drifts = drifts;
    this.breakdown = breakdown;
    this.timer = timer;
  }

  void start(@Observes StartupEvent event) {
    every(EVERY, partitions::publishAged);
    every(EVERY, partitions::retry);
    every(LOOK_EVERY, partitions::look);
    every(JUDGED_EVERY, () -> partitions.mostlyRejected().forEach(LOG::warn));
    every(JUDGED_EVERY, () -> partitions.lookForTopics().forEach(LOG::warn));
    every(JUDGED_EVERY, this::watchFields);
  }

  /** The consumer is closed after this, which gives the partitions to other sinks. */
  void stop(@Observes ShutdownEvent event) {
    tasks.forEach(task -> task.cancel(false));
    partitions.finish();
    drifts.keep();
  }

  private void watchFields() {
    drifts.judge().forEach(LOG::warn);
    drifts.keep();
  }

  private void every(Duration delay, Runnable task) {
    tasks.add(
        timer.scheduleWithFixedDelay(
            () -> carefully(task), delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void carefully(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException surprise) {
      // The timer would never call again.
      LOG.error("Housekeeping failed and goes on", surprise);
    } catch (Error broken) {
      breakdown.note("Housekeeping", broken);
      throw broken;
    }
  }
}
