package io.salespulse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.contract.Topic;
import io.salespulse.sink.PublishedRows.Place;
import io.salespulse.sink.SampleRecords.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/**
 * Produces sample records, remembers where each came to stand, and compares with what is published.
 */
final class ProducedRecords implements AutoCloseable {

  static final Topic TOPIC = Topic.ORDER_ITEMS;

  private final Map<Place, Sample> produced = new ConcurrentSkipListMap<>();
  private final Map<Integer, Long> ends = new ConcurrentSkipListMap<>();
  private final SampleRecords samples;
  private final Random random;
  private final KafkaProducer<byte[], byte[]> producer;

  ProducedRecords(SharedBroker.Handle broker, long seed) {
    samples = new SampleRecords(seed);
    random = new Random(seed);
    producer = broker.producer(Map.of("linger.ms", "5"));
  }

  /** Waits as long as a sink may take. */
  static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50));
  }

  /** Waits until it holds, whatever it meets before. */
  static void eventually(ThrowingRunnable assertion) {
    patiently().ignoreExceptions().untilAsserted(assertion);
  }

  /** Returns when all are acknowledged, as long as it takes. */
  void produce(int count) {
    for (int i = 0; i < count; i++) {
      Sample sample = samples.next();
      int partition = random.nextInt(SharedBroker.PARTITIONS);
      producer.send(
          new ProducerRecord<>(
              TOPIC.topicName(),
              partition,
              sample.timestamp().toEpochMilli(),
              null,
              sample.value()),
          (metadata, failure) -> {
            if (failure == null) {
              produced.put(new Place(TOPIC, partition, metadata.offset()), sample);
              ends.merge(partition, metadata.offset() + 1, Math::max);
            }
          });
    }
    producer.flush();
  }

  int count() {
    return produced.size();
  }

  /** Flushes until everything is published, and compares. */
  void assertEverythingPublished(SinkProcess sink, Path data) throws IOException {
    patiently().until(() -> sink.flushed().filter(this::covers).isPresent());
    assertPublishedIsProduced(data);
  }

  /** Each record produced is one row, as it has to be, and there are no others and no leftovers. */
  void assertPublishedIsProduced(Path data) throws IOException {
    var rows = PublishedRows.read(data).rows();
    assertThat(difference(produced.keySet(), rows.keySet())).as("missing").isEmpty();
    assertThat(difference(rows.keySet(), produced.keySet())).as("not produced").isEmpty();
    rows.forEach(
        (place, row) ->
            assertThat(produced.get(place).became(row, place.offset()))
                .as("%s: %s", place, row)
                .isTrue());
    try (var open = Files.walk(new DataLayout(data).openSegments())) {
      assertThat(open.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  private static Set<Place> difference(Set<Place> all, Set<Place> without) {
    Set<Place> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private boolean covers(FlushReport report) {
    return ends.entrySet().stream()
        .allMatch(
            end ->
                report.partitions().stream()
                    .filter(partition -> partition.topic().equals(TOPIC.topicName()))
                    .filter(partition -> partition.partition() == end.getKey())
                    .mapToLong(PartitionProgress::nextOffset)
                    .anyMatch(next -> next == end.getValue()));
  }
}
