package io.salespulse.sink.intake;

import java.util.function.LongSupplier;

/** How far a partition's end in Kafka, as far as the consumer knows it, is ahead of the disk. */
final class PartitionEnd {

  /**
   * The end as it was seen at a moment.
   *
   * @param at of the clock that nobody sets
   */
  private record Mark(long end, long at) {}

  private final LongSupplier durableOffset;
  private final LongSupplier nanoTime;
  private volatile long offset;
  private volatile Mark mark = new Mark(0, 0);

  /**
   * @param nanoTime a clock that nobody sets
   */
  PartitionEnd(LongSupplier durableOffset, LongSupplier nanoTime) {
    this.durableOffset = durableOffset;
    this.nanoTime = nanoTime;
  }

  /** The end is seen to be at that offset now. */
  void seen(long end) {
    offset = end;
    if (durableOffset.getAsLong() >= mark.end()) {
      mark = new Mark(end, nanoTime.getAsLong());
    }
  }

  /** The offset that the partition's next record gets in Kafka. */
  long offset() {
    return offset;
  }

  /** Records in Kafka past the durable offset. */
  long lag() {
    return Math.max(0, offset - durableOffset.getAsLong());
  }

  /** Seconds for which records have waited that were in Kafka at one moment, 0 where none do. */
  double lagSeconds() {
    Mark waiting = mark;
    return durableOffset.getAsLong() >= waiting.end()
        ? 0
        : (nanoTime.getAsLong() - waiting.at()) / 1e9;
  }
}
