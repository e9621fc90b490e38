package io.salespulse.sink.intake;

import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.sink.segment.RollCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

  Flush(Partitions partitions, KafkaLink kafka) {
    this.partitions = partitions;
    this.kafka = kafka;
  }

  /**
   * Publishes what Kafka had acknowledged when this was called, where that is within reach, and
   * what is written in any case.
   *
   * @throws FlushFailedException where a partition is not written at the moment; the others are
   *     published all the same
   */
  public FlushReport flush() throws FlushFailedException, InterruptedException {
    if (!partitions.haveJoined()) {
      throw new FlushFailedException("Kafka has not given this sink its partitions yet.");
    }
    long deadline = System.nanoTime() + CATCHING_UP.toNanos();
    List<AssignedPartition> all = partitions.all();
    noteEnds(all);
    for (AssignedPartition partition : all) {
      if (partition.end().lag() <= WITHIN_REACH) {
        partition.awaitWritten(
            partition.end().offset(), Duration.ofNanos(deadline - System.nanoTime()));
      }
    }
    int segments = 0;
    for (AssignedPartition partition : all) {
      segments += partition.publish(RollCause.FLUSH);
    }
    List<String> problems = partitions.problems();
    if (!problems.isEmpty()) {
      throw new FlushFailedException(String.join(" ", problems));
    }
    return new FlushReport(segments, all.stream().map(Flush::progress).toList());
  }

  private void noteEnds(List<AssignedPartition> all) {
    List<TopicPartition> names = all.stream().map(AssignedPartition::kafkaName).toList();
    Map<TopicPartition, Long> ends = kafka.ends(names, ASKING).orElse(Map.of());
    for (AssignedPartition partition : all) {
      if (ends.containsKey(partition.kafkaName())) {
        partition.end().seen(ends.get(partition.kafkaName()));
      }
    }
  }

  private static PartitionProgress progress(AssignedPartition partition) {
    return new PartitionProgress(
        partition.id().topic().topicName(),
        partition.id().partition(),
        partition.durableOffset(),
        partition.end().lag());
  }
}
