package io.salespulse.sink.intake;

import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.RollCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Publishes every open segment when asked, and first lets the consumer come up to date. */
@ApplicationScoped
public class Flush {

  /** The caller has its answer within a second; publishing takes the rest of it. */
  private static final Duration CATCHING_UP = Duration.ofMillis(400);

  private static final Duration ASKING = Duration.ofMillis(300);

  /** What can be written while waiting; further behind, waiting would change little. */
  private static final long WITHIN_REACH = 300_000;

  private final Partitions partitions;
  private final KafkaLink kafka;
  private final KafkaWatch watch;

  Flush(Partitions partitions, KafkaLink kafka, KafkaWatch watch) {
    this.partitions = partitions;
    this.kafka = kafka;
    this.watch = watch;
  }

  /**
   * Publishes what Kafka had acknowledged when this was called, where that is within reach, and
   * what is written in any case.
   *
   * @throws FlushFailedException where a partition is not written at the moment, or Kafka has not
   *     answered for a while and may have more; what can be is published all the same
   */
  public FlushReport flush() throws FlushFailedException, InterruptedException {
    if (!partitions.haveJoined()) {
      throw new FlushFailedException("Kafka has not given this sink its partitions yet.");
    }
    long deadline = System.nanoTime() + CATCHING_UP.toNanos();
    List<AssignedPartition> all = partitions.all();
    Map<PartitionId, Long> ends = ends(all);
    for (AssignedPartition partition : all) {
      if (lag(partition, ends) <= WITHIN_REACH) {
        partition.awaitWritten(
            ends.get(partition.id()), Duration.ofNanos(deadline - System.nanoTime()));
      }
    }
    int segments = 0;
    for (AssignedPartition partition : all) {
      segments += partition.publish(RollCause.FLUSH);
    }
    List<String> problems = new ArrayList<>(partitions.problems());
    watch.trouble().ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new FlushFailedException(String.join(" ", problems));
    }
    return new FlushReport(
        segments, all.stream().map(partition -> progress(partition, ends)).toList());
  }

  /** Where the partitions end now; where Kafka does not answer in time, as far as was known. */
  private Map<PartitionId, Long> ends(List<AssignedPartition> all) {
    List<TopicPartition> names = all.stream().map(AssignedPartition::kafkaName).toList();
    Map<TopicPartition, Long> answer = kafka.ends(names, ASKING).orElse(Map.of());
    Map<PartitionId, Long> ends = new HashMap<>();
    for (AssignedPartition partition : all) {
      Long end = answer.get(partition.kafkaName());
      if (end == null) {
        end = partition.end().offset();
      } else {
        partition.end().seen(end);
      }
      ends.put(partition.id(), end);
    }
    return ends;
  }

  private PartitionProgress progress(AssignedPartition partition, Map<PartitionId, Long> ends) {
    return new PartitionProgress(
        partition.id().topic().topicName(),
        partition.id().partition(),
        partitions.partitionCount(partition.id().topic()),
        partition.durableOffset(),
        lag(partition, ends),
        false);
  }

  private static long lag(AssignedPartition partition, Map<PartitionId, Long> ends) {
    return Math.max(0, ends.get(partition.id()) - partition.durableOffset());
  }
}
