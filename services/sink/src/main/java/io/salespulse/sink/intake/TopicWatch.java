package io.salespulse.sink.intake;

import static java.util.stream.Collectors.toMap;

import io.salespulse.contract.Topic;
import io.salespulse.sink.intake.KafkaTopics.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Asks Kafka every few seconds, and when a flush wants to know, what the consumer is not told: how
 * far the logs go, behind open transactions too, and whether the topics are still the same. A topic
 * that is made anew while nobody looks is read on by the consumer as if it were the old one.
 */
@ApplicationScoped
public class TopicWatch {

  static final Duration EVERY = Duration.ofSeconds(2);

  private static final Logger LOG = Logger.getLogger(TopicWatch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Partitions partitions;
  private final KafkaTopics kafka;
  private volatile Answer last = new Answer(Map.of(), Map.of(), Map.of());
  private Map<TopicPartition, Long> polledBefore = Map.of();

  TopicWatch(Partitions partitions, KafkaTopics kafka) {
    this.partitions = partitions;
    this.kafka = kafka;
  }

  /** Called by one thread, {@link #EVERY} few seconds. */
  void look() {
    List<AssignedPartition> all = partitions.all();
    try {
      Answer answer = answer(all, PATIENCE);
      Map<TopicPartition, Long> polled = polled(all);
      for (AssignedPartition partition : all) {
        TopicPartition name = partition.kafkaName();
        Long stable = answer.stable().get(name);
        if (stable != null && polled.get(name).equals(polledBefore.get(name))) {
          partition.passOver(stable);
        }
      }
      polledBefore = polled;
    } catch (KafkaException silent) {
      LOG.debug("Kafka says nothing of its topics", silent);
    }
  }

  /** How many partitions the topic has, this sink's and others'; 0 where that is not known. */
  public int partitionCount(Topic topic) {
    return last.partitionCount(topic);
  }

  /**
   * Asks now and waits for the answer.
   *
   * @throws KafkaException where Kafka says nothing, or not in time
   */
  Answer answer(List<AssignedPartition> all, Duration atMost) {
    if (all.isEmpty()) {
      return new Answer(Map.of(), Map.of(), Map.of());
    }
    Map<TopicPartition, Long> asked = polled(all);
    Answer answer = kafka.ask(asked.keySet(), atMost);
    for (AssignedPartition partition : all) {
      note(partition, answer, asked.get(partition.kafkaName()));
    }
    last = answer;
    return answer;
  }

  /** Where the readable part of the logs ends now; as {@link #answer}. */
  Map<TopicPartition, Long> stableEnds(List<AssignedPartition> some, Duration atMost) {
    return some.isEmpty() ? Map.of() : kafka.stableEnds(polled(some).keySet(), atMost);
  }

  private static Map<TopicPartition, Long> polled(List<AssignedPartition> partitions) {
    return partitions.stream()
        .collect(toMap(AssignedPartition::kafkaName, AssignedPartition::polledTo));
  }

  private static void note(AssignedPartition partition, Answer answer, long asked) {
    TopicPartition name = partition.kafkaName();
    Long end = answer.ends().get(name);
    if (end == null) {
      return;
    }
    Optional.ofNullable(answer.stable().get(name))
        .ifPresentOrElse(
            stable -> partition.end().seen(end, stable), () -> partition.end().seen(end));
    Optional.ofNullable(answer.topics().get(name.topic()))
        .flatMap(KafkaTopics::identity)
        .ifPresent(topic -> partition.topicIs(topic, end, asked));
  }
}
