package io.salespulse.generator.shop;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.Topic;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what the time line emits, by the rules of {@link GeneratorStats}. */
final class Tally {

  private final Map<Topic, long[]> counts = new EnumMap<>(Topic.class);
  private final Map<Dirt, long[]> kinds = new EnumMap<>(Dirt.class);
  private Figures figures;

  /** Goes on counting from earlier figures. */
  Tally(GeneratorStats stats) {
    for (Topic topic : Topic.values()) {
      GeneratorStats.Counts earlier = stats.topics().get(topic.topicName());
      counts.put(topic, new long[] {earlier.clean(), earlier.dirty(), earlier.duplicates()});
    }
    for (Dirt dirt : Dirt.values()) {
      kinds.put(dirt, new long[] {stats.dirtyByKind().get(dirt.kind())});
    }
    figures = Figures.of(stats);
  }

  /** The figures of a shop that has emitted nothing. */
  static GeneratorStats nothing() {
    Map<String, GeneratorStats.Counts> topics = new LinkedHashMap<>();
    for (Topic topic : Topic.values()) {
      topics.put(topic.topicName(), new GeneratorStats.Counts(0, 0, 0));
    }
    Map<String, Long> kinds = new LinkedHashMap<>();
    for (Dirt dirt : Dirt.values()) {
      kinds.put(dirt.kind(), 0L);
    }
    return Figures.NOTHING.stats(topics, kinds, 0, GeneratorStats.Backfill.RUNNING);
  }

  void clean(Topic topic) {
    counts.get(topic)[0]++;
  }

  void changed(Figures before, Figures after) {
    figures = figures.replace(before, after);
  }

  void dirty(Topic topic) {
    counts.get(topic)[1]++;
  }

  void duplicate(Topic topic) {
    counts.get(topic)[2]++;
  }

  void kind(Dirt dirt) {
    kinds.get(dirt)[0]++;
  }

  GeneratorStats stats(double ordersPerSecond, GeneratorStats.Backfill backfill) {
    Map<String, GeneratorStats.Counts> topics = new LinkedHashMap<>();
    counts.forEach(
        (topic, count) ->
            topics.put(topic.topicName(), new GeneratorStats.Counts(count[0], count[1], count[2])));
    Map<String, Long> byKind = new LinkedHashMap<>();
    kinds.forEach((dirt, count) -> byKind.put(dirt.kind(), count[0]));
    return figures.stats(topics, byKind, ordersPerSecond, backfill);
  }
}
