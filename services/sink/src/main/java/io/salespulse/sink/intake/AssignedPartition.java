package io.salespulse.sink.intake;

import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.PartitionLock;
import io.salespulse.sink.segment.PartitionWriter;
import io.salespulse.sink.segment.Progress;
import io.salespulse.sink.segment.Recovery;
import io.salespulse.sink.segment.Recovery.KafkaLog;
import io.salespulse.sink.segment.RefusedException;
import io.salespulse.sink.segment.RollCause;
import io.salespulse.sink.segment.TopicIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * A partition while it is this sink's: written to, or blocked for a reason and tried again.
 *
 * <p>{@link #start}, {@link #polled} and {@link #stop} are called on Kafka's polling thread, the
 * rest on any.
 */
final class AssignedPartition {

  private sealed interface State {

    record Writing(PartitionWriter writer) implements State {}

    record Blocked(long retryAt) implements State {}

    record Stopped() implements State {}
  }

  private interface Step {
    int run(PartitionWriter writer) throws IOException;
  }

  private static final Logger LOG = Logger.getLogger(AssignedPartition.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 5;
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);

  /** Transactions of stream processing, and their commits, take some seconds at most. */
  private static final Duration LONG_TRANSACTION = Duration.ofSeconds(10);

  private final PartitionId id;
  private final TopicPartition kafkaName;
  private final WriterFactory factory;
  private final Breakdown breakdown;
  private final PartitionEnd end;

  private volatile State state = new State.Blocked(0);
  private volatile String reason;
  private volatile long lastDurable;
  private volatile int failures;
  private PartitionWriter.Start nextStart = PartitionWriter.Start.ASSIGNED;
  private Optional<PartitionLock> lock = Optional.empty();
  private volatile long polledTo;
  private long polledBefore;

  /**
   * Where the records end of which it is certain that they are of the topic as it was begun with.
   */
  private long confirmedTo;

  private long furthestFailure;

  AssignedPartition(PartitionId id, WriterFactory factory, Breakdown breakdown) {
    this.id = id;
    this.factory = factory;
    this.breakdown = breakdown;
    this.end = new PartitionEnd(this::durableOffset, factory::nanoTime);
    this.kafkaName = new TopicPartition(id.topic().topicName(), id.partition());
    this.reason = id + ": where it goes on is being found out.";
  }

  PartitionId id() {
    return id;
  }

  TopicPartition kafkaName() {
    return kafkaName;
  }

  /** Recovers the partition's files and sends the consumer to the durable offset, or blocks. */
  synchronized void start(Consumer<?, ?> consumer, KafkaLog kafka) {
    if (state instanceof State.Stopped || state instanceof State.Writing) {
      return;
    }
    end.begins(kafka.end());
    try {
      if (lock.isEmpty()) {
        lock = factory.lock(id);
      }
      if (lock.isEmpty()) {
        block(
            consumer,
            "%s: another sink still holds it (%s). It goes on here when that one lets go or ends."
                .formatted(id, factory.lockFile(id)));
        return;
      }
      Progress.Entry.At at = factory.recover(id, kafka);
      long offset = at.nextOffset();
      consumer.seek(kafkaName, offset);
      polledTo = offset;
      polledBefore = offset;
      confirmedTo = offset;
      lastDurable = offset;
      state = new State.Writing(factory.writer(id, at, nextStart));
    } catch (RefusedException refused) {
      block(consumer, refused.getMessage());
    } catch (IOException failure) {
      block(consumer, "%s: %s".formatted(id, Failures.describe(failure)));
    } catch (RuntimeException failure) {
      // Thrown on, it would end in the consumer's poll and stop every partition.
      block(consumer, "%s: not expected: %s".formatted(id, failure));
    }
  }

  /** Blocks a partition that cannot even be recovered. */
  synchronized void block(Consumer<?, ?> consumer, String because) {
    consumer.pause(List.of(kafkaName));
    block(because);
  }

  /** A poll's records of this partition, empty while nothing may be written. */
  Optional<PolledBatch> polled(
      Consumer<?, ?> consumer, List<ConsumerRecord<byte[], byte[]>> records, long to) {
    consumer.currentLag(kafkaName).ifPresent(lag -> end.seen(to + lag));
    if (!(state instanceof State.Writing writing)) {
      return Optional.empty();
    }
    if (!records.isEmpty() && !follows(consumer, records.get(0).offset())) {
      keepWhatCameBefore(writing.writer());
      block(
          consumer,
          "%s: Kafka went on at offset %d where %d was next: its records were deleted or the topic made anew."
              .formatted(id, records.get(0).offset(), polledTo));
      return Optional.empty();
    }
    holdBack(writing.writer());
    PolledBatch batch = new PolledBatch(this, writing.writer(), records, polledTo, to);
    polledBefore = polledTo;
    polledTo = to;
    return Optional.of(batch);
  }

  /**
   * Lets the writer be one poll behind and no more. The connector would hold back later, and less
   * well: it pauses the consumer, whose poll then waits for its whole time-out while the writer has
   * long nothing to do. That remains for a disk that hangs.
   */
  private void holdBack(PartitionWriter writer) {
    awaitWritten(writer, polledBefore);
  }

  private static void awaitWritten(PartitionWriter writer, long offset) {
    try {
      writer.awaitWritten(offset, LONGEST_HOLD);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether no record is missing before this one. Offsets without a record are common where a topic
   * is compacted or written in transactions; but a consumer whose place is gone from Kafka is moved
   * to the beginning, without a word.
   */
  private boolean follows(Consumer<?, ?> consumer, long offset) {
    if (offset <= polledTo) {
      return offset == polledTo;
    }
    try {
      return consumer.beginningOffsets(List.of(kafkaName), Partitions.KAFKA_TIMEOUT).get(kafkaName)
          <= polledTo;
    } catch (KafkaException silent) {
      // Blocked and tried again, which asks again.
      return false;
    }
  }

  /**
   * Publishes what was read while offsets followed each other: Kafka may not have it any more. Then
   * the writer is done for.
   */
  private void keepWhatCameBefore(PartitionWriter writer) {
    awaitWritten(writer, polledTo);
    publish(RollCause.REVOKED);
    writer.discard();
  }

  /** Where the next poll begins: what was read lies before. */
  long polledTo() {
    return polledTo;
  }

  /**
   * Hears which topic has the partition's name. Where it is another one than the one that the sink
   * began with, the partition stops; recovery says what to do. Records that may be of the other one
   * are given up: those that came since the name was the old topic's, where the new one is as long.
   *
   * @param logEnd where the topic's log ends
   * @param asked what {@link #polledTo} was before Kafka was asked
   */
  synchronized void topicIs(TopicIdentity now, long logEnd, long asked) {
    if (!(state instanceof State.Writing writing)) {
      return;
    }
    PartitionWriter writer = writing.writer();
    if (!Recovery.isAnother(writer.progress().topic(), now)) {
      confirmedTo = Math.max(confirmedTo, asked);
      return;
    }
    if (polledTo <= confirmedTo || polledTo > logEnd) {
      keepWhatCameBefore(writer);
    }
    writer.discard();
    block(factory.anotherTopic(id, writer.progress(), now));
  }

  /** Writes a poll's records. */
  void append(
      PartitionWriter writer, List<ConsumerRecord<byte[], byte[]>> records, long from, long to) {
    doing(
        writer,
        it -> {
          it.append(records, from, to);
          return records.size();
        });
  }

  /**
   * Lets the writer do something. A failure is the partition's affair and never the caller's: one
   * record's surprise must not stop the others, so this partition goes back and is tried again.
   *
   * @return what the step does, 0 where it fails
   */
  private int doing(PartitionWriter writer, Step step) {
    try {
      int done = step.run(writer);
      if (failures > 0) {
        noteProgress(writer);
      }
      return done;
    } catch (IOException | RuntimeException failure) {
      writeFailed(writer, failure);
      return 0;
    } catch (Error broken) {
      writeFailed(writer, broken);
      breakdown.note("Writing " + id, broken);
      throw broken;
    }
  }

  /** Gives up what is not durable, to be read again from Kafka after a while. */
  private synchronized void writeFailed(PartitionWriter writer, Throwable failure) {
    writer.discard();
    if (state instanceof State.Writing writing && writing.writer() == writer) {
      factory.meters(id).failed();
      nextStart = PartitionWriter.Start.afterFailureAt(Math.max(polledTo, furthestFailure));
      furthestFailure = Math.max(polledTo, furthestFailure);
      block(
          failure instanceof IOException io
              ? "%s: %s".formatted(id, Failures.describe(io))
              : "%s: not expected: %s".formatted(id, failure));
    }
  }

  /**
   * Publishes what is open; where that fails, the partition is blocked.
   *
   * @return segments that became visible
   */
  int publish(RollCause cause) {
    if (!(state instanceof State.Writing writing)) {
      return 0;
    }
    return doing(writing.writer(), writer -> writer.publish(cause));
  }

  /** Publishes what has waited its time; where that fails, the partition is blocked. */
  void publishIfAged() {
    if (state instanceof State.Writing writing) {
      doing(
          writing.writer(),
          writer -> {
            writer.publishIfAged();
            return 0;
          });
    }
  }

  void awaitWritten(long offset, Duration atMost) throws InterruptedException {
    if (state instanceof State.Writing writing) {
      writing.writer().awaitWritten(offset, atMost);
    }
  }

  /** Publishes what is open and writes no more; the partition stays locked. */
  synchronized void finish(RollCause cause) {
    publish(cause);
    if (state instanceof State.Writing writing) {
      writing.writer().discard();
    }
    lastDurable = durableOffset();
    state = new State.Stopped();
  }

  /** Publishes what is open and lets another sink have the partition. */
  synchronized void stop(RollCause cause) {
    if (!(state instanceof State.Stopped)) {
      finish(cause);
    }
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException failure) {
      LOG.warn(Failures.describe(failure));
    }
    lock = Optional.empty();
  }

  boolean isBlocked() {
    return state instanceof State.Blocked;
  }

  boolean isDueForRetry(long now) {
    return state instanceof State.Blocked blocked && now - blocked.retryAt() >= 0;
  }

  /** What keeps the partition from being written, empty where nothing does. */
  Optional<String> problem() {
    State now = state;
    boolean troubled =
        now instanceof State.Blocked
            || now instanceof State.Writing writing && writing.writer().isOnTrial();
    return troubled ? Optional.of(reason) : Optional.empty();
  }

  /** That records wait for a producer's transaction to end; empty where none is open for long. */
  Optional<String> openTransaction() {
    double seconds = end.transactionSeconds();
    return seconds < LONG_TRANSACTION.toSeconds()
        ? Optional.empty()
        : Optional.of(
            "%s: a producer's transaction has been open for %.0f s; of %d records that are not published those behind its beginning wait for it."
                .formatted(id, seconds, end.lag()));
  }

  long durableOffset() {
    return state instanceof State.Writing writing ? writing.writer().durableOffset() : lastDurable;
  }

  /** Where the partition ends in Kafka. */
  PartitionEnd end() {
    return end;
  }

  /** Ends a time of trouble where the writer has shown that it is over. */
  private synchronized void noteProgress(PartitionWriter writer) {
    if (failures > 0
        && state instanceof State.Writing writing
        && writing.writer() == writer
        && !writer.isOnTrial()) {
      LOG.infof("%s: written again.", id);
      failures = 0;
      furthestFailure = 0;
      reason = "";
      nextStart = PartitionWriter.Start.ASSIGNED;
    }
  }

  private void block(String because) {
    if (state instanceof State.Writing writing) {
      lastDurable = writing.writer().durableOffset();
    }
    if (!because.equals(reason)) {
      LOG.error(because);
    }
    reason = because;
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    state = new State.Blocked(factory.nanoTime() + wait.toNanos());
  }
}
