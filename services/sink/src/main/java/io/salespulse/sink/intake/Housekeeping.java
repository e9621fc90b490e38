package io.salespulse.sink.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What has to be done whether records come or not. */
@ApplicationScoped
class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);
  private static final Duration COMMIT_AT_SHUTDOWN = Duration.ofSeconds(1);

  /** More than Kafka takes to notice that this sink's predecessor was killed. */
  private static final int PATIENCE_SECONDS = 15;

  private final Partitions partitions;
  private final KafkaLink kafka;
  private final String bootstrapServers;
  private int seconds;

  Housekeeping(
      Partitions partitions,
      KafkaLink kafka,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.partitions = partitions;
    this.kafka = kafka;
    this.bootstrapServers = bootstrapServers;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void everySecond() {
    if (!partitions.haveJoined() && ++seconds == PATIENCE_SECONDS) {
      LOG.warnf("Waiting for Kafka at %s (KAFKA_BOOTSTRAP_SERVERS).", bootstrapServers);
    }
    partitions.publishAged();
    if (partitions.isRetryDue()) {
      kafka.later(partitions::retry);
    }
  }

  /** The consumer is closed after this, which gives the partitions to other sinks. */
  void stop(@Observes ShutdownEvent event) {
    partitions.finish();
    kafka.commitAll(partitions.all(), COMMIT_AT_SHUTDOWN);
  }
}
