package io.salespulse.sink.intake;

import io.salespulse.sink.segment.PartitionId;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** What other threads ask of the consumer; what is asked of Kafka runs on the polling thread. */
@ApplicationScoped
class KafkaLink implements PartitionSetup.Committer, Partitions.PollingThread {

  private static final Logger LOG = Logger.getLogger(KafkaLink.class);

  private final Instance<KafkaClientService> clients;

  /**
   * @param clients looked up when needed: they need the partitions, which need this
   */
  KafkaLink(Instance<KafkaClientService> clients) {
    this.clients = clients;
  }

  /**
   * Tells Kafka how far the partition is published, for those who watch the group's lag. A commit
   * that fails is made good by the next one; the consumer waits for the last when it is closed.
   */
  @Override
  public void commit(PartitionId partition, long nextOffset) {
    var name = new TopicPartition(partition.topic().topicName(), partition.partition());
    consumer()
        .ifPresent(
            consumer ->
                consumer
                    .commitAsync(Map.of(name, new OffsetAndMetadata(nextOffset)))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debug("Not committed", failure)));
  }

  @Override
  public void later(java.util.function.Consumer<Consumer<?, ?>> action) {
    consumer()
        .ifPresent(
            consumer ->
                consumer
                    .runOnPollingThread(
                        (java.util.function.Consumer<Consumer<byte[], byte[]>>) action::accept)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debug("Not done", failure)));
  }

  private Optional<KafkaConsumer<byte[], byte[]>> consumer() {
    return Optional.ofNullable(clients.get().getConsumer(RecordIntake.CHANNEL));
  }
}
