package io.salespulse.generator.shop.records;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.random.RandomSequence.Purpose;
import io.salespulse.generator.shop.records.ShopStatistics.OrderTotals;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Emits the records of one event in the shop, and counts them: they share an event time and a
 * sequence of dirt.
 */
public final class RecordEmitter {

  private final ShopStatistics statistics;
  private final Delay delay;
  private final long step;
  private final double dirtyRate;
  private final RandomSequence draws;
  private final Consumer<Emission> out;
  private Instant time;
  private int records;

  /**
   * @param seed of the shop, which decides on dirt; not the draws that made the rows, so that a
   *     shop is the same with and without dirt
   * @param delay of the records after the event
   * @param step number of the event
   * @param dirtyRate share of records that get dirt, 0 to 1
   * @param time of the records, whole milliseconds
   */
  public RecordEmitter(
      ShopStatistics statistics,
      long seed,
      Delay delay,
      long step,
      double dirtyRate,
      Instant time,
      Consumer<Emission> out) {
    this.statistics = statistics;
    this.delay = delay;
    this.step = step;
    this.dirtyRate = dirtyRate;
    this.draws =
        delay == Delay.AT_ONCE
            ? new RandomSequence(seed, Purpose.DIRT, step)
            : new RandomSequence(seed, Purpose.CHANGE_DIRT, step * Delay.ALL + delay.ordinal());
    this.time = time;
    this.out = out;
  }

  public Instant time() {
    return time;
  }

  /** Gives the records that follow another event time. */
  public void dated(Instant other) {
    time = other;
  }

  /** Emits a row with whatever dirt falls on it. */
  public void emit(Row row) {
    Optional<Dirt> found = dirt(row.topic());
    emit(Dirt.alter(found, row, draws), found);
  }

  /** Emits a row with dirt that was drawn before, and has altered the row if that is its effect. */
  public void emit(Row row, Optional<Dirt> found) {
    records++;
    statistics.count(row.topic(), ShopStatistics.CLEAN);
    Emission emission = emission(row, Optional.of(row.json()));
    out.accept(emission);
    found.ifPresent(dirt -> emitDirt(dirt, row, emission));
  }

  private void emitDirt(Dirt dirt, Row row, Emission emission) {
    statistics.kind(dirt);
    switch (dirt.effect()) {
      case ALTERED, LATER -> {
        // Nothing but the record itself.
      }
      case TWICE -> {
        statistics.count(row.topic(), ShopStatistics.DUPLICATE);
        out.accept(emission);
      }
      case EXTRA, EXTRA_CUT_OFF, EXTRA_WITHOUT_VALUE -> {
        statistics.count(row.topic(), ShopStatistics.DIRTY);
        // An id that no clean record has.
        Row copy = row.with(row.topic().idColumn(), "X-" + name() + "-" + records);
        Row extra = dirt.change(copy, draws);
        Optional<byte[]> value = Optional.of(extra.json());
        if (dirt.effect() == Dirt.Effect.EXTRA_WITHOUT_VALUE) {
          value = Optional.empty();
        } else if (dirt.effect() == Dirt.Effect.EXTRA_CUT_OFF) {
          // The beginning of a JSON object, never the whole of it.
          value = value.map(json -> Arrays.copyOf(json, 1 + draws.below(json.length - 1)));
        }
        out.accept(emission(extra, value));
      }
    }
  }

  /** Emits a row that was emitted before, which changes nothing. */
  public void repeat(Row row) {
    statistics.kind(Dirt.DUPLICATE);
    statistics.count(row.topic(), ShopStatistics.DUPLICATE);
    out.accept(emission(row, Optional.of(row.json())));
  }

  /** Emits the deletion of what a row says. */
  public void delete(Row row) {
    statistics.count(row.topic(), ShopStatistics.CLEAN);
    out.accept(emission(row, Optional.empty()));
  }

  /** Counts what the records of an order made of it. */
  public void changed(OrderTotals before, OrderTotals after) {
    statistics.changed(before, after);
  }

  /** Draws what is wrong with the next record; what was said before stays as it was said. */
  public Optional<Dirt> dirt(Topic topic) {
    return Dirt.draw(
        topic, dirt -> delay == Delay.AT_ONCE || dirt.leavesRecordsAlone(), dirtyRate, draws);
  }

  /** A name that no other event has after no other delay. */
  private String name() {
    return delay == Delay.AT_ONCE ? Long.toString(step) : delay.ordinal() + "-" + step;
  }

  private Emission emission(Row row, Optional<byte[]> value) {
    byte[] key = row.key().getBytes(StandardCharsets.UTF_8);
    return new Emission(row.topic(), time.toEpochMilli(), key, value);
  }
}
