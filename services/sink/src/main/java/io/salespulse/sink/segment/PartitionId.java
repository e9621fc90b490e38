package io.salespulse.sink.segment;

import io.salespulse.contract.Topic;

/**
 * A partition of one of the four topics; {@link #toString()} names its files.
 *
 * @param partition Kafka partition, from 0
 */
public record PartitionId(Topic topic, int partition) {

  @Override
  public String toString() {
    return topic.topicName() + "-" + partition;
  }
}
