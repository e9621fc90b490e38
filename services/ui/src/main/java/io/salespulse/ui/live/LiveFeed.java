package io.salespulse.ui.live;

import io.salespulse.contract.Topic;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.live.OrderVersion.Place;
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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the orders of the last minutes and all that come, on a thread of its own; of transactions
 * those that were committed. It belongs to no consumer group and commits nothing: whoever starts it
 * sees the same. While Kafka is gone it says so and tries again.
 */
public final class LiveFeed implements Runnable, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LiveFeed.class);

  private static final Duration POLL = Duration.ofSeconds(1);

  /** What is further ahead the sink rejects: it would be the newest for as long. */
  private static final Duration LATEST = Duration.ofDays(1);

  private static final Map<String, Object> OWN_SETTINGS =
      Map.of(
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
   * @param look how often it asks for the ends: a silent broker and a silent shop look the same
   *     until then, and so do an open transaction and no orders
   * @param answer how long it waits for one
   * @param pause before it tries again
   */
  record Patience(Duration look, Duration answer, Duration pause) {}

  private final String bootstrapServers;
  private final Map<String, Object> cluster;
  private final Clock clock;
  private final LiveWindow window;
  private final Patience patience;
  private final OrderReader orders;
  private final CountDownLatch closed = new CountDownLatch(1);

  private volatile Optional<Problem> problem;
  private volatile long waiting;
  private volatile Consumer<byte[], byte[]> reading;

  /** Its thread alone uses it. */
  private String loggedDefect = "";

  /**
   * @param cluster settings of Kafka's clients: where the cluster is, and what it asks of them
   */
  public LiveFeed(Map<String, Object> cluster, Clock clock, LiveWindow window, OrderRules rules) {
    this(
        cluster,
        clock,
        window,
        rules,
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofSeconds(2)));
  }

  LiveFeed(
      Map<String, Object> cluster,
      Clock clock,
      LiveWindow window,
      OrderRules rules,
      Patience patience) {
    this.bootstrapServers = String.valueOf(cluster.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
    this.cluster = Map.copyOf(cluster);
    this.clock = clock;
    this.window = window;
    this.orders = new OrderReader(rules);
    this.patience = patience;
    this.problem =
        Optional.of(
            new Problem("Connecting to Kafka at " + bootstrapServers + ".", clock.instant()));
  }

  /** Why the window says nothing, empty while it is up to date. */
  public Optional<Problem> problem() {
    return problem;
  }

  /** Records that the window lacks until a producer ends the transaction that it left open. */
  public long waiting() {
    return waiting;
  }

  @Override
  public void run() {
    while (closed.getCount() > 0) {
      readUntilItFails();
      pause();
    }
  }

  private void readUntilItFails() {
    try (Consumer<byte[], byte[]> committed = consumer("read_committed");
        Consumer<byte[], byte[]> uncommitted = consumer("read_uncommitted")) {
      reading = committed;
      try {
        read(committed, new OpenTransactions(uncommitted));
      } catch (RuntimeException failure) {
        // Before the consumers are closed: they wait for Kafka, and the strip would look well.
        failed(failure);
      } catch (Error end) {
        failed("The reading of orders has ended by %s. Start the dashboard anew.".formatted(end));
        throw end;
      }
    } catch (RuntimeException failure) {
      failed(failure);
    }
  }

  private void failed(RuntimeException failure) {
    if (failure instanceof WakeupException) {
      closed.countDown();
    } else if (failure instanceof ConfigException) {
      failed("A setting of Kafka's client is wrong: " + failure.getMessage() + ".");
    } else if (failure instanceof AuthenticationException
        || failure instanceof AuthorizationException) {
      failed(
          "Kafka at %s does not let this page in: %s"
              .formatted(bootstrapServers, Problem.sentence(failure.getMessage())));
    } else if (failure instanceof TimeoutException || failure instanceof DisconnectException) {
      failed("Kafka at %s does not answer.".formatted(bootstrapServers));
    } else {
      String what =
          "The orders that Kafka at %s has cannot be read: %s."
              .formatted(bootstrapServers, innermost(failure, Throwable.class));
      failed(what);
      if (!loggedDefect.equals(what)) {
        loggedDefect = what;
        LOG.error(what + " It is tried again and again.", failure);
      }
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

  private void read(Consumer<byte[], byte[]> consumer, OpenTransactions transactions) {
    List<TopicPartition> partitions = partitions(consumer);
    if (partitions.isEmpty()) {
      failed("Kafka at %s has no orders yet.".formatted(bootstrapServers));
      return;
    }
    consumer.assign(partitions);
    seek(consumer, partitions, clock.instant().minus(LiveWindow.LENGTH), patience.answer());
    window.clear();
    waiting = 0;
    problem = Optional.empty();
    Instant looked = Instant.MIN;
    while (closed.getCount() > 0 && partitions(consumer).size() == partitions.size()) {
      consumer.poll(POLL).forEach(order -> add(order, clock.instant()));
      if (clock.instant().minus(patience.look()).isAfter(looked)) {
        waiting =
            transactions.look(
                consumer.endOffsets(partitions, patience.answer()), patience.answer());
        looked = clock.instant();
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
   * is then behind the end or among those that are found, and read either way. The end is that of
   * the committed records: what an open transaction keeps back lies behind it, and so does each
   * transaction's own mark, which is no record.
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
    Instant recordedAt = Instant.ofEpochMilli(taken.timestamp());
    if (recordedAt.isAfter(now.plus(LATEST))) {
      return;
    }
    Place place = new Place(taken.timestamp(), taken.partition(), taken.offset());
    Optional<OrderVersion> order =
        taken.value() == null
            ? orders.deletion(Optional.ofNullable(taken.key()))
            : orders.version(taken.value(), recordedAt);
    order.ifPresent(version -> window.add(version, place, now));
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
   * @throws TimeoutException where no host of Kafka is known; it comes and goes with Kafka
   */
  private Consumer<byte[], byte[]> consumer(String isolation) {
    Map<String, Object> settings = new HashMap<>(cluster);
    settings.putAll(OWN_SETTINGS);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "salespulse-ui-" + isolation);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    try {
      return new KafkaConsumer<>(
          settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException failure) {
      Throwable reason = innermost(failure, KafkaException.class);
      throw reason instanceof ConfigException && reason != failure
          ? new TimeoutException(reason)
          : new ConfigException(reason.getMessage());
    }
  }

  /** The last cause of that kind. */
  private static Throwable innermost(Throwable failure, Class<? extends Throwable> kind) {
    Throwable inner = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        inner = cause;
      }
    }
    return inner;
  }
}
