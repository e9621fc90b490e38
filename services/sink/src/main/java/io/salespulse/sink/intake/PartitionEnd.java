package io.salespulse.sink.intake;

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

  private final LongSupplier durableOffset;
  private final LongSupplier nanoTime;
  private volatile long offset;
  private volatile Mark waiting = new Mark(0, 0);
  private volatile Mark stable = new Mark(0, 0);

  /**
   * @param nanoTime a clock that nobody sets
   */
  PartitionEnd(LongSupplier durableOffset, LongSupplier nanoTime) {
    this.durableOffset = durableOffset;
    this.nanoTime = nanoTime;
  }

  /** The log is said to end at that offset, be it less than what was known of another one. */
  synchronized void begins(long end) {
    offset = end;
    waiting = new Mark(end, nanoTime.getAsLong());
    stable = waiting;
  }

  /** The log goes at least to that offset: the consumer knows no more. */
  synchronized void seen(long end) {
    offset = Math.max(offset, end);
    if (durableOffset.getAsLong() >= waiting.offset()) {
      waiting = new Mark(offset, nanoTime.getAsLong());
    }
  }

  /**
   * The log goes to the one offset, and may be read up to the other.
   *
   * @param readableEnd where the first open transaction begins; the end where none is open
   */
  synchronized void seen(long end, long readableEnd) {
    seen(end);
    if (readableEnd != stable.offset() || readableEnd >= offset) {
      stable = new Mark(readableEnd, nanoTime.getAsLong());
    }
  }

  /** Records in Kafka past the durable offset. */
  long lag() {
    return Math.max(0, offset - durableOffset.getAsLong());
  }

  /** Seconds for which records have waited that were in Kafka at one moment, 0 where none do. */
  double lagSeconds() {
    Mark now = waiting;
    return durableOffset.getAsLong() >= now.offset() ? 0 : secondsSince(now);
  }

  /** Seconds for which the same transaction has been open, 0 where none is. */
  double transactionSeconds() {
    Mark now = stable;
    return now.offset() >= offset ? 0 : secondsSince(now);
  }

  private double secondsSince(Mark mark) {
    return (nanoTime.getAsLong() - mark.at()) / 1e9;
  }
}
