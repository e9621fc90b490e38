package io.salespulse.sink.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
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

  /**
   * @param since of {@link #nanoTime}
   * @param refused whether Kafka is there and does not let this sink in
   */
  private record Silence(long since, boolean refused) {}

  private final String servers;
  private final LongSupplier receivedBytes;
  private final LongSupplier refusals;
  private final LongSupplier nanoTime;
  private long received;
  private long refusalsWhenHeard;
  private long heardAt;
  private int silentLooks;
  private volatile Optional<Silence> silence = Optional.empty();

  @Inject
  KafkaWatch(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, KafkaLink kafka) {
    this(servers, kafka::receivedBytes, kafka::refusals, System::nanoTime);
  }

  /**
   * @param receivedBytes since the start
   * @param refusals since the start
   */
  KafkaWatch(
      String servers, LongSupplier receivedBytes, LongSupplier refusals, LongSupplier nanoTime) {
    this.servers = servers;
    this.receivedBytes = receivedBytes;
    this.refusals = refusals;
    this.nanoTime = nanoTime;
    heardAt = nanoTime.getAsLong();
  }

  /** Called by one thread, once in {@link Housekeeping#EVERY}. */
  void look() {
    long now = receivedBytes.getAsLong();
    if (now != received) {
      received = now;
      heard();
      return;
    }
    silentLooks++;
    if (silentLooks >= SILENT_LOOKS) {
      silent(new Silence(heardAt, refusals.getAsLong() > refusalsWhenHeard));
    }
  }

  /** Why nothing comes in, for people; empty where Kafka answers. */
  public Optional<String> trouble() {
    return silence.map(
        silent ->
            silent.refused()
                ? refusal() + "."
                : "Kafka at %s has not answered for %d s."
                    .formatted(servers, secondsSince(silent.since())));
  }

  private void heard() {
    if (silence.isPresent()) {
      LOG.infof("Kafka at %s answers again after %d s", servers, secondsSince(heardAt));
      silence = Optional.empty();
    }
    refusalsWhenHeard = refusals.getAsLong();
    heardAt = nanoTime.getAsLong();
    silentLooks = 0;
  }

  private void silent(Silence now) {
    if (silence.equals(Optional.of(now))) {
      return;
    }
    silence = Optional.of(now);
    LOG.warnf(
        "%s: waiting for it, nothing is lost",
        now.refused() ? refusal() : "Kafka at %s does not answer".formatted(servers));
  }

  private String refusal() {
    return "Kafka at %s does not let this sink in (wrong user, password or certificate?)"
        .formatted(servers);
  }

  private long secondsSince(long then) {
    return Duration.ofNanos(nanoTime.getAsLong() - then).toSeconds();
  }
}
