package io.salespulse.generator.shop;

import io.salespulse.contract.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A step while it is being emitted: its records share an event time and a sequence of dirt. */
final class Step {

  private final Counter counter;
  private final String name;
  private final Function<Topic, List<Dirt>> kinds;
  private final double dirtyRate;
  private final Draws draws;
  private final Consumer<Emission> out;
  private Instant time;
  private int records;

  /**
   * @param name that no other step has
   * @param kinds of dirt that can fall on its records
   * @param dirtyRate share of records that get dirt, 0 to 1
   * @param draws decides on dirt; not the draws that made the rows, so that a shop is the same with
   *     and without dirt
   * @param time event time, whole milliseconds
   */
  Step(
      Counter counter,
      String name,
      Function<Topic, List<Dirt>> kinds,
      double dirtyRate,
      Draws draws,
      Instant time,
      Consumer<Emission> out) {
    this.counter = counter;
    this.name = name;
    this.kinds = kinds;
    this.dirtyRate = dirtyRate;
    this.draws = draws;
    this.time = time;
    this.out = out;
  }

  Instant time() {
    return time;
  }

  /** Gives the records that follow another event time. */
  void dated(Instant other) {
    time = other;
  }

  /** Emits a row with whatever dirt falls on it. */
  void emit(Row row) {
    Optional<Dirt> found = dirt(row.topic());
    emit(Dirt.alter(found, row, draws), found);
  }

  /** Emits a row with dirt that was drawn before, and has altered the row if that is its effect. */
  void emit(Row row, Optional<Dirt> found) {
    records++;
    counter.emit(row, found, time.toEpochMilli(), draws, this::extraId, out);
  }

  /** Emits a row that was emitted before. */
  void repeat(Row row) {
    counter.repeat(row, time.toEpochMilli(), out);
  }

  /** Emits the deletion of what a row says. */
  void delete(Row row) {
    counter.delete(row, time.toEpochMilli(), out);
  }

  /** Counts what the records of an order made of it. */
  void changed(Standing before, Standing after) {
    counter.changed(before.figures(), after.figures());
  }

  /** Draws what is wrong with the next record. */
  Optional<Dirt> dirt(Topic topic) {
    return Dirt.draw(kinds.apply(topic), dirtyRate, draws);
  }

  /** An id that no clean record has. */
  private String extraId() {
    return "X-" + name + "-" + records;
  }
}
