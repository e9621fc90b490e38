package io.salespulse.sink.source;

import io.salespulse.contract.Topic;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The topics that are read, and how. */
public final class Sources {

  private final Map<Topic, TopicSource> sources = new EnumMap<>(Topic.class);

  Sources(Collection<TopicSource> sources) {
    sources.forEach(source -> this.sources.put(source.topic(), source));
  }

  /** The four topics of the contract. */
  public static Sources ofContract() {
    return new Sources(Arrays.stream(Topic.values()).map(TopicSource::ofContract).toList());
  }

  /** What is read; order_items is missing where the items are inside the orders. */
  public Collection<TopicSource> all() {
    return List.copyOf(sources.values());
  }

  /** Names in Kafka of what is read. */
  public List<String> kafkaTopics() {
    return sources.values().stream().map(TopicSource::kafkaTopic).toList();
  }

  /** Where a dataset comes from; empty for items that are inside the orders. */
  public Optional<TopicSource> of(Topic topic) {
    return Optional.ofNullable(sources.get(topic));
  }

  /**
   * What is read from a topic of Kafka's.
   *
   * @throws IllegalArgumentException where nothing is
   */
  public TopicSource named(String kafkaTopic) {
    return sources.values().stream()
        .filter(source -> source.kafkaTopic().equals(kafkaTopic))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing is read from " + kafkaTopic));
  }
}
