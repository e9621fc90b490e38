package io.salespulse.sink.intake;

import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.sink.intake.TopicFacts.Extent;
import io.salespulse.sink.segment.RollCause;
import io.salespulse.support.KafkaWatch;
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

  /** What is not passed over in that time is lag. */
  private static final Duration PASSING_OVER = Duration.ofMillis(200);

  /** A Kafka that takes longer may have anything. */
  private static final Duration ASKING = Duration.ofSeconds(2);

  /** What can be written while waiting; further behind, waiting would change little. */
  private static final long WITHIN_REACH = 300_000;

  private final Partitions partitions;
  private final KafkaWatch watch;

  Flush(Partitions partitions, KafkaWatch watch) {
    this.partitions = partitions;
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
    List<AssignedPartition> all = partitions.all();
    List<String> problems = new ArrayList<>();
    int segments = 0;
    List<PartitionProgress> report = new ArrayList<>();
    try {
      Map<TopicPartition, Extent> extents = partitions.ask(all, ASKING);
      List<AssignedPartition> known =
          all.stream().filter(partition -> extents.containsKey(partition.kafkaName())).toList();
      awaitWritten(known, extents);
      segments = publish(all);
      List<AssignedPartition> behind =
          known.stream().filter(partition -> lag(partition, extents) > 0).toList();
      Map<TopicPartition, Extent> later = partitions.ask(behind, ASKING);
      known.forEach(partition -> report.add(progress(partition, extents, later)));
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
    return new FlushReport(
        segments,
        partitions.sources().all().stream().map(source -> source.topic().topicName()).toList(),
        report);
  }

  private static void awaitWritten(
      List<AssignedPartition> known, Map<TopicPartition, Extent> extents)
      throws InterruptedException {
    long deadline = System.nanoTime() + CATCHING_UP.toNanos();
    for (AssignedPartition partition : known) {
      if (lag(partition, extents) <= WITHIN_REACH) {
        Extent extent = extents.get(partition.kafkaName());
        long before = partition.polledTo();
        partition.awaitWritten(extent.end(), Duration.ofNanos(deadline - System.nanoTime()));
        if (partition.polledTo() == before) {
          partition.passOver(extent.readable().end(), PASSING_OVER);
        }
      }
    }
  }

  private static int publish(List<AssignedPartition> all) {
    return all.stream().mapToInt(partition -> partition.publish(RollCause.FLUSH)).sum();
  }

  /**
   * @param later what Kafka says of those that are behind, now
   */
  private static PartitionProgress progress(
      AssignedPartition partition,
      Map<TopicPartition, Extent> extents,
      Map<TopicPartition, Extent> later) {
    Extent extent = extents.get(partition.kafkaName());
    Extent now = later.get(partition.kafkaName());
    return new PartitionProgress(
        partition.id().topic().topicName(),
        partition.id().partition(),
        extent.partitionCount(),
        partition.durableOffset(),
        lag(partition, extents),
        now != null && now.readable().end() < extent.end());
  }

  private static long lag(AssignedPartition partition, Map<TopicPartition, Extent> extents) {
    return Math.max(0, extents.get(partition.kafkaName()).end() - partition.durableOffset());
  }
}
