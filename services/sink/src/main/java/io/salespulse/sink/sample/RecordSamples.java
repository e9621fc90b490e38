package io.salespulse.sink.sample;

import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.SourceSamples.OfTopic;
import io.salespulse.contract.SourceSamples.Sample;
import io.salespulse.contract.Topic;
import io.salespulse.sink.row.RowReader;
import io.salespulse.sink.segment.RecordRows;
import io.salespulse.sink.source.Sources;
import io.salespulse.sink.source.TopicSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Remembers the newest accepted and the newest rejected record of each topic. Thread-safe. */
public final class RecordSamples {

  private record Remembered(ConsumerRecord<byte[], byte[]> record, Optional<String> reason) {}

  private final Sources sources;
  private final Map<Topic, Remembered> accepted = new ConcurrentHashMap<>();
  private final Map<Topic, Remembered> rejected = new ConcurrentHashMap<>();

  public RecordSamples(Sources sources) {
    this.sources = sources;
  }

  /** A record became a row. */
  public void accepted(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    accepted.put(topic, new Remembered(record, Optional.empty()));
  }

  /** A record became none, or not all of it. */
  public void rejected(Topic topic, ConsumerRecord<byte[], byte[]> record, String reason) {
    rejected.put(topic, new Remembered(record, Optional.of(reason)));
  }

  /** The records, and what became of their fields. */
  public SourceSamples newest() {
    Map<String, OfTopic> topics = new LinkedHashMap<>();
    for (TopicSource source : sources.all()) {
      topics.put(
          source.topic().topicName(),
          new OfTopic(source.kafkaTopic(), sample(source, accepted), sample(source, rejected)));
    }
    return new SourceSamples(topics);
  }

  private static Optional<Sample> sample(TopicSource source, Map<Topic, Remembered> from) {
    return Optional.ofNullable(from.get(source.topic())).map(newest -> sample(source, newest));
  }

  private static Sample sample(TopicSource source, Remembered newest) {
    ConsumerRecord<byte[], byte[]> record = newest.record();
    return new Sample(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        RecordRows.payload(record.value()),
        newest.reason(),
        record.value() == null ? List.of() : new RowReader(source).describe(record.value()));
  }
}
