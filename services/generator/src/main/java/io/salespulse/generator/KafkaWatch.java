package io.salespulse.generator;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Asks Kafka again and again whether it is there; an outage is worth one line, its end another. */
@ApplicationScoped
class KafkaWatch {

  private static final Logger LOG = Logger.getLogger(KafkaWatch.class);
  private static final int PATIENCE_MILLIS = 3_000;

  private final String servers;
  private final Map<String, Object> settings;
  private Optional<Admin> admin = Optional.empty();
  private volatile boolean answered;
  private volatile Optional<Instant> awaySince = Optional.empty();

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
    } catch (ExecutionException | TimeoutException | KafkaException noAnswer) {
      away();
    }
  }

  /** Made when first used, for a host name may not be known yet when the service starts. */
  private synchronized Admin admin() {
    Admin client = admin.orElseGet(() -> Admin.create(settings));
    admin = Optional.of(client);
    return client;
  }

  private void there() {
    awaySince.ifPresent(
        since ->
            LOG.infof(
                "Kafka at %s answers again after %d s",
                servers, Duration.between(since, Instant.now()).toSeconds()));
    awaySince = Optional.empty();
    answered = true;
  }

  private void away() {
    if (awaySince.isEmpty()) {
      LOG.warnf("Kafka at %s does not answer: waiting for it, nothing is lost", servers);
      awaySince = Optional.of(Instant.now());
    }
  }

  /** Why Kafka cannot be written to, for people; empty where it can. */
  Optional<String> trouble() {
    return awaySince
        .map(since -> "Kafka at %s does not answer since %s".formatted(servers, since))
        .or(() -> answered ? Optional.empty() : Optional.of("Kafka was not asked yet"));
  }

  @PreDestroy
  synchronized void close() {
    admin.ifPresent(client -> client.close(Duration.ZERO));
  }
}
