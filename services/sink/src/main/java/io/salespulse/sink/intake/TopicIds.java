package io.salespulse.sink.intake;

import io.salespulse.sink.segment.TopicIdentity;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** Tells topics that bear the same name one after the other apart. */
public interface TopicIds {

  /**
   * @return by name; those are missing to which Kafka, where it is old, gives no id
   * @throws org.apache.kafka.common.KafkaException where Kafka does not say in time
   */
  Map<String, TopicIdentity> of(Collection<String> names, Duration atMost);
}
