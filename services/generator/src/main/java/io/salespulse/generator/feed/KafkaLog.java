package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.Emission;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * The four topics in a real Kafka, written by one idempotent producer.
 *
 * <p>The producer is that of an outgoing channel, so that its settings are where Quarkus users look
 * for them, but records go to it directly: a message through an emitter costs a chain of objects
 * and a hop to another thread each, which a backfill of millions of records would pay for.
 */
public final class KafkaLog implements RecordLog {

  private static final Logger LOG = Logger.getLogger(KafkaLog.class);

  private final Producer<byte[], byte[]> producer;
  private final Map<String, Object> clientSettings;
  private final KafkaPositions positions;
  private final Map<Topic, Acknowledgements[]> acknowledged = new EnumMap<>(Topic.class);
  private volatile Exception refused;

  /**
   * @param producer must be idempotent, ask for all acknowledgements and never give up: a record
   *     given up, with later ones written, could not be told from one that another writer made
   * @param clientSettings for reading back, at least the bootstrap servers
   */
  public KafkaLog(Producer<byte[], byte[]> producer, Map<String, Object> clientSettings) {
    this.producer = producer;
    this.clientSettings = Map.copyOf(clientSettings);
    this.positions = new KafkaPositions(clientSettings);
  }

  /** One for each partition: nothing has to be looked up or made for a record. */
  private final class Acknowledgements implements Callback {

    private long next;
    private long expected;

    private Acknowledgements(long next) {
      this.next = next;
      this.expected = next;
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception failure) {
      if (failure != null) {
        refused = failure;
      } else if (metadata.hasOffset()) {
        next = metadata.offset() + 1;
      } else {
        refused = new IllegalStateException("it has the record, but does not tell where");
      }
    }

    /** How many records the partition got that were not ours, since it was last asked. */
    private long surplus() {
      long surplus = next - expected;
      expected = next;
      return surplus;
    }
  }

  @Override
  public Offsets open() {
    // What an earlier try left on its way must land before it is asked where the log ends.
    producer.flush();
    refused = null;
    Offsets ends = positions.settledEnds();
    for (Topic topic : Topic.values()) {
      acknowledged.put(
          topic,
          IntStream.range(0, ends.partitions(topic))
              .mapToObj(partition -> new Acknowledgements(ends.next(topic, partition)))
              .toArray(Acknowledgements[]::new));
    }
    return ends;
  }

  @Override
  public void read(Offsets from, Offsets to, Reader reader) {
    new KafkaReading(from, to, reader).read(clientSettings);
  }

  @Override
  public void append(Emission emission, int partition) {
    check();
    Acknowledgements acknowledgements = acknowledged.get(emission.topic())[partition];
    acknowledgements.expected++;
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            emission.topic().topicName(),
            partition,
            emission.timestamp(),
            emission.key(),
            emission.value().orElse(null));
    try {
      producer.send(record, acknowledgements);
    } catch (InterruptException interrupted) {
      throw interrupted;
    } catch (KafkaException over) {
      // Thrown by a producer that has failed for good; its own message says that, and not why.
      Throwable reason = over.getCause() == null ? over : over.getCause();
      throw new IllegalStateException(
          "Kafka will take no more records from this producer: " + reason.getMessage(), over);
    }
  }

  @Override
  public void flush() {
    producer.flush();
    check();
    acknowledged.forEach(KafkaLog::reportSurplus);
  }

  /**
   * A broker that is killed can write a batch and forget that it did: it remembers a producer for
   * producer.id.expiration.ms of event time, so that a retry in old history is written again.
   */
  private static void reportSurplus(Topic topic, Acknowledgements[] partitions) {
    long surplus = Arrays.stream(partitions).mapToLong(Acknowledgements::surplus).sum();
    if (surplus > 0) {
      LOG.warnf(
          "Topic %s got %d records that the statistics do not count: somebody else writes to it, or"
              + " the broker was killed and its producer.id.expiration.ms is shorter than the"
              + " history. Clean records among them are removed as duplicates by the ETL",
          topic.topicName(), surplus);
    }
  }

  private void check() {
    Exception failure = refused;
    if (failure != null) {
      throw new LogUnavailableException("Kafka refused a record: " + failure.getMessage(), failure);
    }
  }

  @Override
  public Offsets acknowledged() {
    return new Offsets(
        acknowledged.entrySet().stream()
            .collect(
                Collectors.toMap(
                    topic -> topic.getKey().topicName(),
                    topic -> Arrays.stream(topic.getValue()).map(each -> each.next).toList())));
  }
}
