package io.salespulse.sink.segment;

import io.salespulse.contract.DataLayout;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes one partition's records from one seek to the next. A writer never goes back: after a
 * failure it is done for, and {@link Recovery} says where its successor begins. So records that
 * were on their way to it when it failed end in nothing, however late they come.
 *
 * <p>A roll publishes all its open segments, then advances the durable offset: a crash in between
 * leaves segments past the durable offset, which recovery removes before they are written again.
 *
 * <p>Safe for use by several threads: one appends, others publish.
 */
public final class PartitionWriter {

  private final PartitionId partition;
  private final Optional<TopicIdentity> topic;
  private final Progress progress;
  private final RollLimits limits;
  private final SegmentMeters meters;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final LongConsumer onDurable;
  private final RecordRows.Listener listener;
  private final RecordRows rows;
  private final OpenSegments open;

  /** Fair, so that a publication waits for the batch in hand and no longer. */
  private final ReentrantLock lock = new ReentrantLock(true);

  private final Condition advanced = lock.newCondition();

  private boolean done;
  private volatile long next;
  private volatile long durable;
  private volatile long rawSegments;

  /** Records past the durable offset. */
  private long held;

  /** Since when there is something past the durable offset, be it only offsets without a record. */
  private long waitingSince;

  /**
   * @param rows made of the partition's records
   * @param from the durable next offset, where the consumer has been sent
   * @param clock by which a record's timestamp may be ahead
   * @param nanoTime a clock that nobody sets, for the age of what is held
   * @param onDurable told each new durable offset, under the writer's lock: it must not wait
   * @param listener told what became of the records, under the writer's lock too
   */
  public PartitionWriter(
      Disk disk,
      DataLayout layout,
      PartitionId partition,
      RecordRows rows,
      Recovery.Recovered from,
      RollLimits limits,
      SegmentMeters meters,
      Clock clock,
      LongSupplier nanoTime,
      LongConsumer onDurable,
      RecordRows.Listener listener) {
    this.partition = partition;
    this.progress = new Progress(disk, layout);
    this.limits = limits;
    this.meters = meters;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.onDurable = onDurable;
    this.listener = listener;
    this.topic = from.at().topic();
    this.rows = rows;
    this.open = new OpenSegments(disk, layout, partition, meters);
    this.next = from.at().nextOffset();
    this.durable = next;
    this.rawSegments = from.rawSegments();
  }

  /**
   * Appends a poll's records, and publishes where a limit is reached. Records that are written
   * already are passed over: an offset names one record, however often and from whomever it comes.
   *
   * @param to where the next poll begins; past the last record by more than one where offsets
   *     without a record follow
   * @throws IOException names the path; the writer is done for
   */
  public void append(List<ConsumerRecord<byte[], byte[]>> polled, long to) throws IOException {
    change(
        () -> {
          if (next == durable) {
            waitingSince = nanoTime.getAsLong();
          }
          appendAll(polled);
          next = Math.max(next, to);
          advanced.signalAll();
          return 0;
        });
  }

  /**
   * Publishes what is open and advances the durable offset.
   *
   * @return segments that became visible
   * @throws IOException names the path; the writer is done for
   */
  public int publish(RollCause cause) throws IOException {
    return change(() -> publishOpen(cause));
  }

  /**
   * Publishes what is open, and advances the offset, where the first of it has waited its time.
   *
   * @return segments that became visible
   */
  public int publishIfAged() throws IOException {
    return change(
        () ->
            nanoTime.getAsLong() - waitingSince >= limits.age().toNanos()
                ? publishOpen(RollCause.AGE)
                : 0);
  }

  /** Ends the writer and gives up what is not published. */
  public void discard() {
    lock.lock();
    try {
      done = true;
      open.abandon();
      held = 0;
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until every record below the offset is written, the writer is done for, or time is up.
   */
  public void awaitWritten(long offset, Duration atMost) throws InterruptedException {
    if (next >= offset) {
      return;
    }
    lock.lockInterruptibly();
    try {
      long nanos = atMost.toNanos();
      while (!done && next < offset && nanos > 0) {
        nanos = advanced.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Every record below this offset is written. */
  public long nextOffset() {
    return next;
  }

  /** Files of the raw dataset that are published. */
  public long rawSegments() {
    return rawSegments;
  }

  /** Every record below this offset is published. */
  public long durableOffset() {
    return durable;
  }

  /** What the partition's progress file says: the durable offset, and of which topic it is one. */
  public Progress.Entry.At progress() {
    return at(durable);
  }

  private void appendAll(List<ConsumerRecord<byte[], byte[]>> polled) throws IOException {
    long now = clock.millis();
    int appended = 0;
    var reasons = new Rejections.Reasons();
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      if (record.offset() < next) {
        continue;
      }
      List<RecordRows.Row> made = rows.of(record, now);
      if (!open.hasRoomFor(made, limits.openSegments())) {
        publishOpen(RollCause.DAYS);
      }
      long largest = 0;
      for (RecordRows.Row row : made) {
        OpenSegment segment = open.segment(row, record.offset());
        segment.rows().write(row.cells());
        largest = Math.max(largest, segment.output().bytes());
        tell(record, row, made.size() == 1, reasons);
      }
      held++;
      appended++;
      next = record.offset() + 1;
      if (largest >= limits.bytes()) {
        publishOpen(RollCause.BYTES);
      } else if (held >= limits.records()) {
        publishOpen(RollCause.RECORDS);
      }
    }
    meters.appended(appended, reasons);
    listener.polled();
  }

  private void tell(
      ConsumerRecord<byte[], byte[]> record,
      RecordRows.Row row,
      boolean isAllOfIt,
      Rejections.Reasons reasons) {
    if (row.reason().isPresent()) {
      String reason = row.reason().get();
      if (isAllOfIt) {
        reasons.rejected().add(reason);
        listener.rejected(record, reason);
      } else {
        reasons.incomplete().add(reason);
        listener.incomplete(record, reason);
      }
    } else if (row.topic() == partition.topic()) {
      listener.written(record, row.time(), row.cells());
    }
  }

  private int publishOpen(RollCause cause) throws IOException {
    if (next == durable) {
      return 0;
    }
    progress.checkNobodyElseWrote(partition, durable);
    OpenSegments.Published published = open.publish();
    progress.write(partition, at(next));
    durable = next;
    rawSegments += published.raw();
    held = 0;
    waitingSince = nanoTime.getAsLong();
    meters.published(cause, published.segments(), published.bytes());
    onDurable.accept(next);
    return published.segments();
  }

  private Progress.Entry.At at(long offset) {
    return new Progress.Entry.At(offset, topic);
  }

  private interface Step {
    int run() throws IOException;
  }

  /** Whatever ends a step early ends the writer: it can no longer say what is on the disk. */
  private int change(Step step) throws IOException {
    lock.lock();
    boolean complete = false;
    try {
      int result = done ? 0 : step.run();
      complete = true;
      return result;
    } finally {
      if (!complete) {
        discard();
      }
      lock.unlock();
    }
  }
}
