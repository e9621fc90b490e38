package io.salespulse.sink.intake;

import static java.util.stream.Collectors.toMap;

import io.salespulse.contract.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks Kafka every few seconds, and when a flush wants to know, what the consumer is not told: how
 * far the logs go, behind open transactions too, and whether the topics are still the same. A topic
 * that is made anew while nobody looks is read on by the consumer as if it were the old one.
 */
@ApplicationScoped
class TopicWatch {

  private static final int LOOKS_BETWEEN_QUESTIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * What Kafka said; of what it did not say, nothing is here.
   *
   * @param polled how far the partitions were read when Kafka was asked
   * @param stable where the first open transaction begins, else as {@code ends}; asked for before
   *     them, so that it is not a later moment's
   */
  record Answer(
      Map<TopicPartition, Long> polled,
      Map<TopicPartition, Long> stable,
      Map<TopicPartition, Long> ends,
      Map<String, TopicDescription> topics) {

    /** How many partitions the topic has, this sink's and others'; 0 where that is not known. */
    int partitionCount(Topic topic) {
      TopicDescription known = topics.get(topic.topicName());
      return known == null ? 0 : known.partitions().size();
    }
  }

  private final Partitions partitions;
  private final KafkaTopics kafka;
  private Optional<CompletableFuture<Answer>> asked = Optional.empty();
  private int looks;

  TopicWatch(Partitions partitions, KafkaTopics kafka) {
    this.partitions = partitions;
    this.kafka = kafka;
  }

  /** Called by one thread, once in {@link Housekeeping#EVERY}; does not wait. */
  void look() {
    if (asked.isPresent() && asked.get().isDone()) {
      CompletableFuture<Answer> answer = asked.get();
      asked = Optional.empty();
      if (!answer.isCompletedExceptionally()) {
        note(partitions.all(), answer.join());
      }
    }
    looks++;
    if (asked.isEmpty() && looks >= LOOKS_BETWEEN_QUESTIONS && partitions.count() > 0) {
      looks = 0;
      asked = Optional.of(ask(partitions.all(), PATIENCE));
    }
  }

  /**
   * Asks now and waits for the answer.
   *
   * @throws KafkaException where Kafka says nothing, or not in time
   */
  Answer answer(List<AssignedPartition> all, Duration atMost) {
    if (all.isEmpty()) {
      return new Answer(Map.of(), Map.of(), Map.of(), Map.of());
    }
    Answer answer = KafkaTopics.await(ask(all, atMost), atMost);
    note(all, answer);
    return answer;
  }

  /**
   * Where the readable part of the logs ends, which an open transaction stops; as {@link #answer}.
   */
  Map<TopicPartition, Long> stableEnds(List<AssignedPartition> some, Duration atMost) {
    return some.isEmpty()
        ? Map.of()
        : KafkaTopics.await(
            kafka.askEnds(names(some), IsolationLevel.READ_COMMITTED, atMost), atMost);
  }

  private CompletableFuture<Answer> ask(List<AssignedPartition> partitions, Duration atMost) {
    Map<TopicPartition, Long> polled =
        partitions.stream()
            .collect(toMap(AssignedPartition::kafkaName, AssignedPartition::polledTo));
    List<TopicPartition> names = names(partitions);
    var stable = kafka.askEnds(names, IsolationLevel.READ_COMMITTED, atMost);
    var ends = kafka.askEnds(names, IsolationLevel.READ_UNCOMMITTED, atMost);
    var topics =
        kafka.askTopics(names.stream().map(TopicPartition::topic).distinct().toList(), atMost);
    return CompletableFuture.allOf(stable, ends, topics)
        .thenApply(all -> new Answer(polled, stable.join(), ends.join(), topics.join()));
  }

  private static void note(List<AssignedPartition> partitions, Answer answer) {
    for (AssignedPartition partition : partitions) {
      TopicPartition name = partition.kafkaName();
      Long end = answer.ends().get(name);
      if (end != null) {
        Optional.ofNullable(answer.stable().get(name))
            .ifPresentOrElse(
                stable -> partition.end().seen(end, stable), () -> partition.end().seen(end));
        Optional.ofNullable(answer.topics().get(name.topic()))
            .flatMap(KafkaTopics::identity)
            .ifPresent(topic -> partition.topicIs(topic, end, answer.polled().get(name)));
      }
    }
  }

  private static List<TopicPartition> names(List<AssignedPartition> partitions) {
    return partitions.stream().map(AssignedPartition::kafkaName).toList();
  }
}
