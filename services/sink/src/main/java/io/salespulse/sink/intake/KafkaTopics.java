package io.salespulse.sink.intake;

import static java.util.stream.Collectors.toMap;

import io.salespulse.contract.Topic;
import io.salespulse.sink.segment.TopicIdentity;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Asks Kafka for the topics' ids, where their logs end, and whether offsets have no record. Needs
 * no other right than to read the topics.
 */
@ApplicationScoped
class KafkaTopics implements TopicFacts {

  /**
   * What Kafka said; of what it did not say, nothing is here.
   *
   * @param stable where the first open transaction begins, else as {@code ends}; asked for before
   *     them, so that it is not a later moment's
   * @param ends where the logs end, behind open transactions too
   */
  record Answer(
      Map<TopicPartition, Long> stable,
      Map<TopicPartition, Long> ends,
      Map<String, TopicDescription> topics) {

    /** How many partitions the topic has, this sink's and others'; 0 where that is not known. */
    int partitionCount(Topic topic) {
      TopicDescription known = topics.get(topic.topicName());
      return known == null ? 0 : known.partitions().size();
    }
  }

  private static final Duration POLL = Duration.ofMillis(100);

  private final Admin admin;
  private final Supplier<Consumer<byte[], byte[]>> consumers;

  @Inject
  KafkaTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this(Admin.create(kafka), () -> consumer(kafka));
  }

  /**
   * @param consumers each of which is asked one question, and fails where its offset is gone
   */
  KafkaTopics(Admin admin, Supplier<Consumer<byte[], byte[]>> consumers) {
    this.admin = admin;
    this.consumers = consumers;
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ZERO);
  }

  @Override
  public Map<String, TopicIdentity> identities(Collection<String> names, Duration atMost) {
    Map<String, TopicDescription> described =
        known(describe(names, atMost), System.nanoTime() + atMost.toNanos(), atMost);
    if (!described.keySet().containsAll(names)) {
      // A topic of which Kafka is silent must not pass for one without an id.
      throw new KafkaException("it knows of " + described.keySet() + " alone");
    }
    Map<String, TopicIdentity> found = new HashMap<>();
    described.forEach((name, topic) -> identity(topic).ifPresent(id -> found.put(name, id)));
    return found;
  }

  /** The id that Kafka gave the topic, empty where Kafka is old. */
  static Optional<TopicIdentity> identity(TopicDescription topic) {
    return topic.topicId().equals(Uuid.ZERO_UUID)
        ? Optional.empty()
        : Optional.of(new TopicIdentity(topic.name(), topic.topicId().toString()));
  }

  /**
   * Where the partitions end, and what their topics are now. Those are missing of which Kafka does
   * not say, such as one without a leader.
   *
   * @throws KafkaException where Kafka says nothing at all, or not in time
   */
  Answer ask(Collection<TopicPartition> partitions, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    var stable = ends(partitions, IsolationLevel.READ_COMMITTED, atMost);
    var ends = ends(partitions, IsolationLevel.READ_UNCOMMITTED, atMost);
    var topics =
        describe(partitions.stream().map(TopicPartition::topic).distinct().toList(), atMost);
    return new Answer(
        known(stable, deadline, atMost),
        known(ends, deadline, atMost),
        known(topics, deadline, atMost));
  }

  /** Where the readable part of the logs ends, which an open transaction stops; as {@link #ask}. */
  Map<TopicPartition, Long> stableEnds(Collection<TopicPartition> partitions, Duration atMost) {
    return known(
        ends(partitions, IsolationLevel.READ_COMMITTED, atMost),
        System.nanoTime() + atMost.toNanos(),
        atMost);
  }

  @Override
  public boolean isGap(TopicPartition partition, long from, long to, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    Consumer<byte[], byte[]> consumer = consumers.get();
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, from);
      while (consumer.position(partition, atMost) < to && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> first : consumer.poll(POLL)) {
          return first.offset() >= to;
        }
      }
      return consumer.position(partition, atMost) >= to;
    } catch (OffsetOutOfRangeException deleted) {
      return false;
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private Map<TopicPartition, KafkaFuture<Long>> ends(
      Collection<TopicPartition> partitions, IsolationLevel counted, Duration atMost) {
    var listed =
        admin.listOffsets(
            partitions.stream().collect(toMap(it -> it, it -> OffsetSpec.latest())),
            new ListOffsetsOptions(counted).timeoutMs((int) atMost.toMillis()));
    return partitions.stream()
        .collect(
            toMap(
                it -> it,
                it -> listed.partitionResult(it).thenApply(ListOffsetsResultInfo::offset)));
  }

  private Map<String, KafkaFuture<TopicDescription>> describe(
      Collection<String> names, Duration atMost) {
    return admin
        .describeTopics(names, new DescribeTopicsOptions().timeoutMs((int) atMost.toMillis()))
        .topicNameValues();
  }

  /** The answers that come in time; where none does, why not. */
  private static <K, V> Map<K, V> known(
      Map<K, KafkaFuture<V>> asked, long deadline, Duration atMost) {
    Map<K, V> known = new HashMap<>();
    Optional<KafkaException> silence = Optional.empty();
    for (Map.Entry<K, KafkaFuture<V>> question : asked.entrySet()) {
      try {
        long rest = Math.max(0, deadline - System.nanoTime());
        known.put(question.getKey(), question.getValue().get(rest, TimeUnit.NANOSECONDS));
      } catch (ExecutionException | TimeoutException failure) {
        silence = Optional.of(silence(failure, atMost));
      } catch (InterruptedException stopping) {
        throw new InterruptException(stopping);
      }
    }
    if (known.isEmpty() && silence.isPresent()) {
      throw silence.get();
    }
    return known;
  }

  /** Of a time-out Kafka's client says which of its own calls it was, and nothing else. */
  private static KafkaException silence(Exception failure, Duration atMost) {
    return failure instanceof TimeoutException
            || failure.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
        ? new KafkaException("no answer within %d ms".formatted(atMost.toMillis()), failure)
        : new KafkaException(failure.getCause().toString(), failure);
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "salespulse-sink-gaps");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
