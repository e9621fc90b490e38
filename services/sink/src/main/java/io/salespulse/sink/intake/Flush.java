package io.salespulse.sink.intake;

import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.sink.intake.KafkaTopics.Answer;
import io.salespulse.sink.segment.RollCause;
import io.salespulse.support.KafkaWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Publishes every open segment when asked, and first lets the consumer come up to date. */
@ApplicationScoped
public class Flush {

  private static final Logger LOG = Logger.getLogger(Flush.class);

  /** A caller has its answer within a second, where Kafka answers at once. */
  private static final Duration CATCHING_UP = Duration.ofMillis(400);

  /** A Kafka that takes longer may have anything. */
  private static final Duration ASKING = Duration.ofSeconds(2);

  /** What can be written while waiting; further behind, waiting would change little. */
  private static final long WITHIN_REACH = 300_000;

  private final Partitions partitions;
  private final TopicWatch topics;
  private final KafkaWatch watch;

  Flush(Partitions partitions, TopicWatch topics, KafkaWatch watch) {
    this.partitions = partitions;
    this.topics = topics;
    this.watch = watch;
  }

  /**
   * Publishes what Kafka had acknowledged when this was called, where that is within reach, and
   * what is written in any case. The report is silent of partitions of which Kafka is: nobody
   * vouches for them.
   *
   * @throws FlushFailedException where a partition is not written at the moment, or Kafka says of
   *     no topic how far it goes and may have more; what can be is published all the same
   */
  public FlushReport flush() throws FlushFailedException, InterruptedException {
    if (!partitions.haveJoined()) {
      throw new FlushFailedException(Partitions.NOT_JOINED);
    }
    List<AssignedPartition> all = partitions.all();
    List<String> problems = new ArrayList<>();
    int segments = 0;
    List<PartitionProgress> report = new ArrayList<>();
    try {
      Answer answer = topics.answer(all, ASKING);
      List<AssignedPartition> known = known(all, answer);
      awaitWritten(known, answer);
      segments = publish(all);
      Map<TopicPartition, Long> stable = topics.stableEnds(behind(known, answer.ends()), ASKING);
      known.forEach(partition -> report.add(progress(partition, answer, stable)));
    } catch (KafkaException silent) {
      segments = publish(all);
      problems.add(
          "Kafka does not say how far its topics go (%s): it may have records that are not published."
              .formatted(silent.getMessage()));
    }
    problems.addAll(partitions.problems());
    watch.trouble().ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new FlushFailedException(String.join(" ", problems));
    }
    return new FlushReport(segments, report);
  }

  private static List<AssignedPartition> known(List<AssignedPartition> all, Answer answer) {
    List<AssignedPartition> known = new ArrayList<>();
    for (AssignedPartition partition : all) {
      if (answer.ends().containsKey(partition.kafkaName())) {
        known.add(partition);
      } else {
        LOG.warnf(
            "%s: Kafka does not say how far it goes: this flush does not vouch for it.",
            partition.id());
      }
    }
    return known;
  }

  private static void awaitWritten(List<AssignedPartition> all, Answer answer)
      throws InterruptedException {
    long deadline = System.nanoTime() + CATCHING_UP.toNanos();
    for (AssignedPartition partition : all) {
      if (lag(partition, answer.ends()) <= WITHIN_REACH) {
        TopicPartition name = partition.kafkaName();
        long before = partition.polledTo();
        partition.awaitWritten(
            answer.ends().get(name), Duration.ofNanos(deadline - System.nanoTime()));
        if (partition.polledTo() == before && answer.stable().containsKey(name)) {
          partition.passOver(answer.stable().get(name));
        }
      }
    }
  }

  private static int publish(List<AssignedPartition> all) {
    return all.stream().mapToInt(partition -> partition.publish(RollCause.FLUSH)).sum();
  }

  private static List<AssignedPartition> behind(
      List<AssignedPartition> all, Map<TopicPartition, Long> ends) {
    return all.stream().filter(partition -> lag(partition, ends) > 0).toList();
  }

  /**
   * @param stable the readable ends, later than those of {@code answer}, of the partitions that are
   *     behind
   */
  private static PartitionProgress progress(
      AssignedPartition partition, Answer answer, Map<TopicPartition, Long> stable) {
    Map<TopicPartition, Long> ends = answer.ends();
    Long readable = stable.get(partition.kafkaName());
    return new PartitionProgress(
        partition.id().topic().topicName(),
        partition.id().partition(),
        answer.partitionCount(partition.id().topic()),
        partition.durableOffset(),
        lag(partition, ends),
        readable != null && readable < ends.get(partition.kafkaName()));
  }

  private static long lag(AssignedPartition partition, Map<TopicPartition, Long> ends) {
    return Math.max(0, ends.get(partition.kafkaName()) - partition.durableOffset());
  }
}
