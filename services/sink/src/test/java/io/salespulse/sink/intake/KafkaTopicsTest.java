package io.salespulse.sink.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaTopicsTest {

  private static final TopicPartition ITEMS = new TopicPartition("order_items", 0);
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Reads over offsets that have no record, a stretch with each poll, as far as it is let. */
  private static final class Reader extends MockConsumer<byte[], byte[]> {

    private final Deque<Long> stretches = new ArrayDeque<>();
    private boolean silent;

    private Reader() {
      super("none");
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      if (!stretches.isEmpty()) {
        seek(ITEMS, stretches.remove());
        return ConsumerRecords.empty();
      }
      if (silent) {
        throw new KafkaException("of the test");
      }
      return super.poll(timeout);
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
      super.assign(partitions);
      updateBeginningOffsets(java.util.Map.of(ITEMS, 0L));
      schedulePollTask(
          () -> addRecord(new ConsumerRecord<>(ITEMS.topic(), 0, record, null, new byte[0])));
    }

    private long record = 100;
  }

  private final Reader reader = new Reader();
  private final KafkaTopics kafka = new KafkaTopics(null, reader);

  @Test
  void offsetsWithoutARecordEndAtTheNextRecord() {
    assertThat(kafka.withoutRecord(ITEMS, 10, 200, LONG)).isEqualTo(100);
    assertThat(kafka.withoutRecord(ITEMS, 10, 50, LONG)).isEqualTo(50);
    reader.record = 10;
    assertThat(kafka.withoutRecord(ITEMS, 10, 50, LONG)).isEqualTo(10);
  }

  @Test
  void whatIsReadOverInSeveralPollsIsOneGap() {
    reader.stretches.addAll(List.of(20L, 30L, 60L));

    assertThat(kafka.withoutRecord(ITEMS, 10, 50, LONG)).isEqualTo(50);
  }

  @Test
  void whatKafkaDidNotSayInTimeIsNotKnownYetAndTheRestIs() {
    reader.stretches.addAll(List.of(20L, 30L));
    reader.silent = true;

    assertThat(kafka.withoutRecord(ITEMS, 10, 50, LONG)).isEqualTo(30);
    assertThat(kafka.withoutRecord(ITEMS, 30, 50, LONG)).isEqualTo(30);
    assertThat(kafka.withoutRecord(ITEMS, 30, 50, Duration.ZERO)).isEqualTo(30);
  }
}
