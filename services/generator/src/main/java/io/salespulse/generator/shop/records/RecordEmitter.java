package io.salespulse.generator.shop.records;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.random.RandomSequence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Emits the records of one event in the shop, and counts them: they share an event time and a
 * sequence of dirt.
 */
public final class RecordEmitter {

  private final ShopStatistics statistics;
  private final String name;
  private final Function<Topic, List<Dirt>> kinds;
  private final double dirtyRate;
  private final RandomSequence draws;
  private final Consumer<Emission> out;
  private Instant time;
  private int records;

  /**
   * @param name that no other event has
   * @param kinds of dirt that can fall on its records
   * @param dirtyRate share of records that get dirt, 0 to 1
   * @param draws decides on dirt; not the draws that made the rows, so that a shop is the same with
   *     and without dirt
   * @param time event time, whole milliseconds
   */
  public RecordEmitter(
      ShopStatistics statistics,
      String name,
      Function<Topic, List<Dirt>> kinds,
      double dirtyRate,
      RandomSequence draws,
      Instant time,
      Consumer<Emission> out) {
    this.statistics = statistics;
    this.name = name;
    this.kinds = kinds;
    this.dirtyRate = dirtyRate;
    this.draws = draws;
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
    statistics.clean(row.topic());
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
        statistics.duplicate(row.topic());
        out.accept(emission);
      }
      case EXTRA, EXTRA_CUT_OFF, EXTRA_WITHOUT_VALUE -> {
        statistics.dirty(row.topic());
        // An id that no clean record has.
        Row copy = row.with(row.topic().idColumn(), "X-" + name + "-" + records);
        Row extra = dirt.change(copy, draws);
        out.accept(emission(extra, value(extra, dirt.effect())));
      }
    }
  }

  private Optional<byte[]> value(Row extra, Dirt.Effect effect) {
    Optional<byte[]> json = Optional.of(extra.json());
    return switch (effect) {
      case ALTERED, LATER, TWICE, EXTRA -> json;
      // The beginning of a JSON object, never the whole of it.
      case EXTRA_CUT_OFF ->
          json.map(bytes -> Arrays.copyOf(bytes, 1 + draws.below(bytes.length - 1)));
      case EXTRA_WITHOUT_VALUE -> Optional.empty();
    };
  }

  /** Emits a row that was emitted before, which changes nothing. */
  public void repeat(Row row) {
    statistics.kind(Dirt.DUPLICATE);
    statistics.duplicate(row.topic());
    out.accept(emission(row, Optional.of(row.json())));
  }

  /** Emits the deletion of what a row says. */
  public void delete(Row row) {
    statistics.clean(row.topic());
    out.accept(emission(row, Optional.empty()));
  }

  /** Counts what the records of an order made of it. */
  public void changed(OrderTotals before, OrderTotals after) {
    statistics.changed(before, after);
  }

  /** Draws what is wrong with the next record. */
  public Optional<Dirt> dirt(Topic topic) {
    return Dirt.draw(kinds.apply(topic), dirtyRate, draws);
  }

  private Emission emission(Row row, Optional<byte[]> value) {
    byte[] key = row.key().getBytes(StandardCharsets.UTF_8);
    return new Emission(row.topic(), time.toEpochMilli(), key, value);
  }
}
