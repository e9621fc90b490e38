package io.salespulse.sink.intake;

import io.salespulse.contract.Topic;
import io.salespulse.sink.drift.Drifts;
import io.salespulse.sink.live.LiveOrders;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.sample.RecordSamples;
import io.salespulse.sink.sample.RecordSamples.Outcome;
import io.salespulse.sink.sample.RecordSamples.Remembered;
import io.salespulse.sink.segment.RecordRows;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Tells those who count and show records what became of one partition's. What only the newest
 * record matters for is told once a poll. Not safe for use by several threads.
 */
final class RecordObserver implements RecordRows.Listener {

  private final Topic topic;
  private final SeenValues seen;
  private final LiveOrders live;
  private final RecordSamples samples;
  private final Drifts drifts;
  private final Map<Outcome, Remembered> newest = new EnumMap<>(Outcome.class);

  /**
   * @param seen what the records have
   */
  RecordObserver(
      Topic topic, SeenValues seen, LiveOrders live, RecordSamples samples, Drifts drifts) {
    this.topic = topic;
    this.seen = seen;
    this.live = live;
    this.samples = samples;
    this.drifts = drifts;
  }

  @Override
  public void written(ConsumerRecord<byte[], byte[]> record, long time, String[] cells) {
    if (topic == Topic.ORDERS) {
      live.add(record.partition(), record.offset(), time, cells);
    }
    newest.put(Outcome.ACCEPTED, new Remembered(record, Optional.empty()));
  }

  @Override
  public void rejected(ConsumerRecord<byte[], byte[]> record, String reason) {
    newest.put(Outcome.REJECTED, new Remembered(record, Optional.of(reason)));
  }

  @Override
  public void incomplete(ConsumerRecord<byte[], byte[]> record, String reason) {
    newest.put(Outcome.INCOMPLETE, new Remembered(record, Optional.of(reason)));
  }

  @Override
  public void polled() {
    samples.add(topic, newest);
    newest.clear();
    drifts.add(topic, seen);
  }
}
