package io.salespulse.sink.intake;

import io.salespulse.contract.Topic;
import io.salespulse.sink.intake.TopicFacts.Extent;
import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.PartitionLock;
import io.salespulse.sink.segment.PartitionWriter;
import io.salespulse.sink.segment.Recovery;
import io.salespulse.sink.segment.Recovery.KafkaLog;
import io.salespulse.sink.segment.Recovery.Recovered;
import io.salespulse.sink.segment.RefusedException;
import io.salespulse.sink.segment.RollCause;
import io.salespulse.sink.segment.TopicIdentity;
import io.salespulse.support.ProcessLock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * A partition while it is this sink's: written to, or blocked for a reason and tried again.
 *
 * <p>{@link #start} and {@link #stop} are called on Kafka's polling thread, {@link #append} on one
 * worker thread after the other, the rest on any.
 */
final class AssignedPartition {

  private enum State {
    BLOCKED,
    WRITTEN,
    STOPPED
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
  private final PartitionSetup setup;
  private final PartitionEnd end;
  private Optional<ProcessLock> lock = Optional.empty();

  private volatile State state = State.BLOCKED;
  private volatile String reason;
  private volatile long retryAt;

  /** The last one. While the partition is not written, it does nothing any more. */
  private volatile Optional<PartitionWriter> writer = Optional.empty();

  private volatile long polledTo;
  private volatile int partitionCount;

  /** Where the records end that are certainly of the topic as it was begun with. */
  private long confirmedTo;

  /** How often the partition was blocked since it was last seen to be well. */
  private volatile int failures;

  /** How far records had come in when it was blocked. */
  private volatile long furthestFailure;

  AssignedPartition(PartitionId id, PartitionSetup setup) {
    this.id = id;
    this.setup = setup;
    this.end = new PartitionEnd(this::durableOffset, setup.nanoTime());
    this.reason = id + ": where it goes on is being found out.";
    this.retryAt = setup.nanoTime().getAsLong();
  }

  PartitionId id() {
    return id;
  }

  TopicPartition kafkaName() {
    return setup.kafkaName(id);
  }

  /**
   * Where the time has come, recovers the partition's files and sends the consumer to the durable
   * offset, or blocks.
   *
   * @param kafka empty where Kafka did not say
   */
  synchronized void start(Consumer<?, ?> consumer, Optional<Extent> kafka) {
    if (!isDueForRetry()) {
      return;
    }
    try {
      if (kafka.isEmpty()) {
        block(id + ": Kafka does not say how far it goes: it may have no leader.");
      } else {
        open(consumer, kafka.get().readable());
      }
    } catch (RefusedException refused) {
      block(refused.getMessage());
    } catch (IOException | RuntimeException failure) {
      // Thrown on, it would end in the consumer's poll and stop every partition.
      block(described(failure));
    }
    pauseWhereBlocked(consumer);
  }

  private void open(Consumer<?, ?> consumer, KafkaLog kafka) throws IOException, RefusedException {
    end.begins(kafka.end());
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
    consumer.seek(kafkaName(), offset);
    polledTo = offset;
    confirmedTo = offset;
    if (id.topic() == Topic.ORDERS) {
      setup.live().begin(id.partition(), offset, kafka.beginning());
    }
    PartitionWriter begun = setup.writer(id, recovered);
    writer = Optional.of(begun);
    state = State.WRITTEN;
    noteProgress(begun);
  }

  /** Keeps Kafka from sending what would be dropped. */
  void pauseWhereBlocked(Consumer<?, ?> consumer) {
    if (isBlocked()) {
      consumer.pause(List.of(kafkaName()));
    }
  }

  /**
   * Writes a poll's records of this partition; drops them while nothing may be written.
   *
   * @param to where the next poll begins
   */
  void append(List<ConsumerRecord<byte[], byte[]>> records, long to) {
    end.seen(to);
    if (state != State.WRITTEN) {
      return;
    }
    PartitionWriter current = writer.orElseThrow();
    long first = records.get(0).offset();
    while (current.nextOffset() < first) {
      // For as long as it gets on: an aborted transaction may be long.
      if (!passOver(first, PartitionSetup.SEARCH_TIMEOUT)) {
        goBack(current, first);
        return;
      }
    }
    append(current, records, to);
  }

  private void append(
      PartitionWriter current, List<ConsumerRecord<byte[], byte[]>> records, long to) {
    polled(to);
    doing(
        current,
        it -> {
          it.append(records, to);
          // It is over when what failed is published: a full disk may take the few and not the
          // many.
          return failures > 0 && it.nextOffset() >= furthestFailure
              ? it.publish(RollCause.RETRY)
              : 0;
        });
  }

  /**
   * Records may be missing. Kafka has deleted them, and has moved the consumer to its beginning
   * without a word; or these were polled before the consumer was sent back, and those that are
   * missing are still to come; or Kafka did not say. What came before is published, since Kafka may
   * not have it any more, and recovery finds out.
   */
  private synchronized void goBack(PartitionWriter current, long first) {
    publish(RollCause.REVOKED);
    if (isWrittenBy(current)) {
      furthestFailure = Math.max(furthestFailure, first);
      block(
          "%s: Kafka went on at offset %d where %d was next: it goes back to see whether records are missing."
              .formatted(id, first, current.nextOffset()));
    }
  }

  /**
   * Passes over offsets without a record, of which a consumer tells nothing until one follows, as
   * far as Kafka says in time that they have none.
   *
   * @return whether it got on
   */
  boolean passOver(long to, Duration atMost) {
    if (state != State.WRITTEN) {
      return false;
    }
    PartitionWriter current = writer.orElseThrow();
    long next = current.nextOffset();
    long without = next < to ? setup.kafka().withoutRecord(kafkaName(), next, to, atMost) : next;
    if (without > next) {
      append(current, List.of(), without);
    }
    return current.nextOffset() > next;
  }

  private synchronized void polled(long to) {
    polledTo = Math.max(polledTo, to);
  }

  /** How far Kafka's records have come in. */
  long polledTo() {
    return polledTo;
  }

  /**
   * Hears how far the partition goes, and which topic has its name. Where it is another one than
   * the one that the sink began with, the partition stops; recovery says what to do. Records that
   * may be of the other one are given up: those that came since the name was the old topic's, where
   * the new one is as long.
   *
   * @param asked what {@link #polledTo} was before Kafka was asked
   */
  synchronized void hear(Extent now, long asked) {
    partitionCount = now.partitionCount();
    end.seen(now.end(), now.readable().end());
    Optional<TopicIdentity> topic = now.readable().topic();
    if (topic.isEmpty() || state != State.WRITTEN) {
      return;
    }
    PartitionWriter current = writer.orElseThrow();
    if (!Recovery.isAnother(current.progress().topic(), topic.get())) {
      confirmedTo = Math.max(confirmedTo, asked);
      return;
    }
    if (polledTo <= confirmedTo || polledTo > now.end()) {
      publish(RollCause.REVOKED);
    }
    block(setup.recovery().anotherTopic(id, current.progress(), topic.get()));
  }

  /**
   * Lets the writer do something. A failure is the partition's affair and never the caller's: one
   * record's surprise must not stop the others, so this partition goes back and is tried again.
   *
   * @return what the step does, 0 where it fails
   */
  private int doing(PartitionWriter current, Step step) {
    try {
      int done = step.run(current);
      if (failures > 0) {
        noteProgress(current);
      }
      return done;
    } catch (IOException | RuntimeException failure) {
      writeFailed(current, failure);
      return 0;
    } catch (Error broken) {
      writeFailed(current, broken);
      setup.breakdown().note("Writing " + id, broken);
      throw broken;
    }
  }

  /** Gives up what is not durable, to be read again from Kafka after a while. */
  private synchronized void writeFailed(PartitionWriter current, Throwable failure) {
    if (isWrittenBy(current)) {
      setup.meters().get(id.topic()).failed();
      furthestFailure = Math.max(polledTo, furthestFailure);
      block(described(failure));
    }
  }

  private String described(Throwable failure) {
    return failure instanceof IOException io
        ? "%s: %s".formatted(id, Failures.describe(io))
        : "%s: not expected: %s".formatted(id, failure);
  }

  /** Ends a time of trouble where what failed has been published. */
  private synchronized void noteProgress(PartitionWriter current) {
    if (failures > 0 && isWrittenBy(current) && current.durableOffset() >= furthestFailure) {
      LOG.infof("%s: written again.", id);
      failures = 0;
      furthestFailure = 0;
    }
  }

  private boolean isWrittenBy(PartitionWriter current) {
    return state == State.WRITTEN && writer.orElseThrow() == current;
  }

  /**
   * Publishes what is open; where that fails, the partition is blocked.
   *
   * @return segments that became visible
   */
  int publish(RollCause cause) {
    return writer.map(last -> doing(last, it -> it.publish(cause))).orElse(0);
  }

  /** Publishes what has waited its time; where that fails, the partition is blocked. */
  void publishIfAged() {
    writer.ifPresent(last -> doing(last, PartitionWriter::publishIfAged));
  }

  void awaitWritten(long offset, Duration atMost) throws InterruptedException {
    if (writer.isPresent()) {
      writer.get().awaitWritten(offset, atMost);
    }
  }

  /** Publishes what is open, writes no more, and lets another sink have the partition. */
  synchronized void stop(RollCause cause) {
    publish(cause);
    writer.ifPresent(PartitionWriter::discard);
    state = State.STOPPED;
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
    return state == State.BLOCKED;
  }

  boolean isDueForRetry() {
    return isBlocked() && setup.nanoTime().getAsLong() - retryAt >= 0;
  }

  /** What keeps the partition from being written, empty where nothing does. */
  Optional<String> problem() {
    boolean troubled = isBlocked() || state == State.WRITTEN && failures > 0;
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
    return writer.map(PartitionWriter::durableOffset).orElse(0L);
  }

  /** Published files of the raw dataset, as far as is known while the partition is blocked. */
  long rawSegments() {
    return writer.map(PartitionWriter::rawSegments).orElse(0L);
  }

  /** How many partitions the topic has, as far as is known; 0 where it is not. */
  int partitionCount() {
    return partitionCount;
  }

  /** Where the partition ends in Kafka. */
  PartitionEnd end() {
    return end;
  }

  /** Drops what comes until the partition is tried again. */
  private void block(String because) {
    if (state == State.STOPPED) {
      return;
    }
    writer.ifPresent(PartitionWriter::discard);
    if (failures == 0 || !because.equals(reason)) {
      LOG.error(because);
    }
    reason = because;
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    retryAt = setup.nanoTime().getAsLong() + wait.toNanos();
    failures++;
    state = State.BLOCKED;
  }
}
