package io.salespulse.sink.intake;

import io.salespulse.sink.segment.Recovery.KafkaLog;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What Kafka knows of topics and a consumer is not told. */
public interface TopicFacts {

  /**
   * How far a partition goes.
   *
   * @param readable up to where the first open transaction begins; asked for before {@code end}
   * @param end where the log ends, behind open transactions too
   * @param partitionCount of the topic
   */
  record Extent(KafkaLog readable, long end, int partitionCount) {}

  /**
   * Those partitions are missing of which Kafka does not say in time, such as one without a leader.
   *
   * @throws org.apache.kafka.common.KafkaException where it says nothing of any
   */
  Map<TopicPartition, Extent> extents(Collection<TopicPartition> partitions, Duration atMost);

  /**
   * Which of the topics Kafka does not have, or does not let this sink see.
   *
   * @throws org.apache.kafka.common.KafkaException where it does not say, or not in time
   */
  Set<String> unknown(Collection<String> topics, Duration atMost);

  /**
   * How far Kafka has no record from the one offset to below the other, and deleted none: such gaps
   * are common where a topic is compacted or written in transactions.
   *
   * @return the offset that ends them: {@code to} where all have none; less where one has, or where
   *     that is not known yet
   */
  long withoutRecord(TopicPartition partition, long from, long to, Duration atMost);
}
