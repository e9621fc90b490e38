package io.salespulse.ui.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.Order;
import io.salespulse.contract.Topic;
import io.salespulse.ui.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the orders of the last minutes and all that come, on a thread of its own. It belongs to no
 * consumer group and commits nothing: whoever starts it sees the same. While Kafka is gone it says
 * so and tries again.
 */
public final class LiveFeed implements Runnable, AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Map<String, Object> OWN_SETTINGS =
      Map.of(
          ConsumerConfig.CLIENT_ID_CONFIG,
          "salespulse-ui",
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          "latest",
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          false,
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
          false,
          // Until then it reads on without the partitions that an operator adds.
          ConsumerConfig.METADATA_MAX_AGE_CONFIG,
          3000);

  /**
   * How patient it is.
   *
   * @param silence after which it asks, as a silent broker and a silent shop look the same until
   *     then
   * @param answer how long it waits for one
   * @param pause before it tries again
   */
  record Patience(Duration silence, Duration answer, Duration pause) {}

  private final String bootstrapServers;
  private final Map<String, Object> consumerSettings;
  private final ObjectMapper json;
  private final Clock clock;
  private final LiveWindow window;
  private final Patience patience;
  private final CountDownLatch closed = new CountDownLatch(1);

  private volatile Optional<Problem> problem;
  private volatile Consumer<byte[], byte[]> reading;

  /**
   * @param cluster settings of Kafka's clients: where the cluster is, and what it asks of them
   */
  public LiveFeed(Map<String, Object> cluster, ObjectMapper json, Clock clock, LiveWindow window) {
    this(
        cluster,
        json,
        clock,
        window,
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofSeconds(2)));
  }

  LiveFeed(
      Map<String, Object> cluster,
      ObjectMapper json,
      Clock clock,
      LiveWindow window,
      Patience patience) {
    this.bootstrapServers = String.valueOf(cluster.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
    this.consumerSettings = new HashMap<>(cluster);
    this.consumerSettings.putAll(OWN_SETTINGS);
    this.json = json;
    this.clock = clock;
    this.window = window;
    this.patience = patience;
    this.problem =
        Optional.of(
            new Problem("Connecting to Kafka at " + bootstrapServers + ".", clock.instant()));
  }

  /** Why the window says nothing, empty while it is up to date. */
  public Optional<Problem> problem() {
    return problem;
  }

  @Override
  public void run() {
    while (closed.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = consumer()) {
        reading = consumer;
        read(consumer);
      } catch (WakeupException closing) {
        return;
      } catch (ConfigException refused) {
        failed("A setting of Kafka's client is wrong: " + refused.getMessage() + ".");
      } catch (AuthenticationException | AuthorizationException refusal) {
        failed(
            "Kafka at %s does not let this page in: %s"
                .formatted(bootstrapServers, Problem.sentence(refusal.getMessage())));
      } catch (KafkaException failure) {
        failed("Kafka at %s does not answer.".formatted(bootstrapServers));
      }
      pause();
    }
  }

  /** Ends {@link #run()}. */
  @Override
  public void close() {
    closed.countDown();
    Consumer<byte[], byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    if (partitions.isEmpty()) {
      failed("Kafka at %s has no orders yet.".formatted(bootstrapServers));
      return;
    }
    consumer.assign(partitions);
    seek(consumer, partitions, clock.instant().minus(LiveWindow.LENGTH), patience.answer());
    window.clear();
    problem = Optional.empty();
    Instant heard = clock.instant();
    while (closed.getCount() > 0 && partitions(consumer).size() == partitions.size()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      Instant now = clock.instant();
      if (!records.isEmpty()) {
        records.forEach(order -> add(order, now));
        heard = now;
      } else if (now.isAfter(heard.plus(patience.silence()))) {
        consumer.endOffsets(partitions, patience.answer());
        heard = now;
      }
    }
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(Topic.ORDERS.topicName(), patience.answer()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  /**
   * Goes to the first record of each partition whose event time is {@code from} or later, or to the
   * end where there is none. The ends are asked first: a record that comes between the two answers
   * is then behind the end or among those that are found, and read either way.
   *
   * @throws KafkaException where Kafka does not answer in time
   */
  static void seek(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Instant from,
      Duration answer) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, answer);
    Map<TopicPartition, OffsetAndTimestamp> starts =
        consumer.offsetsForTimes(
            partitions.stream()
                .collect(Collectors.toMap(partition -> partition, any -> from.toEpochMilli())),
            answer);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp start = starts.get(partition);
      consumer.seek(partition, start == null ? ends.get(partition) : start.offset());
    }
  }

  /** What is no order is not counted; the sink says how many there are. */
  private void add(ConsumerRecord<byte[], byte[]> taken, Instant now) {
    Instant orderedAt = Instant.ofEpochMilli(taken.timestamp());
    if (taken.value() == null || orderedAt.isBefore(now.minus(LiveWindow.LENGTH))) {
      return;
    }
    try {
      Order order = json.readValue(taken.value(), Order.class);
      if (order != null && order.totalAmount() != null && order.totalAmount().signum() >= 0) {
        window.add(orderedAt, order.totalAmount(), now);
      }
    } catch (IOException notAnOrder) {
      return;
    }
  }

  private void failed(String what) {
    Instant since = problem.map(Problem::since).orElseGet(clock::instant);
    problem = Optional.of(new Problem(what, since));
  }

  private void pause() {
    try {
      if (closed.await(patience.pause().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  /**
   * @throws ConfigException where it was told something wrong, a certificate that is missing say
   * @throws KafkaException where no host of Kafka is known; it comes and goes with Kafka
   */
  private Consumer<byte[], byte[]> consumer() {
    try {
      return new KafkaConsumer<>(
          consumerSettings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException failure) {
      KafkaException reason = innermost(failure);
      throw reason instanceof ConfigException ? failure : new ConfigException(reason.getMessage());
    }
  }

  private static KafkaException innermost(KafkaException failure) {
    KafkaException inner = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof KafkaException known) {
        inner = known;
      }
    }
    return inner;
  }
}
