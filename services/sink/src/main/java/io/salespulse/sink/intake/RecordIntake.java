package io.salespulse.sink.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Where records come in. One poll is written before the next one is asked for, on a worker thread,
 * while the polling thread fetches: that is all the backpressure there is.
 */
@ApplicationScoped
class RecordIntake {

  /** One consumer for the four topics: they share its fetches, and one rebalance moves them all. */
  static final String CHANNEL = "records";

  @Incoming(CHANNEL)
  @Blocking
  void write(ConsumerRecords<byte[], Object> polled) {
    for (ConsumerRecord<byte[], Object> record : polled) {
      // Anything else has passed by the interceptor; the gap it leaves sends its partition back.
      if (record.value() instanceof PolledBatch batch) {
        batch.write();
      }
    }
  }
}
