package io.salespulse.sink.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What has to be done whether records come or not. It has a timer of its own, which counts by a
 * clock that nobody sets: Quarkus' scheduler asks the wall clock whether it is time, and would do
 * nothing for hours when that is set back by hours.
 */
@ApplicationScoped
class Housekeeping {

  /** How long after its time at most a segment's age is noticed. */
  static final Duration EVERY = Duration.ofMillis(500);

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);
  private static final Duration COMMIT_AT_SHUTDOWN = Duration.ofSeconds(1);

  /** More than Kafka takes to notice that this sink's predecessor was killed. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** A minute: a topic's few records of a second say little about it. */
  private static final long ROUNDS_BETWEEN_JUDGEMENTS = Duration.ofMinutes(1).dividedBy(EVERY);

  private final Partitions partitions;
  private final KafkaLink kafka;
  private final KafkaWatch watch;
  private final TopicWatch topics;
  private final Breakdown breakdown;
  private final String bootstrapServers;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Housekeeping::thread);
  private long notJoinedSince;
  private boolean warned;
  private long rounds;

  Housekeeping(
      Partitions partitions,
      KafkaLink kafka,
      KafkaWatch watch,
      TopicWatch topics,
      Breakdown breakdown,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.partitions = partitions;
    this.kafka = kafka;
    this.watch = watch;
    this.topics = topics;
    this.breakdown = breakdown;
    this.bootstrapServers = bootstrapServers;
  }

  void start(@Observes StartupEvent event) {
    notJoinedSince = System.nanoTime();
    timer.scheduleWithFixedDelay(
        this::keepHouse, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The consumer is closed after this, which gives the partitions to other sinks. */
  void stop(@Observes ShutdownEvent event) {
    timer.shutdown();
    partitions.finish();
    kafka.commitAll(partitions.all(), COMMIT_AT_SHUTDOWN);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "housekeeping");
    // A start that fails ends the process without a call of stop.
    thread.setDaemon(true);
    return thread;
  }

  private void keepHouse() {
    try {
      partitions.publishAged();
      if (partitions.isRetryDue()) {
        kafka.later(partitions::retry);
      }
      watch.look();
      topics.look();
      warnOnceWithoutPartitions();
      if (++rounds % ROUNDS_BETWEEN_JUDGEMENTS == 0) {
        partitions.mostlyRejected().forEach(LOG::warn);
      }
    } catch (RuntimeException surprise) {
      // The timer would never call again.
      LOG.error("Housekeeping failed and goes on", surprise);
    } catch (Error broken) {
      breakdown.note("Housekeeping", broken);
      throw broken;
    }
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
