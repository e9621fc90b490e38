package io.salespulse.sink.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Hears from Kafka which partitions come and go. A partition lost without notice comes through
 * {@link #onPartitionsRevoked} too, and is published all the same: it stays locked on disk until
 * then, so nobody else has begun to write it.
 */
@ApplicationScoped
@Identifier("partitions")
class Rebalance implements KafkaConsumerRebalanceListener {

  private final Partitions partitions;

  Rebalance(Partitions partitions) {
    this.partitions = partitions;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    partitions.assign(consumer, assigned);
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
    partitions.revoke(revoked);
  }
}
