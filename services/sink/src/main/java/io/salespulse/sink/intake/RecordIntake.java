package io.salespulse.sink.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Where records come in, and where Kafka says which partitions come and go. One poll is written
 * after the other on a worker thread, while the polling thread fetches; the connector pauses the
 * consumer where the writing does not keep up.
 */
@ApplicationScoped
@Identifier("partitions")
class RecordIntake implements KafkaConsumerRebalanceListener {

  private final Partitions partitions;

  RecordIntake(Partitions partitions) {
    this.partitions = partitions;
  }

  /** One consumer for the four topics: they share its fetches, and one rebalance moves them all. */
  @Incoming("records")
  @Blocking
  void write(ConsumerRecords<byte[], byte[]> polled) {
    partitions.write(polled);
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    partitions.assign(consumer, assigned);
  }

  /**
   * A partition lost without notice comes through here too, and is published all the same: it stays
   * locked on disk until then, so nobody else has begun to write it.
   */
  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
    partitions.revoke(revoked);
  }
}
