package io.salespulse.sink.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.salespulse.support.KafkaWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);

  /** More than Kafka takes to notice that this sink's predecessor was killed. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** A topic's few records of a second say little about it. */
  private static final Duration JUDGED_EVERY = Duration.ofMinutes(1);

  private final Partitions partitions;
  private final KafkaWatch watch;
  private final TopicWatch topics;
  private final Breakdown breakdown;
  private final String bootstrapServers;
  private final ScheduledExecutorService timer;
  private final List<Future<?>> tasks = new ArrayList<>();
  private long notJoinedSince;
  private boolean warned;

  Housekeeping(
      Partitions partitions,
      KafkaWatch watch,
      TopicWatch topics,
      Breakdown breakdown,
      ScheduledExecutorService timer,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.partitions = partitions;
    this.watch = watch;
    this.topics = topics;
    this.breakdown = breakdown;
    this.timer = timer;
    this.bootstrapServers = bootstrapServers;
  }

  void start(@Observes StartupEvent event) {
    notJoinedSince = System.nanoTime();
    every(EVERY, this::keepHouse);
    every(TopicWatch.EVERY, topics::look);
    every(JUDGED_EVERY, () -> partitions.mostlyRejected().forEach(LOG::warn));
  }

  /** The consumer is closed after this, which gives the partitions to other sinks. */
  void stop(@Observes ShutdownEvent event) {
    tasks.forEach(task -> task.cancel(false));
    partitions.finish();
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

  private void keepHouse() {
    partitions.publishAged();
    partitions.retry();
    warnOnceWithoutPartitions();
  }

  private void warnOnceWithoutPartitions() {
    if (watch.trouble().isPresent()) {
      // Whose line says enough.
      notJoinedSince = System.nanoTime();
    } else if (!warned
        && !partitions.haveJoined()
        && System.nanoTime() - notJoinedSince >= PATIENCE.toNanos()) {
      LOG.warnf(
          "Kafka at %s answers, but gives this sink no partitions: may its user read the topics and"
              + " be in its group?",
          bootstrapServers);
      warned = true;
    }
  }
}
