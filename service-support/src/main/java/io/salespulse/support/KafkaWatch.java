package io.salespulse.support;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jboss.logging.Logger;

/**
 * Asks Kafka again and again whether it is there; an outage is worth one line, its end another.
 * Silence is two questions in a row without an answer: by one of them, a service that was paused
 * would take its own pause for Kafka's. The timer counts by a clock that nobody sets.
 */
public final class KafkaWatch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KafkaWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int PATIENCE_MILLIS = 2_500;
  private static final int SILENT_QUESTIONS = 2;

  /** Asks Kafka, and returns with its answer. */
  @FunctionalInterface
  public interface Question extends AutoCloseable {

    void ask() throws InterruptedException, ExecutionException, TimeoutException;

    @Override
    default void close() {}
  }

  private record ClusterQuestion(Admin admin) implements Question {

    @Override
    public void ask() throws InterruptedException, ExecutionException, TimeoutException {
      admin.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
      admin.close(Duration.ZERO);
    }
  }

  /**
   * @param since of {@link #nanoTime}
   * @param refusal what Kafka says where it is there and does not let the service in
   */
  private record Outage(long since, Optional<String> refusal) {}

  private final String service;
  private final String servers;
  private final Question question;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(KafkaWatch::thread);
  private long heardAt;
  private int unanswered;
  private volatile Optional<Outage> outage = Optional.empty();

  /**
   * Begins nothing yet.
   *
   * @param service as it is told of, such as {@code the generator}
   * @param servers where Kafka is, for people
   * @param nanoTime a clock that nobody sets
   */
  public KafkaWatch(String service, String servers, Question question, LongSupplier nanoTime) {
    this.service = service;
    this.servers = servers;
    this.question = question;
    this.nanoTime = nanoTime;
    heardAt = nanoTime.getAsLong();
  }

  /**
   * Begins to watch.
   *
   * @param service as it is told of, such as {@code the generator}
   * @param settings of any client of this Kafka
   * @throws ConfigurationException where no client can be made of them, which needs no answer yet
   */
  public static KafkaWatch start(String service, Map<String, Object> settings) {
    Map<String, Object> impatient = new HashMap<>(settings);
    impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    Admin admin;
    try {
      admin = Admin.create(impatient);
    } catch (KafkaException wrong) {
      throw new ConfigurationException(
          reason(wrong)
              + ". Check KAFKA_BOOTSTRAP_SERVERS, which is host:port, and the other KAFKA_ settings",
          wrong);
    }
    KafkaWatch watch =
        new KafkaWatch(
            service,
            String.valueOf(settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)),
            new ClusterQuestion(admin),
            System::nanoTime);
    watch.timer.scheduleWithFixedDelay(watch::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  /** What is innermost, a file that is missing say, often has its name alone for a message. */
  private static String reason(KafkaException failure) {
    Throwable ofKafka =
        Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
            .filter(KafkaException.class::isInstance)
            .reduce(failure, (outer, inner) -> inner);
    return ofKafka.getCause() == null
        ? ofKafka.getMessage()
        : ofKafka.getMessage() + ": " + ofKafka.getCause().getMessage();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "kafka-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Why Kafka cannot be used, for people; empty where it answers. */
  public Optional<String> trouble() {
    return outage.map(
        now ->
            now.refusal()
                    .orElseGet(
                        () ->
                            "Kafka at %s has not answered for %d s"
                                .formatted(servers, secondsSince(now.since())))
                + ".");
  }

  /** Called by one thread. */
  void look() {
    try {
      question.ask();
      answered();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof AuthenticationException refused) {
        unanswered = 0;
        away(
            Optional.of(
                "Kafka at %s does not let %s in (%s)"
                    .formatted(servers, service, refused.getMessage())));
      } else {
        silent();
      }
    } catch (TimeoutException | KafkaException noAnswer) {
      silent();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void answered() {
    outage.ifPresent(
        over ->
            LOG.infof("Kafka at %s answers again after %d s", servers, secondsSince(over.since())));
    outage = Optional.empty();
    unanswered = 0;
    heardAt = nanoTime.getAsLong();
  }

  private void silent() {
    unanswered++;
    if (unanswered >= SILENT_QUESTIONS) {
      away(Optional.empty());
    }
  }

  private void away(Optional<String> refusal) {
    Optional<Outage> now = Optional.of(new Outage(heardAt, refusal));
    if (!outage.equals(now)) {
      outage = now;
      LOG.warnf(
          "%s: waiting for it, nothing is lost",
          refusal.orElse("Kafka at %s does not answer".formatted(servers)));
    }
  }

  private long secondsSince(long then) {
    return Duration.ofNanos(nanoTime.getAsLong() - then).toSeconds();
  }

  /** Asks no more. */
  @Override
  public void close() {
    timer.shutdownNow();
    question.close();
  }
}
