package io.salespulse.sink.intake;

import io.salespulse.contract.Topic;
import io.salespulse.sink.drift.Drifts;
import io.salespulse.sink.live.LiveOrders;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.sample.RecordSamples;
import io.salespulse.sink.segment.RecordRows;
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

  /** Of this poll; null where there is none. */
  private ConsumerRecord<byte[], byte[]> accepted;

  private ConsumerRecord<byte[], byte[]> incomplete;
  private String without;
  private ConsumerRecord<byte[], byte[]> rejected;
  private String reason;

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
    accepted = record;
  }

  @Override
  public void rejected(ConsumerRecord<byte[], byte[]> record, String because) {
    rejected = record;
    reason = because;
  }

  @Override
  public void incomplete(ConsumerRecord<byte[], byte[]> record, String because) {
    incomplete = record;
    without = because;
  }

  @Override
  public void polled() {
    if (accepted != null) {
      samples.accepted(topic, accepted);
      accepted = null;
    }
    if (incomplete != null) {
      samples.incomplete(topic, incomplete, without);
      incomplete = null;
    }
    if (rejected != null) {
      samples.rejected(topic, rejected, reason);
      rejected = null;
    }
    drifts.add(topic, seen);
  }
}
