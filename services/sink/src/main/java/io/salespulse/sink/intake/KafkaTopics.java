package io.salespulse.sink.intake;

import static java.util.stream.Collectors.toMap;

import io.salespulse.sink.segment.TopicIdentity;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;

/**
 * What Kafka says of topics beyond what it tells a consumer: their ids, and where their logs end. A
 * consumer of committed records takes an open transaction for the end. Needs no other right than to
 * read the topics.
 */
@ApplicationScoped
class KafkaTopics implements TopicIds {

  private final Admin admin;

  @Inject
  KafkaTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this(Admin.create(kafka));
  }

  KafkaTopics(Admin admin) {
    this.admin = admin;
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ZERO);
  }

  @Override
  public Map<String, TopicIdentity> of(Collection<String> names, Duration atMost) {
    // All or nothing: a topic of which Kafka is silent must not pass for one without an id.
    Map<String, TopicDescription> described =
        await(limited(describe(names, atMost).allTopicNames(), atMost), atMost);
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
   * What the topics are now. Those are missing of which Kafka does not say; where it says nothing
   * at all, the answer is an error.
   */
  CompletableFuture<Map<String, TopicDescription>> askTopics(
      Collection<String> names, Duration atMost) {
    return known(describe(names, atMost).topicNameValues(), atMost);
  }

  /**
   * Where the partitions end. Those are missing of which Kafka does not say, such as one without a
   * leader; where it says nothing at all, the answer is an error.
   *
   * @param counted which records count: all, or those alone that no open transaction holds back
   */
  CompletableFuture<Map<TopicPartition, Long>> askEnds(
      Collection<TopicPartition> partitions, IsolationLevel counted, Duration atMost) {
    ListOffsetsResult listed =
        admin.listOffsets(
            partitions.stream().collect(toMap(it -> it, it -> OffsetSpec.latest())),
            new ListOffsetsOptions(counted).timeoutMs((int) atMost.toMillis()));
    return known(
        partitions.stream()
            .collect(
                toMap(
                    it -> it,
                    it -> listed.partitionResult(it).thenApply(ListOffsetsResultInfo::offset))),
        atMost);
  }

  /**
   * @param answer one that comes, or fails, within {@code atMost}
   * @throws KafkaException where the answer is an error, or did not come in time
   */
  static <T> T await(CompletableFuture<T> answer, Duration atMost) {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      // Of a time-out Kafka's client says which of its own calls it was, and nothing else.
      throw failed.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
              || failed.getCause() instanceof TimeoutException
          ? new KafkaException("no answer within %d ms".formatted(atMost.toMillis()), failed)
          : new KafkaException(failed.getCause().toString(), failed);
    } catch (InterruptedException stopping) {
      throw new InterruptException(stopping);
    }
  }

  private DescribeTopicsResult describe(Collection<String> names, Duration atMost) {
    return admin.describeTopics(
        names, new DescribeTopicsOptions().timeoutMs((int) atMost.toMillis()));
  }

  private static <K, V> CompletableFuture<Map<K, V>> known(
      Map<K, KafkaFuture<V>> asked, Duration atMost) {
    Map<K, CompletableFuture<V>> answers = new HashMap<>();
    asked.forEach((key, answer) -> answers.put(key, limited(answer, atMost)));
    return CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new))
        .handle(
            (all, failure) -> {
              Map<K, V> known = new HashMap<>();
              answers.forEach(
                  (key, answer) -> {
                    if (!answer.isCompletedExceptionally()) {
                      known.put(key, answer.join());
                    }
                  });
              if (known.isEmpty() && failure != null) {
                throw new CompletionException(failure.getCause());
              }
              return known;
            });
  }

  /** Kafka's client may be late with saying that it gave up, and completes its futures alone. */
  private static <T> CompletableFuture<T> limited(KafkaFuture<T> asked, Duration atMost) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    asked.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            answer.complete(value);
          } else {
            answer.completeExceptionally(failure);
          }
        });
    return answer.orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }
}
