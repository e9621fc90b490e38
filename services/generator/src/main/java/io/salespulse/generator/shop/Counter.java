package io.salespulse.generator.shop;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The shop's way out: every record goes over the counter, gets its dirt there and is counted. */
final class Counter {

  private static final Map<Topic, List<Dirt>> KINDS =
      Arrays.stream(Topic.values()).collect(Collectors.toMap(Function.identity(), Dirt::of));

  private final double dirtyRate;
  private final Tally tally;

  Counter(double dirtyRate, GeneratorStats earlier) {
    this.dirtyRate = dirtyRate;
    this.tally = new Tally(earlier);
  }

  /**
   * What is wrong with the next record of a topic; mostly nothing.
   *
   * @param draws decides on dirt; not the draws that made the row, so that a shop is the same with
   *     and without dirt
   */
  Optional<Dirt> dirt(Topic topic, Draws draws) {
    if (draws.unit() >= dirtyRate) {
      return Optional.empty();
    }
    List<Dirt> kinds = KINDS.get(topic);
    return Optional.of(kinds.get(draws.below(kinds.size())));
  }

  /**
   * Emits a clean row and what dirt makes of it.
   *
   * @param timestamp event time, milliseconds since the epoch
   * @param draws as for {@link #dirt}
   * @param extraId of the extra record, should there be one
   */
  void emit(
      Row row,
      Optional<Dirt> found,
      long timestamp,
      Draws draws,
      Supplier<String> extraId,
      Consumer<Emission> out) {
    if (found.isEmpty()) {
      clean(row, row, timestamp, out);
      return;
    }
    Dirt dirt = found.get();
    tally.kind(dirt);
    switch (dirt.effect()) {
      case ALTERED -> clean(row, dirt.change(row, draws), timestamp, out);
      case LATER -> clean(row, row, timestamp, out);
      case TWICE -> {
        Emission emission = clean(row, row, timestamp, out);
        tally.duplicate(row.topic());
        out.accept(emission);
      }
      case EXTRA, EXTRA_CUT_OFF, EXTRA_WITHOUT_VALUE -> {
        clean(row, row, timestamp, out);
        tally.dirty(row.topic());
        Row extra = dirt.change(row.with(row.topic().idColumn(), extraId.get()), draws);
        out.accept(
            emission(extra.topic(), timestamp, extra.key(), value(extra, dirt.effect(), draws)));
      }
    }
  }

  GeneratorStats stats(double ordersPerSecond, GeneratorStats.Backfill backfill) {
    return tally.stats(ordersPerSecond, backfill);
  }

  private Emission clean(Row original, Row sent, long timestamp, Consumer<Emission> out) {
    tally.clean(sent);
    // The key is the id without spaces: a record's versions must share a partition.
    Emission emission =
        emission(sent.topic(), timestamp, original.key(), Optional.of(JsonRows.write(sent)));
    out.accept(emission);
    return emission;
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

  private static Emission emission(
      Topic topic, long timestamp, String key, Optional<byte[]> value) {
    return new Emission(topic, timestamp, key.getBytes(StandardCharsets.UTF_8), value);
  }
}
