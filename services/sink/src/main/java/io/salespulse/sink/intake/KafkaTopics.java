package io.salespulse.sink.intake;

import static java.util.stream.Collectors.toMap;

import io.salespulse.sink.segment.Recovery.KafkaLog;
import io.salespulse.sink.segment.TopicIdentity;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
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
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** Asks Kafka; needs no other right than to read the topics. */
@ApplicationScoped
class KafkaTopics implements TopicFacts {

  private static final Logger LOG = Logger.getLogger(KafkaTopics.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Admin admin;

  /** Of no group; for one question after the other. */
  private final Consumer<byte[], byte[]> searching;

  @Inject
  KafkaTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this(Admin.create(kafka), consumer(kafka));
  }

  /**
   * @param searching fails where its offset is gone
   */
  KafkaTopics(Admin admin, Consumer<byte[], byte[]> searching) {
    this.admin = admin;
    this.searching = searching;
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ZERO);
    searching.close(CloseOptions.timeout(Duration.ZERO));
  }

  @Override
  public Map<TopicPartition, Extent> extents(
      Collection<TopicPartition> partitions, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    int millis = (int) atMost.toMillis();
    var topics =
        admin
            .describeTopics(
                partitions.stream().map(TopicPartition::topic).distinct().toList(),
                new DescribeTopicsOptions().timeoutMs(millis))
            .topicNameValues();
    var beginnings =
        offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED, millis);
    var readable = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED, millis);
    var ends = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED, millis);
    Map<TopicPartition, Extent> known = new HashMap<>();
    Optional<KafkaException> silence = Optional.empty();
    for (TopicPartition name : partitions) {
      try {
        // A topic of which Kafka is silent must not pass for one without an id.
        TopicDescription topic = answer(topics.get(name.topic()), deadline);
        var log =
            new KafkaLog(
                identity(topic),
                answer(beginnings.apply(name), deadline).offset(),
                answer(readable.apply(name), deadline).offset());
        long end = answer(ends.apply(name), deadline).offset();
        known.put(name, new Extent(log, end, topic.partitions().size()));
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

  @Override
  public Set<String> unknown(Collection<String> topics, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    int millis = (int) atMost.toMillis();
    Set<String> unknown = new HashSet<>();
    var described = admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(millis));
    for (var topic : described.topicNameValues().entrySet()) {
      try {
        answer(topic.getValue(), deadline);
      } catch (ExecutionException | TimeoutException failure) {
        if (!(failure.getCause() instanceof UnknownTopicOrPartitionException
            || failure.getCause() instanceof TopicAuthorizationException)) {
          throw silence(failure, atMost);
        }
        unknown.add(topic.getKey());
      } catch (InterruptedException stopping) {
        throw new InterruptException(stopping);
      }
    }
    return unknown;
  }

  private Function<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel counted, int millis) {
    return admin.listOffsets(
            partitions.stream().collect(toMap(name -> name, name -> which)),
            new ListOffsetsOptions(counted).timeoutMs(millis))
        ::partitionResult;
  }

  private static <T> T answer(KafkaFuture<T> future, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  /** Of a time-out Kafka's client says which of its own calls it was, and nothing else. */
  private static KafkaException silence(Exception failure, Duration atMost) {
    return failure instanceof TimeoutException
            || failure.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
        ? new KafkaException("no answer within %d ms".formatted(atMost.toMillis()), failure)
        : new KafkaException(failure.getCause().toString(), failure);
  }

  /** The id that Kafka gave the topic, empty where Kafka is old. */
  private static Optional<TopicIdentity> identity(TopicDescription topic) {
    return topic.topicId().equals(Uuid.ZERO_UUID)
        ? Optional.empty()
        : Optional.of(new TopicIdentity(topic.name(), topic.topicId().toString()));
  }

  @Override
  public synchronized long withoutRecord(
      TopicPartition partition, long from, long to, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    long reached = from;
    try {
      searching.assign(List.of(partition));
      searching.seek(partition, from);
      while (reached < to && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> first : searching.poll(POLL)) {
          return Math.min(first.offset(), to);
        }
        reached = Math.min(searching.position(partition, POLL), to);
      }
    } catch (KafkaException goneOrSilent) {
      LOG.debugf(goneOrSilent, "%s: searched to offset %d", partition, reached);
    }
    return reached;
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
