package io.salespulse.sink.source;

import com.fasterxml.jackson.core.JsonPointer;
import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rows of one of the four datasets come from.
 *
 * @param kafkaTopic name in Kafka
 * @param fields places of each column, the first with something in it counts; and of {@link
 *     Columns#CHANGED_AT}, where the records say when they were made
 * @param lines of orders whose items are in the order's own record
 */
public record TopicSource(
    Topic topic,
    String kafkaTopic,
    Envelope envelope,
    Map<String, List<FieldSource>> fields,
    Optional<Lines> lines) {

  /** As the contract has it. */
  public static TopicSource ofContract(Topic topic) {
    return new TopicSource(
        topic, topic.topicName(), Envelope.NONE, contractFields(topic), Optional.empty());
  }

  /** The dataset, and the topic in Kafka where that has another name. */
  public String name() {
    String dataset = topic.topicName();
    return kafkaTopic.equals(dataset) ? dataset : "%s (topic %s)".formatted(dataset, kafkaTopic);
  }

  /** JSON Pointers of where fields are looked for, each once, from where the row begins. */
  public List<String> pointers() {
    return pointers(fields);
  }

  static List<String> pointers(Map<String, List<FieldSource>> fields) {
    return fields.values().stream()
        .flatMap(List::stream)
        .map(place -> place.at().toString())
        .distinct()
        .toList();
  }

  /** Every column under its own name. */
  static Map<String, List<FieldSource>> contractFields(Topic topic) {
    Map<String, List<FieldSource>> fields = new LinkedHashMap<>();
    for (Column column : topic.columns()) {
      fields.put(column.name(), List.of(FieldSource.at(JsonPointer.compile("/" + column.name()))));
    }
    return fields;
  }
}
