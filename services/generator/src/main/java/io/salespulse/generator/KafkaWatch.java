package io.salespulse.generator;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jboss.logging.Logger;

/** Asks Kafka again and again whether it is there; an outage is worth one line, its end another. */
@ApplicationScoped
class KafkaWatch {

  private static final Logger LOG = Logger.getLogger(KafkaWatch.class);
  private static final int PATIENCE_MILLIS = 3_000;

  /**
   * @param refusal what Kafka says where it is there and does not let the generator in
   */
  private record Outage(Instant since, Optional<String> refusal) {}

  private final String servers;
  private final Map<String, Object> settings;
  private Optional<Admin> admin = Optional.empty();
  private volatile boolean answered;
  private volatile Optional<Outage> outage = Optional.empty();

  KafkaWatch(@Identifier("default-kafka-broker") Map<String, Object> settings) {
    servers = String.valueOf(settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    this.settings = new HashMap<>(settings);
    this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() throws InterruptedException {
    try {
      admin().describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      there();
    } catch (ExecutionException failure) {
      away(refusal(failure.getCause()));
    } catch (TimeoutException | KafkaException noAnswer) {
      away(Optional.empty());
    }
  }

  /** Made when first used, for a host name may not be known yet when the service starts. */
  private synchronized Admin admin() {
    Admin client = admin.orElseGet(() -> Admin.create(settings));
    admin = Optional.of(client);
    return client;
  }

  private void there() {
    outage.ifPresent(
        over ->
            LOG.infof(
                "Kafka at %s answers again after %d s",
                servers, Duration.between(over.since(), Instant.now()).toSeconds()));
    outage = Optional.empty();
    answered = true;
  }

  private void away(Optional<String> refusal) {
    Outage now = new Outage(outage.map(Outage::since).orElseGet(Instant::now), refusal);
    if (!outage.equals(Optional.of(now))) {
      outage = Optional.of(now);
      LOG.warnf("%s: waiting for it, nothing is lost", describe(now));
    }
  }

  private static Optional<String> refusal(Throwable failure) {
    return failure instanceof AuthenticationException
        ? Optional.of(failure.getMessage())
        : Optional.empty();
  }

  private String describe(Outage outage) {
    return outage
        .refusal()
        .map(why -> "Kafka at %s does not let the generator in (%s)".formatted(servers, why))
        .orElse("Kafka at %s does not answer".formatted(servers));
  }

  /** Why Kafka cannot be written to, for people; empty where it can. */
  Optional<String> trouble() {
    return outage
        .map(
            now ->
                "%s since %s".formatted(describe(now), now.since().truncatedTo(ChronoUnit.SECONDS)))
        .or(() -> answered ? Optional.empty() : Optional.of("Kafka was not asked yet"));
  }

  @PreDestroy
  synchronized void close() {
    admin.ifPresent(client -> client.close(Duration.ZERO));
  }
}
