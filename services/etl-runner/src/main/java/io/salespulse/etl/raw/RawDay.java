package io.salespulse.etl.raw;

import io.salespulse.contract.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The raw files of one UTC day.
 *
 * @param topics segments by topic
 * @param rejects files of records the sink could not keep, by topic
 */
public record RawDay(
    LocalDate day, Map<Topic, List<RawFile>> topics, Map<Topic, List<RawFile>> rejects) {

  /** Sizes in bytes by file name, of all topics and the rejected rows. */
  public SortedMap<String, Long> sizes() {
    SortedMap<String, Long> sizes = new TreeMap<>();
    Stream.of(topics, rejects)
        .flatMap(files -> files.values().stream())
        .flatMap(List::stream)
        .forEach(file -> sizes.put(file.name(), file.size()));
    return sizes;
  }

  /** Size of all of them together. */
  public long bytes() {
    return sizes().values().stream().mapToLong(Long::longValue).sum();
  }

  public List<RawFile> files(Topic topic) {
    return topics.getOrDefault(topic, List.of());
  }

  public List<RawFile> rejected(Topic topic) {
    return rejects.getOrDefault(topic, List.of());
  }
}
