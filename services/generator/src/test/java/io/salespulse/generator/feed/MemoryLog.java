package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.records.Emission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Kafka in memory: what is not flushed is on its way, and a crash loses the last of it. */
public final class MemoryLog implements RecordLog {

  private final int partitions;
  private final Map<String, List<Emission>> written = new HashMap<>();
  private final Map<String, List<Emission>> onTheWay = new HashMap<>();
  private boolean refusing;

  public MemoryLog(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public Offsets open() {
    land(List::size);
    refusing = false;
    return acknowledged();
  }

  @Override
  public void read(Offsets from, Offsets to, ObjIntConsumer<Emission> reader) {
    for (Topic topic : Topic.values()) {
      for (int partition = 0; partition < partitions; partition++) {
        List<Emission> records = partition(topic, partition);
        for (long i = from.next(topic, partition); i < to.next(topic, partition); i++) {
          reader.accept(records.get((int) i), partition);
        }
      }
    }
  }

  @Override
  public void append(Emission emission, int partition) {
    refuse();
    onTheWay
        .computeIfAbsent(place(emission.topic(), partition), place -> new ArrayList<>())
        .add(emission);
  }

  @Override
  public boolean flush(Duration patience) {
    refuse();
    land(List::size);
    return true;
  }

  private void refuse() {
    if (refusing) {
      throw new LogUnavailableException("The log refuses", null);
    }
  }

  @Override
  public Offsets acknowledged() {
    Map<String, List<Long>> next = new HashMap<>();
    for (Topic topic : Topic.values()) {
      next.put(
          topic.topicName(),
          IntStream.range(0, partitions)
              .mapToObj(partition -> (long) partition(topic, partition).size())
              .toList());
    }
    return new Offsets(next);
  }

  /** Of what is on its way to each partition, some random first part arrives. */
  void crash(Random random) {
    land(records -> random.nextInt(records.size() + 1));
  }

  /** Refuses everything until it is opened again. */
  void refuseAll() {
    refusing = true;
  }

  /** Refuses some random records that are on their way, takes the others, and says so. */
  void refuseSome(Random random) {
    onTheWay.values().forEach(records -> records.removeIf(each -> random.nextInt(4) == 0));
    land(List::size);
    refusing = true;
  }

  /** A record that somebody else writes. */
  void write(Emission foreign, int partition) {
    partition(foreign.topic(), partition).add(foreign);
  }

  /** What is written, in the order of offsets. */
  public List<Emission> partition(Topic topic, int partition) {
    return written.computeIfAbsent(place(topic, partition), place -> new ArrayList<>());
  }

  private void land(ToIntFunction<List<Emission>> howMany) {
    onTheWay.forEach(
        (place, records) ->
            written
                .computeIfAbsent(place, none -> new ArrayList<>())
                .addAll(records.subList(0, howMany.applyAsInt(records))));
    onTheWay.clear();
  }

  private static String place(Topic topic, int partition) {
    return topic.topicName() + "-" + partition;
  }
}
