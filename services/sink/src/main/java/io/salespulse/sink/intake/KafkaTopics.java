package io.salespulse.sink.intake;

import io.salespulse.sink.segment.TopicIdentity;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
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

  KafkaTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    admin = Admin.create(kafka);
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ZERO);
  }

  @Override
  public Map<String, TopicIdentity> of(Collection<String> names, Duration atMost) {
    return await(askIds(names, atMost), atMost);
  }

  CompletableFuture<Map<String, TopicIdentity>> askIds(Collection<String> names, Duration atMost) {
    return admin
        .describeTopics(names, new DescribeTopicsOptions().timeoutMs((int) atMost.toMillis()))
        .allTopicNames()
        .toCompletionStage()
        .thenApply(KafkaTopics::identities)
        .toCompletableFuture();
  }

  /**
   * Where the partitions end.
   *
   * @param counted which records count: all, or those alone that no open transaction holds back
   */
  CompletableFuture<Map<TopicPartition, Long>> askEnds(
      Collection<TopicPartition> partitions, IsolationLevel counted, Duration atMost) {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
    return admin
        .listOffsets(latest, new ListOffsetsOptions(counted).timeoutMs((int) atMost.toMillis()))
        .all()
        .toCompletionStage()
        .thenApply(KafkaTopics::offsets)
        .toCompletableFuture();
  }

  /**
   * @throws KafkaException where the answer is an error, or does not come in time
   */
  static <T> T await(CompletableFuture<T> answer, Duration atMost) {
    try {
      return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      // Of a time-out Kafka's client says which of its own calls it was, and nothing else.
      throw failed.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
          ? silent(atMost, failed)
          : new KafkaException(failed.getCause().toString(), failed);
    } catch (TimeoutException late) {
      throw silent(atMost, late);
    } catch (InterruptedException stopping) {
      throw new InterruptException(stopping);
    }
  }

  private static KafkaException silent(Duration atMost, Exception cause) {
    return new KafkaException("no answer within %d ms".formatted(atMost.toMillis()), cause);
  }

  private static Map<String, TopicIdentity> identities(Map<String, TopicDescription> described) {
    Map<String, TopicIdentity> found = new HashMap<>();
    described.forEach(
        (name, topic) -> {
          if (!topic.topicId().equals(Uuid.ZERO_UUID)) {
            found.put(name, new TopicIdentity(name, topic.topicId().toString()));
          }
        });
    return found;
  }

  private static Map<TopicPartition, Long> offsets(
      Map<TopicPartition, ListOffsetsResultInfo> listed) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    listed.forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }
}
