package io.salespulse.generator.shop;

import java.time.Instant;
import java.util.function.Consumer;

/** A step while it is being emitted: its records share an event time and a sequence of dirt. */
final class Step {

  private final Counter counter;
  private final long number;
  private final long timestamp;
  private final Instant time;
  private final Consumer<Emission> out;
  private final Draws dirt;
  private int records;

  /**
   * @param timestamp event time, milliseconds since the epoch
   */
  Step(Counter counter, long seed, long number, long timestamp, Consumer<Emission> out) {
    this.counter = counter;
    this.number = number;
    this.timestamp = timestamp;
    this.time = Instant.ofEpochMilli(timestamp);
    this.out = out;
    this.dirt = new Draws(seed, Draws.Purpose.DIRT, number);
  }

  Instant time() {
    return time;
  }

  void emit(Row row) {
    records++;
    counter.emit(row, timestamp, dirt, this::extraId, out);
  }

  /** An id that no clean record has. */
  private String extraId() {
    return "X-" + number + "-" + records;
  }
}
