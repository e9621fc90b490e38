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
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
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
@Singleton
public final class RecordSamples {

  /** What became of a record. */
  public enum Outcome {
    /** A row. */
    ACCEPTED,
    /** A row, and some of its lines became none. */
    INCOMPLETE,
    /** None. */
    REJECTED
  }

  /**
   * @param reason why it, or some of its lines, became none; empty of one that is accepted
   */
  public record Remembered(ConsumerRecord<byte[], byte[]> record, Optional<String> reason) {}

  private final Sources sources;
  private final Drifts drifts;
  private final Map<Topic, Map<Outcome, Remembered>> newest = new EnumMap<>(Topic.class);

  public RecordSamples(Sources sources, Drifts drifts) {
    this.sources = sources;
    this.drifts = drifts;
    sources.all().forEach(source -> newest.put(source.topic(), new ConcurrentHashMap<>()));
  }

  /** Records of a poll were read; these are the newest of them. */
  public void add(Topic topic, Map<Outcome, Remembered> ofPoll) {
    newest.get(topic).putAll(ofPoll);
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
              sample(source, Outcome.ACCEPTED),
              sample(source, Outcome.INCOMPLETE),
              sample(source, Outcome.REJECTED),
              drifts.of(source.topic()),
              problem.apply(source.topic())));
    }
    return new SourceSamples(topics);
  }

  private Optional<Sample> sample(TopicSource source, Outcome outcome) {
    return Optional.ofNullable(newest.get(source.topic()).get(outcome))
        .map(found -> sample(source, found));
  }

  private static Sample sample(TopicSource source, Remembered found) {
    ConsumerRecord<byte[], byte[]> record = found.record();
    return new Sample(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        Optional.ofNullable(record.value()).map(Looks::ofValue),
        found.reason(),
        record.value() == null ? List.of() : new RowReader(source).describe(record.value()));
  }
}
