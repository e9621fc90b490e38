package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.records.Emission;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * The four topics in a real Kafka, written through the channel {@code shop}. Kafka's
 * acknowledgements set the pace: a record waits here until one of those before it is acknowledged,
 * so that memory stays flat however long Kafka is away.
 */
@Singleton
final class KafkaLog implements RecordLog {

  private static final Logger LOG = Logger.getLogger(KafkaLog.class);

  /** Some batches of each topic. Four times as many live long enough to fill the heap with. */
  private static final int MOST_ON_THEIR_WAY = MOST_AFTER_A_MISSING_ONE;

  private static final CompletionStage<Void> SETTLED = CompletableFuture.completedFuture(null);

  private final Emitter<ProducerRecord<byte[], byte[]>> channel;
  private final KafkaReader reader;
  private final Semaphore room = new Semaphore(MOST_ON_THEIR_WAY);
  private final Map<Topic, End[]> ends = new EnumMap<>(Topic.class);
  private volatile Optional<Throwable> refusal = Optional.empty();

  /**
   * @param channel its producer must be idempotent, ask for all acknowledgements and never give up:
   *     a record given up, with later ones written, could not be told from one of another writer
   * @param settings every property {@code kafka.*}, for reading back
   */
  KafkaLog(
      // What waits in the buffer is bounded by the room.
      @Channel("shop") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          Emitter<ProducerRecord<byte[], byte[]>> channel,
      @Identifier("default-kafka-broker") Map<String, Object> settings) {
    this.channel = channel;
    this.reader = new KafkaReader(settings);
  }

  /** The end of a partition, as acknowledged, and as it would be without other writers. */
  private static final class End {

    private long next;
    private long expected;

    private End(long next) {
      this.next = next;
      this.expected = next;
    }
  }

  @Override
  public Offsets open() {
    // What an earlier try left on its way must land before it is asked where the log ends.
    awaitAll(Long.MAX_VALUE);
    refusal = Optional.empty();
    Offsets now = reader.settledEnds();
    for (Topic topic : Topic.values()) {
      ends.put(
          topic,
          IntStream.range(0, now.partitions(topic))
              .mapToObj(partition -> new End(now.next(topic, partition)))
              .toArray(End[]::new));
    }
    return now;
  }

  @Override
  public void read(Offsets from, Offsets to, ObjIntConsumer<Emission> taker) {
    reader.read(from, to, taker);
  }

  @Override
  public void append(Emission emission, int partition) {
    check();
    End end = ends.get(emission.topic())[partition];
    end.expected++;
    acquire(1, Long.MAX_VALUE);
    channel.send(
        new Sent(
            this,
            new ProducerRecord<>(
                emission.topic().topicName(),
                partition,
                emission.timestamp(),
                emission.key(),
                emission.value().orElse(null)),
            end,
            new OutgoingMessageMetadata<>()));
  }

  /**
   * A record on its way. A message that is put together from parts is a dozen objects, which three
   * threads would have to fetch for each record.
   *
   * @param end of its partition
   * @param written filled in by the connector before it acknowledges
   */
  private record Sent(
      KafkaLog log,
      ProducerRecord<byte[], byte[]> record,
      End end,
      OutgoingMessageMetadata<RecordMetadata> written)
      implements Message<ProducerRecord<byte[], byte[]>> {

    @Override
    public ProducerRecord<byte[], byte[]> getPayload() {
      return record;
    }

    @Override
    public <M> Optional<M> getMetadata(Class<? extends M> type) {
      return type.isInstance(written) ? Optional.of(type.cast(written)) : Optional.empty();
    }

    @Override
    public CompletionStage<Void> ack(Metadata none) {
      return log.acknowledged(end, written.getResult());
    }

    @Override
    public CompletionStage<Void> nack(Throwable reason, Metadata none) {
      return log.refused(reason);
    }
  }

  private CompletionStage<Void> acknowledged(End end, RecordMetadata written) {
    if (!written.hasOffset()) {
      return refused(new IllegalStateException("it has the record, but does not tell where"));
    }
    end.next = written.offset() + 1;
    room.release();
    return SETTLED;
  }

  private CompletionStage<Void> refused(Throwable reason) {
    refusal = Optional.of(reason);
    room.release();
    return SETTLED;
  }

  @Override
  public boolean flush(Duration patience) {
    if (!awaitAll(patience.toNanos())) {
      return false;
    }
    check();
    ends.forEach(KafkaLog::reportSurplus);
    return true;
  }

  private boolean awaitAll(long nanos) {
    boolean all = acquire(MOST_ON_THEIR_WAY, nanos);
    room.release(all ? MOST_ON_THEIR_WAY : 0);
    return all;
  }

  private boolean acquire(int records, long nanos) {
    try {
      return room.tryAcquire(records, nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      throw new InterruptException(stopping);
    }
  }

  /**
   * A broker that is killed can write a batch and forget that it did: it remembers a producer for
   * producer.id.expiration.ms of event time, so that a retry in old history is written again.
   */
  private static void reportSurplus(Topic topic, End[] partitions) {
    long surplus = Arrays.stream(partitions).mapToLong(end -> end.next - end.expected).sum();
    Arrays.stream(partitions).forEach(end -> end.expected = end.next);
    if (surplus > 0) {
      LOG.warnf(
          "Topic %s got %d records that the statistics do not count: somebody else writes to it, or"
              + " the broker was killed and its producer.id.expiration.ms is shorter than the"
              + " history. Clean records among them are removed as duplicates by the ETL",
          topic.topicName(), surplus);
    }
  }

  private void check() {
    refusal.ifPresent(
        reason -> {
          // Kafka's answers are of that type; all else means that the producer has failed for good.
          if (reason instanceof ApiException) {
            throw new LogUnavailableException(
                "Kafka refused a record: " + reason.getMessage(), reason);
          }
          Throwable cause = Optional.ofNullable(reason.getCause()).orElse(reason);
          throw new IllegalStateException(
              "Kafka will take no more records from this producer: " + cause.getMessage(), reason);
        });
  }

  @Override
  public Offsets acknowledged() {
    return new Offsets(
        ends.entrySet().stream()
            .collect(
                Collectors.toMap(
                    topic -> topic.getKey().topicName(),
                    topic -> Arrays.stream(topic.getValue()).map(each -> each.next).toList())));
  }
}
