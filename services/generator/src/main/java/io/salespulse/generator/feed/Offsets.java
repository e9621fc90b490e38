package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The next offset of each partition.
 *
 * @param next by topic name, then by partition
 */
public record Offsets(Map<String, List<Long>> next) {

  public Offsets {
    next = new TreeMap<>(next);
  }

  public int partitions(Topic topic) {
    return of(topic).size();
  }

  public long next(Topic topic, int partition) {
    return of(topic).get(partition);
  }

  public boolean nothingWritten() {
    return next.values().stream().flatMap(List::stream).allMatch(offset -> offset == 0);
  }

  private List<Long> of(Topic topic) {
    return next.getOrDefault(topic.topicName(), List.of());
  }
}
