package io.salespulse.sink.intake;

import io.salespulse.contract.Topic;
import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.Recovery.KafkaLog;
import io.salespulse.sink.segment.RollCause;
import io.salespulse.sink.segment.TopicIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jboss.logging.Logger;

/**
 * The partitions that are this sink's at the moment.
 *
 * <p>The methods that take a consumer, and {@link #bind}, are called on Kafka's polling thread.
 */
public final class Partitions {

  private static final Logger LOG = Logger.getLogger(Partitions.class);

  /** What there is to say while {@link #haveJoined} is false. */
  public static final String NOT_JOINED =
      "Kafka has not given this sink its partitions yet, or has taken them away.";

  /** How long the polling thread waits for an answer of Kafka's. */
  static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);

  private final WriterFactory factory;
  private final TopicIds topicIds;
  private final Breakdown breakdown;
  private final Map<TopicPartition, AssignedPartition> assigned = new ConcurrentHashMap<>();
  private volatile boolean joined;
  private Optional<Consumer<?, ?>> consumer = Optional.empty();

  public Partitions(WriterFactory factory, TopicIds topicIds, Breakdown breakdown) {
    this.factory = factory;
    this.breakdown = breakdown;
    this.topicIds = topicIds;
  }

  void assign(Consumer<?, ?> from, Collection<TopicPartition> partitions) {
    consumer = Optional.of(from);
    for (TopicPartition partition : partitions) {
      Topic topic = Topic.named(partition.topic()).orElseThrow();
      assigned.put(
          partition,
          new AssignedPartition(new PartitionId(topic, partition.partition()), factory, breakdown));
    }
    start(from, partitions);
    joined = true;
  }

  void revoke(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      AssignedPartition gone = assigned.remove(partition);
      if (gone != null) {
        gone.stop(RollCause.REVOKED);
      }
    }
    // Kafka says at the end of each rebalance what is this sink's, be it nothing. Until then, or
    // while it is silent, this sink knows of no partition how it stands.
    joined = joined && !assigned.isEmpty();
  }

  /** Tries again the blocked partitions whose time has come. */
  void retry(Consumer<?, ?> from) {
    List<TopicPartition> due = dueForRetry();
    if (due.isEmpty()) {
      return;
    }
    start(from, due);
    List<TopicPartition> others = names(partition -> !due.contains(partition.kafkaName()));
    // While all others are paused it is the connector that holds back, and it will resume them all.
    if (others.isEmpty() || !from.paused().containsAll(others)) {
      from.resume(names(partition -> due.contains(partition.kafkaName())));
    }
  }

  boolean isRetryDue() {
    return !dueForRetry().isEmpty();
  }

  /**
   * Turns a poll's records into one record per partition, whose value is the {@link PolledBatch}.
   * The connector wraps and tags each record it hands on, which costs more than to parse it; and a
   * batch bound to its writer here cannot reach a later one. Records of a partition that is not
   * written are dropped, and it is paused: the connector may have resumed it with all others.
   */
  ConsumerRecords<byte[], Object> bind(ConsumerRecords<byte[], Object> polled) {
    try {
      return carriers(polled);
    } catch (Error broken) {
      breakdown.note("Reading from Kafka", broken);
      throw broken;
    }
  }

  private ConsumerRecords<byte[], Object> carriers(ConsumerRecords<byte[], Object> polled) {
    Map<TopicPartition, List<ConsumerRecord<byte[], Object>>> bound = new HashMap<>();
    for (Map.Entry<TopicPartition, OffsetAndMetadata> next : polled.nextOffsets().entrySet()) {
      TopicPartition name = next.getKey();
      AssignedPartition partition = assigned.get(name);
      if (partition == null) {
        continue;
      }
      long to = next.getValue().offset();
      Consumer<?, ?> from = consumer.orElseThrow();
      partition
          .polled(from, cast(polled.records(name)), to)
          .ifPresentOrElse(
              batch -> bound.put(name, List.of(carrier(name, batch))),
              () -> from.pause(List.of(name)));
    }
    return new ConsumerRecords<>(bound, polled.nextOffsets());
  }

  /** Publishes what has waited its time. */
  void publishAged() {
    assigned.values().forEach(AssignedPartition::publishIfAged);
  }

  /** Publishes everything and writes no more. */
  void finish() {
    assigned.values().forEach(partition -> partition.finish(RollCause.SHUTDOWN));
  }

  /** What there is to say of topics most of whose records were rejected since the call before. */
  List<String> mostlyRejected() {
    return factory.mostlyRejected();
  }

  /** In the order of their names. */
  List<AssignedPartition> all() {
    return assigned.values().stream()
        .sorted(Comparator.comparing(partition -> partition.id().toString()))
        .toList();
  }

  /** Whether Kafka has told this sink which partitions are its own, and not taken them since. */
  public boolean haveJoined() {
    return joined;
  }

  /** How many partitions are this sink's. */
  public int count() {
    return assigned.size();
  }

  /** What keeps partitions from being written, one line each. */
  public List<String> problems() {
    return all().stream().map(AssignedPartition::problem).flatMap(Optional::stream).toList();
  }

  /** Which records wait for a producer to end its transaction, one line for each partition. */
  public List<String> openTransactions() {
    return all().stream()
        .map(AssignedPartition::openTransaction)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Records in Kafka's log that are not published yet, those behind open transactions too. */
  public long lag(Topic topic) {
    return assigned.values().stream()
        .filter(partition -> partition.id().topic() == topic)
        .mapToLong(partition -> partition.end().lag())
        .sum();
  }

  /** The longest that records of the topic have waited to be published, in seconds. */
  public double lagSeconds(Topic topic) {
    return assigned.values().stream()
        .filter(partition -> partition.id().topic() == topic)
        .mapToDouble(partition -> partition.end().lagSeconds())
        .max()
        .orElse(0);
  }

  private void start(Consumer<?, ?> from, Collection<TopicPartition> partitions) {
    try {
      Map<TopicPartition, Long> beginnings = from.beginningOffsets(partitions, KAFKA_TIMEOUT);
      Map<TopicPartition, Long> ends = from.endOffsets(partitions, KAFKA_TIMEOUT);
      Map<String, TopicIdentity> topics = topics(partitions);
      for (TopicPartition partition : partitions) {
        var log =
            new KafkaLog(
                Optional.ofNullable(topics.get(partition.topic())),
                beginnings.get(partition),
                ends.get(partition));
        assigned.get(partition).start(from, log);
      }
    } catch (KafkaException silent) {
      for (TopicPartition partition : partitions) {
        assigned
            .get(partition)
            .block(
                from, partition + ": Kafka does not say how far it goes: " + silent.getMessage());
      }
    }
  }

  private Map<String, TopicIdentity> topics(Collection<TopicPartition> partitions) {
    List<String> names = partitions.stream().map(TopicPartition::topic).distinct().toList();
    return names.isEmpty() ? Map.of() : topicIds.of(names, KAFKA_TIMEOUT);
  }

  private List<TopicPartition> dueForRetry() {
    long now = factory.nanoTime();
    List<TopicPartition> due = new ArrayList<>();
    assigned.forEach(
        (name, partition) -> {
          if (partition.isDueForRetry(now)) {
            due.add(name);
          }
        });
    return due;
  }

  private List<TopicPartition> names(Predicate<AssignedPartition> wanted) {
    return assigned.values().stream()
        .filter(partition -> !partition.isBlocked())
        .filter(wanted)
        .map(AssignedPartition::kafkaName)
        .toList();
  }

  private static ConsumerRecord<byte[], Object> carrier(TopicPartition name, PolledBatch batch) {
    return new ConsumerRecord<>(
        name.topic(),
        name.partition(),
        Math.max(batch.from(), batch.to() - 1),
        ConsumerRecord.NO_TIMESTAMP,
        TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        null,
        batch,
        new RecordHeaders(),
        Optional.empty());
  }

  /** The values are what the byte array deserializer made: the interceptor is the first to look. */
  @SuppressWarnings("unchecked")
  private static List<ConsumerRecord<byte[], byte[]>> cast(
      List<ConsumerRecord<byte[], Object>> records) {
    return (List<ConsumerRecord<byte[], byte[]>>) (List<?>) records;
  }
}
