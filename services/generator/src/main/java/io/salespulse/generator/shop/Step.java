package io.salespulse.generator.shop;

import io.salespulse.contract.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A step while it is being emitted: its records share an event time and a sequence of dirt. */
final class Step {

  private final Counter counter;
  private final String name;
  private final long timestamp;
  private final Instant time;
  private final Consumer<Emission> out;
  private final Draws dirt;
  private int records;

  /**
   * @param name that no other step has
   * @param dirt decides on what is wrong
   * @param timestamp event time, milliseconds since the epoch
   */
  Step(Counter counter, String name, Draws dirt, long timestamp, Consumer<Emission> out) {
    this.counter = counter;
    this.name = name;
    this.timestamp = timestamp;
    this.time = Instant.ofEpochMilli(timestamp);
    this.out = out;
    this.dirt = dirt;
  }

  Instant time() {
    return time;
  }

  /** Emits a row with whatever dirt falls on it. */
  void emit(Row row) {
    emit(row, dirt(row.topic()));
  }

  /** Emits a row with dirt that was drawn before. */
  void emit(Row row, Optional<Dirt> found) {
    records++;
    counter.emit(row, found, timestamp, dirt, this::extraId, out);
  }

  /** Draws what is wrong with the next record. */
  Optional<Dirt> dirt(Topic topic) {
    return counter.dirt(topic, dirt);
  }

  /** Draws how late an order comes, in nanoseconds. */
  long delay() {
    return LateOrders.delay(dirt);
  }

  /** An id that no clean record has. */
  private String extraId() {
    return "X-" + name + "-" + records;
  }
}
