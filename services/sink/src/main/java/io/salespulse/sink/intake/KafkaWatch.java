package io.salespulse.sink.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Knows by what the consumer receives whether Kafka answers; an outage is worth one line, its end
 * another. The consumer asks Kafka something every three seconds at least, whatever its group is
 * doing, so that nobody else has to ask. Silence is counted in looks: by a clock, a sink that was
 * paused would take its own pause for Kafka's.
 */
@Singleton
public final class KafkaWatch {

  /** Two questions of the consumer in a row without an answer. */
  static final int SILENT_LOOKS = (int) Duration.ofSeconds(6).dividedBy(Housekeeping.EVERY);

  private static final Logger LOG = Logger.getLogger(KafkaWatch.class);

  private final String servers;
  private final LongSupplier receivedBytes;
  private final LongSupplier nanoTime;
  private long received;
  private long heardAt;
  private int silentLooks;
  private volatile OptionalLong silentSince = OptionalLong.empty();

  @Inject
  KafkaWatch(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, KafkaLink kafka) {
    this(servers, kafka::receivedBytes, System::nanoTime);
  }

  /**
   * @param receivedBytes since the start
   */
  KafkaWatch(String servers, LongSupplier receivedBytes, LongSupplier nanoTime) {
    this.servers = servers;
    this.receivedBytes = receivedBytes;
    this.nanoTime = nanoTime;
    heardAt = nanoTime.getAsLong();
  }

  /** Called by one thread, once in {@link Housekeeping#EVERY}. */
  void look() {
    long now = receivedBytes.getAsLong();
    if (now == received) {
      silentLooks++;
      if (silentLooks == SILENT_LOOKS) {
        LOG.warnf("Kafka at %s does not answer: waiting for it, nothing is lost", servers);
        silentSince = OptionalLong.of(heardAt);
      }
      return;
    }
    if (silentSince.isPresent()) {
      LOG.infof("Kafka at %s answers again after %d s", servers, secondsSince(heardAt));
      silentSince = OptionalLong.empty();
    }
    received = now;
    heardAt = nanoTime.getAsLong();
    silentLooks = 0;
  }

  /** Why nothing comes in, for people; empty where Kafka answers. */
  public Optional<String> trouble() {
    OptionalLong since = silentSince;
    return since.isPresent()
        ? Optional.of(
            "Kafka at %s has not answered for %d s."
                .formatted(servers, secondsSince(since.getAsLong())))
        : Optional.empty();
  }

  private long secondsSince(long then) {
    return Duration.ofNanos(nanoTime.getAsLong() - then).toSeconds();
  }
}
