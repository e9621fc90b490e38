package io.salespulse.sink.intake;

import io.salespulse.contract.Topic;
import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.PartitionLock;
import io.salespulse.sink.segment.PartitionWriter;
import io.salespulse.sink.segment.Recovery;
import io.salespulse.sink.segment.Recovery.KafkaLog;
import io.salespulse.sink.segment.Recovery.Recovered;
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
 * <p>{@link #start} and {@link #stop} are called on Kafka's polling thread, {@link #append} on one
 * worker thread after the other, the rest on any.
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

  /** Transactions of stream processing, and their commits, take some seconds at most. */
  private static final Duration LONG_TRANSACTION = Duration.ofSeconds(10);

  private final PartitionId id;
  private final TopicPartition kafkaName;
  private final PartitionSetup setup;
  private final PartitionEnd end;

  private volatile State state = new State.Blocked(0);
  private volatile String reason;
  private volatile long lastDurable;
  private volatile long rawSegments;
  private volatile int failures;
  private PartitionWriter.Start nextStart = PartitionWriter.Start.ASSIGNED;
  private Optional<PartitionLock> lock = Optional.empty();
  private volatile long polledTo;

  /**
   * Where the records end of which it is certain that they are of the topic as it was begun with.
   */
  private long confirmedTo;

  private long furthestFailure;

  AssignedPartition(PartitionId id, PartitionSetup setup) {
    this.id = id;
    this.setup = setup;
    this.end = new PartitionEnd(this::durableOffset, setup.nanoTime());
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
    if (!(state instanceof State.Blocked)) {
      return;
    }
    end.begins(kafka.end());
    try {
      open(consumer, kafka);
    } catch (RefusedException refused) {
      block(refused.getMessage());
    } catch (IOException failure) {
      block("%s: %s".formatted(id, Failures.describe(failure)));
    } catch (RuntimeException failure) {
      // Thrown on, it would end in the consumer's poll and stop every partition.
      block("%s: not expected: %s".formatted(id, failure));
    }
    pauseWhereBlocked(consumer);
  }

  private void open(Consumer<?, ?> consumer, KafkaLog kafka) throws IOException, RefusedException {
    if (lock.isEmpty()) {
      lock = PartitionLock.acquire(setup.disk(), setup.layout(), id);
    }
    if (lock.isEmpty()) {
      block(
          "%s: another sink still holds it (%s). It goes on here when that one lets go or ends."
              .formatted(id, PartitionLock.file(setup.layout(), id)));
      return;
    }
    Recovered recovered = setup.recovery().recover(id, kafka);
    long offset = recovered.at().nextOffset();
    consumer.seek(kafkaName, offset);
    polledTo = offset;
    confirmedTo = offset;
    lastDurable = offset;
    rawSegments = recovered.rawSegments();
    if (id.topic() == Topic.ORDERS) {
      setup.live().begin(id.partition(), offset, kafka.beginning());
    }
    state = new State.Writing(setup.writer(id, recovered.at(), nextStart));
  }

  /** Keeps Kafka from sending what would be dropped. */
  void pauseWhereBlocked(Consumer<?, ?> consumer) {
    if (isBlocked()) {
      consumer.pause(List.of(kafkaName));
    }
  }

  /**
   * Writes a poll's records of this partition; drops them while nothing may be written.
   *
   * @param to where the next poll begins
   */
  void append(List<ConsumerRecord<byte[], byte[]>> records, long to) {
    end.seen(to);
    if (!(state instanceof State.Writing writing)) {
      return;
    }
    long first = records.get(0).offset();
    long next = writing.writer().nextOffset();
    if (first > next && !isGap(next, first)) {
      goBack(writing.writer(), first, next);
      return;
    }
    polled(to);
    doing(
        writing.writer(),
        writer -> {
          writer.append(records, Math.min(next, first), to);
          return 0;
        });
  }

  /**
   * Records are missing: Kafka has deleted them, and has moved the consumer to its beginning
   * without a word; or these were polled before the consumer was sent back, and those that are
   * missing are still to come. What came before is published, since Kafka may not have it any more.
   */
  private synchronized void goBack(PartitionWriter writer, long first, long next) {
    publish(RollCause.REVOKED);
    if (state instanceof State.Writing writing && writing.writer() == writer) {
      block(
          "%s: Kafka went on at offset %d where %d was next: its records were deleted or the topic made anew."
              .formatted(id, first, next));
    }
  }

  /** Passes over offsets without a record, of which a consumer tells nothing until one follows. */
  void passOver(long readableEnd) {
    if (state instanceof State.Writing writing) {
      long next = writing.writer().nextOffset();
      if (next < readableEnd && isGap(next, readableEnd)) {
        polled(readableEnd);
        doing(
            writing.writer(),
            writer -> {
              writer.append(List.of(), next, readableEnd);
              return 0;
            });
      }
    }
  }

  private boolean isGap(long from, long to) {
    try {
      return setup.kafka().isGap(kafkaName, from, to, PartitionSetup.KAFKA_TIMEOUT);
    } catch (KafkaException silent) {
      // Blocked and tried again, which asks again.
      return false;
    }
  }

  private synchronized void polled(long to) {
    polledTo = Math.max(polledTo, to);
  }

  /** How far Kafka's records have come in. */
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
      publish(RollCause.REVOKED);
    }
    block(setup.recovery().anotherTopic(id, writer.progress(), now));
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
      setup.breakdown().note("Writing " + id, broken);
      throw broken;
    }
  }

  /** Gives up what is not durable, to be read again from Kafka after a while. */
  private synchronized void writeFailed(PartitionWriter writer, Throwable failure) {
    writer.discard();
    if (state instanceof State.Writing writing && writing.writer() == writer) {
      setup.meters().get(id.topic()).failed();
      furthestFailure = Math.max(polledTo, furthestFailure);
      nextStart = PartitionWriter.Start.afterFailureAt(furthestFailure);
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
    return state instanceof State.Writing writing
        ? doing(writing.writer(), writer -> writer.publish(cause))
        : 0;
  }

  /** Publishes what has waited its time; where that fails, the partition is blocked. */
  void publishIfAged() {
    if (state instanceof State.Writing writing) {
      doing(writing.writer(), PartitionWriter::publishIfAged);
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
    leaveWriter();
    state = new State.Stopped();
  }

  /** Publishes what is open and lets another sink have the partition. */
  synchronized void stop(RollCause cause) {
    if (!(state instanceof State.Stopped)) {
      finish(cause);
    }
    if (id.topic() == Topic.ORDERS) {
      setup.live().forget(id.partition());
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

  /** Published files of the raw dataset, as far as is known while the partition is blocked. */
  long rawSegments() {
    return rawSegments
        + (state instanceof State.Writing writing ? writing.writer().rawSegments() : 0);
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

  /** Drops what comes until the partition is tried again. */
  synchronized void block(String because) {
    if (state instanceof State.Stopped) {
      return;
    }
    leaveWriter();
    if (!because.equals(reason)) {
      LOG.error(because);
    }
    reason = because;
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    state = new State.Blocked(setup.nanoTime().getAsLong() + wait.toNanos());
  }

  private void leaveWriter() {
    if (state instanceof State.Writing writing) {
      writing.writer().discard();
      rawSegments += writing.writer().rawSegments();
      lastDurable = writing.writer().durableOffset();
    }
  }
}
