package io.salespulse.sink.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How far a partition's log goes in Kafka, as far as the sink knows, and how far that is ahead of
 * the disk. Records behind a transaction that a producer leaves open are in the log too, although
 * nobody may read them yet.
 */
final class PartitionEnd {

  /**
   * An offset as it was seen at a moment.
   *
   * @param at of the clock that nobody sets
   */
  private record Mark(long offset, long at) {}

  /**
   * A transaction that Kafka said to be open.
   *
   * @param first when it was first said, {@code last} when last; both of the clock that nobody sets
   */
  private record Transaction(long beginning, long first, long last) {}

  /** Kafka is asked every few seconds; what it said before that may be over. */
  private static final Duration STILL_TRUE = Duration.ofSeconds(15);

  private final LongSupplier durableOffset;
  private final LongSupplier nanoTime;
  private volatile long offset;
  private volatile Mark waiting = new Mark(0, 0);
  private volatile Optional<Transaction> open = Optional.empty();

  /**
   * @param nanoTime a clock that nobody sets
   */
  PartitionEnd(LongSupplier durableOffset, LongSupplier nanoTime) {
    this.durableOffset = durableOffset;
    this.nanoTime = nanoTime;
  }

  /**
   * The log is said to end at that offset, be it less than what was known of another one. Records
   * that have waited go on waiting: a blocked partition begins again and again.
   */
  synchronized void begins(long end) {
    offset = end;
    markWhereNoneWait();
  }

  /** The log goes at least to that offset: the consumer knows no more. */
  synchronized void seen(long end) {
    offset = Math.max(offset, end);
    markWhereNoneWait();
  }

  /**
   * The log goes to the one offset, and may be read up to the other.
   *
   * @param readableEnd where the first open transaction begins; the end where none is open
   */
  synchronized void seen(long end, long readableEnd) {
    seen(end);
    if (end < waiting.offset()) {
      // The log was made anew, and is shorter than the one whose records were waited for.
      waiting = new Mark(end, waiting.at());
    }
    long now = nanoTime.getAsLong();
    long first =
        open.filter(before -> before.beginning() == readableEnd)
            .map(Transaction::first)
            .orElse(now);
    open =
        readableEnd < end
            ? Optional.of(new Transaction(readableEnd, first, now))
            : Optional.empty();
  }

  /** Records in Kafka past the durable offset. */
  long lag() {
    return beyond(durableOffset.getAsLong());
  }

  /** Records in Kafka from that offset on. */
  long beyond(long read) {
    return Math.max(0, offset - read);
  }

  /** Seconds for which records have waited that were in Kafka at one moment, 0 where none do. */
  double lagSeconds() {
    Mark now = waiting;
    return durableOffset.getAsLong() >= now.offset() ? 0 : (nanoTime.getAsLong() - now.at()) / 1e9;
  }

  /** Seconds for which the same transaction has been open, 0 where none is or Kafka is silent. */
  double transactionSeconds() {
    long now = nanoTime.getAsLong();
    return open.filter(it -> now - it.last() <= STILL_TRUE.toNanos())
        .map(it -> (now - it.first()) / 1e9)
        .orElse(0.0);
  }

  private void markWhereNoneWait() {
    if (durableOffset.getAsLong() >= waiting.offset()) {
      waiting = new Mark(offset, nanoTime.getAsLong());
    }
  }
}
