package io.salespulse.generator.shop;

import io.salespulse.contract.GeneratorStats;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The shop's way out: every record goes over the counter, with its dirt, and is counted. */
final class Counter {

  private final Tally tally;

  Counter(GeneratorStats earlier) {
    this.tally = new Tally(earlier);
  }

  /**
   * Emits a clean row, altered where its dirt does that, and what else the dirt makes of it.
   *
   * @param timestamp event time, milliseconds since the epoch
   * @param draws makes the dirt
   * @param extraId of the extra record, should there be one
   */
  void emit(
      Row row,
      Optional<Dirt> found,
      long timestamp,
      Draws draws,
      Supplier<String> extraId,
      Consumer<Emission> out) {
    tally.clean(row.topic());
    Emission emission = emission(row, timestamp, Optional.of(JsonRows.write(row)));
    out.accept(emission);
    if (found.isEmpty()) {
      return;
    }
    Dirt dirt = found.get();
    tally.kind(dirt);
    switch (dirt.effect()) {
      case ALTERED, LATER -> {
        // Nothing but the record itself.
      }
      case TWICE -> {
        tally.duplicate(row.topic());
        out.accept(emission);
      }
      case EXTRA, EXTRA_CUT_OFF, EXTRA_WITHOUT_VALUE -> {
        tally.dirty(row.topic());
        Row extra = dirt.change(row.with(row.topic().idColumn(), extraId.get()), draws);
        out.accept(emission(extra, timestamp, value(extra, dirt.effect(), draws)));
      }
    }
  }

  /** Emits a row once more, which changes nothing. */
  void repeat(Row row, long timestamp, Consumer<Emission> out) {
    tally.kind(Dirt.DUPLICATE);
    tally.duplicate(row.topic());
    out.accept(emission(row, timestamp, Optional.of(JsonRows.write(row))));
  }

  /** Emits the deletion of what a row says. */
  void delete(Row row, long timestamp, Consumer<Emission> out) {
    tally.clean(row.topic());
    out.accept(emission(row, timestamp, Optional.empty()));
  }

  /** Counts what became of an order by its last records. */
  void changed(Figures before, Figures after) {
    tally.changed(before, after);
  }

  GeneratorStats stats(double ordersPerSecond, GeneratorStats.Backfill backfill) {
    return tally.stats(ordersPerSecond, backfill);
  }

  private static Optional<byte[]> value(Row extra, Dirt.Effect effect, Draws draws) {
    Optional<byte[]> json = Optional.of(JsonRows.write(extra));
    return switch (effect) {
      case ALTERED, LATER, TWICE, EXTRA -> json;
      // The beginning of a JSON object, never the whole of it.
      case EXTRA_CUT_OFF ->
          json.map(bytes -> Arrays.copyOf(bytes, 1 + draws.below(bytes.length - 1)));
      case EXTRA_WITHOUT_VALUE -> Optional.empty();
    };
  }

  private static Emission emission(Row row, long timestamp, Optional<byte[]> value) {
    return new Emission(row.topic(), timestamp, row.key().getBytes(StandardCharsets.UTF_8), value);
  }
}
