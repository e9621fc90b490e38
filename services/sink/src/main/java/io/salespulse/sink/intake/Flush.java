package io.salespulse.sink.intake;

import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.sink.segment.RollCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Publishes every open segment when asked, and first lets the consumer come up to date. */
@ApplicationScoped
public class Flush {

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
   * what is written in any case.
   *
   * @throws FlushFailedException where a partition is not written at the moment, or Kafka does not
   *     say how far its topics go and may have more; what can be is published all the same
   */
  public FlushReport flush() throws FlushFailedException, InterruptedException {
    if (!partitions.haveJoined()) {
      throw new FlushFailedException(Partitions.NOT_JOINED);
    }
    List<AssignedPartition> all = partitions.all();
    List<String> problems = new ArrayList<>();
    int segments = 0;
    Map<TopicPartition, Long> ends = Map.of();
    Map<TopicPartition, Long> stable = Map.of();
    try {
      ends = topics.ends(all, ASKING);
      awaitWritten(all, ends);
      segments = publish(all);
      stable = topics.stableEnds(behind(all, ends), ASKING);
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
    List<PartitionProgress> report = new ArrayList<>();
    for (AssignedPartition partition : all) {
      report.add(progress(partition, ends, stable));
    }
    return new FlushReport(segments, report);
  }

  private static void awaitWritten(List<AssignedPartition> all, Map<TopicPartition, Long> ends)
      throws InterruptedException {
    long deadline = System.nanoTime() + CATCHING_UP.toNanos();
    for (AssignedPartition partition : all) {
      if (lag(partition, ends) <= WITHIN_REACH) {
        partition.awaitWritten(
            ends.get(partition.kafkaName()), Duration.ofNanos(deadline - System.nanoTime()));
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
   * @param stable the readable ends, later than {@code ends}, of the partitions that are behind
   */
  private PartitionProgress progress(
      AssignedPartition partition,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> stable) {
    Long readable = stable.get(partition.kafkaName());
    return new PartitionProgress(
        partition.id().topic().topicName(),
        partition.id().partition(),
        partitions.partitionCount(partition.id().topic()),
        partition.durableOffset(),
        lag(partition, ends),
        readable != null && readable < ends.get(partition.kafkaName()));
  }

  private static long lag(AssignedPartition partition, Map<TopicPartition, Long> ends) {
    return Math.max(0, ends.get(partition.kafkaName()) - partition.durableOffset());
  }
}
