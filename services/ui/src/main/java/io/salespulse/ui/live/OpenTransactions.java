package io.salespulse.ui.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Notices a transaction that a producer leaves open: what is in it and behind it cannot be read
 * until it ends. One that is open for a moment is how transactions are.
 */
final class OpenTransactions {

  private final Consumer<byte[], byte[]> uncommitted;

  /** The ends of committed records at the last look, of partitions that went on behind them. */
  private Map<TopicPartition, Long> open = Map.of();

  /**
   * @param uncommitted a consumer that sees the log as it is
   */
  OpenTransactions(Consumer<byte[], byte[]> uncommitted) {
    this.uncommitted = uncommitted;
  }

  /**
   * How many records wait in partitions whose committed end has not moved since the last look.
   *
   * @param committed where the committed records of each partition end
   * @throws org.apache.kafka.common.KafkaException where Kafka does not answer in time
   */
  long look(Map<TopicPartition, Long> committed, Duration answer) {
    Map<TopicPartition, Long> ends = uncommitted.endOffsets(committed.keySet(), answer);
    Map<TopicPartition, Long> behind = new HashMap<>(committed);
    behind.keySet().removeIf(partition -> ends.get(partition) <= committed.get(partition));
    long waiting =
        behind.entrySet().stream()
            .filter(partition -> partition.getValue().equals(open.get(partition.getKey())))
            .mapToLong(partition -> ends.get(partition.getKey()) - partition.getValue())
            .sum();
    open = behind;
    return waiting;
  }
}
