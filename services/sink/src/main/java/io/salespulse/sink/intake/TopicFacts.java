package io.salespulse.sink.intake;

import io.salespulse.sink.segment.TopicIdentity;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What Kafka knows of topics and a consumer is not told. */
public interface TopicFacts {

  /**
   * Tells topics that bear the same name one after the other apart.
   *
   * @return by name; those are missing to which Kafka, where it is old, gives no id
   * @throws org.apache.kafka.common.KafkaException where Kafka does not say in time
   */
  Map<String, TopicIdentity> identities(Collection<String> names, Duration atMost);

  /**
   * Whether Kafka has no record from the one offset to below the other, and deleted none: such gaps
   * are common where a topic is compacted or written in transactions.
   *
   * @throws org.apache.kafka.common.KafkaException where Kafka does not say
   */
  boolean isGap(TopicPartition partition, long from, long to, Duration atMost);
}
