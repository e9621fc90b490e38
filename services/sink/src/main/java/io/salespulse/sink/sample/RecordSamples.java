package io.salespulse.sink.sample;

import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.SourceSamples.OfTopic;
import io.salespulse.contract.SourceSamples.Sample;
import io.salespulse.contract.Topic;
import io.salespulse.sink.drift.Drifts;
import io.salespulse.sink.row.Looks;
import io.salespulse.sink.row.RowReader;
import io.salespulse.sink.source.Sources;
import io.salespulse.sink.source.TopicSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Remembers the newest accepted and the newest rejected record of each topic, to show them with
 * what is no longer as it was. Thread-safe.
 */
public final class RecordSamples {

  private record Remembered(ConsumerRecord<byte[], byte[]> record, Optional<String> reason) {}

  private final Sources sources;
  private final Drifts drifts;
  private final Map<Topic, Remembered> accepted = new ConcurrentHashMap<>();
  private final Map<Topic, Remembered> incomplete = new ConcurrentHashMap<>();
  private final Map<Topic, Remembered> rejected = new ConcurrentHashMap<>();

  public RecordSamples(Sources sources, Drifts drifts) {
    this.sources = sources;
    this.drifts = drifts;
  }

  /** A record became a row. */
  public void accepted(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    accepted.put(topic, new Remembered(record, Optional.empty()));
  }

  /** A record became a row, and some of its lines did not. */
  public void incomplete(Topic topic, ConsumerRecord<byte[], byte[]> record, String reason) {
    incomplete.put(topic, new Remembered(record, Optional.of(reason)));
  }

  /** A record became none. */
  public void rejected(Topic topic, ConsumerRecord<byte[], byte[]> record, String reason) {
    rejected.put(topic, new Remembered(record, Optional.of(reason)));
  }

  /**
   * The records, and what became of their fields.
   *
   * @param problem why nothing can come of a topic; empty where nothing is in the way
   */
  public SourceSamples newest(Function<Topic, Optional<String>> problem) {
    Map<String, OfTopic> topics = new LinkedHashMap<>();
    for (TopicSource source : sources.all()) {
      topics.put(
          source.topic().topicName(),
          new OfTopic(
              source.kafkaTopic(),
              sample(source, accepted),
              sample(source, incomplete),
              sample(source, rejected),
              drifts.of(source.topic()),
              problem.apply(source.topic())));
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
        Optional.ofNullable(record.value()).map(Looks::ofValue),
        newest.reason(),
        record.value() == null ? List.of() : new RowReader(source).describe(record.value()));
  }
}
