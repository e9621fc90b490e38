package io.salespulse.sink.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where {@link Partitions#bind} meets the consumer: between its poll and the connector. Kafka makes
 * it by its class name.
 */
@RegisterForReflection
public final class BatchInterceptor implements ConsumerInterceptor<byte[], Object> {

  /** The consumer setting that holds the {@link Partitions}. */
  static final String PARTITIONS = "salespulse.sink.partitions";

  private Partitions partitions;

  @Override
  public void configure(Map<String, ?> settings) {
    partitions = (Partitions) settings.get(PARTITIONS);
  }

  @Override
  public ConsumerRecords<byte[], Object> onConsume(ConsumerRecords<byte[], Object> polled) {
    return partitions.bind(polled);
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // The disk is the truth about progress; what Kafka was told follows it.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
