package io.salespulse.sink.source;

import com.fasterxml.jackson.core.JsonPointer;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import io.salespulse.support.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads {@code sources.yaml}: which topics a shop has, and where in their values the contract's
 * fields are.
 *
 * <pre>
 * orders:
 *   topic: shop.orders
 *   fields:
 *     order_id: /id
 *     total_amount: {at: /total_cents, divide: 100}
 *     status: [{at: /cancelled_at, present: cancelled}, /state]
 *   items: {at: /lines, fields: {product_id: /sku}}
 * products: none
 * </pre>
 */
public final class SourcesFile {

  private static final String NONE = "none";
  private static final String TOPIC = "topic";
  private static final String ENVELOPE = "envelope";
  private static final String FIELDS = "fields";
  private static final String ITEMS = "items";
  private static final String AT = "at";
  private static final String DIVIDE = "divide";
  private static final String PRESENT = "present";

  /** Names that Kafka takes. */
  private static final String TOPIC_NAME = "[A-Za-z0-9._-]{1,249}";

  private final Path file;
  private final YamlFile yaml;

  private SourcesFile(Path file) {
    this.file = file;
    this.yaml = new YamlFile(file);
  }

  /**
   * The sources that the file names; the others are those of the contract.
   *
   * @throws IllegalArgumentException that says file, line and what to do
   */
  public static Sources read(Path file) {
    return new SourcesFile(file).read();
  }

  private Sources read() {
    Set<String> topics =
        Arrays.stream(Topic.values())
            .map(Topic::topicName)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, Node> entries =
        yaml.root().map(root -> yaml.entries(root, "the file", topics)).orElse(Map.of());
    List<TopicSource> sources = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      Node entry = entries.get(topic.topicName());
      if (!isNone(entry)) {
        sources.add(entry == null ? TopicSource.ofContract(topic) : source(topic, entry));
      }
    }
    sources.stream()
        .filter(source -> source.lines().isPresent())
        .findFirst()
        .ifPresent(orders -> takeItems(sources, entries.get(Topic.ORDER_ITEMS.topicName())));
    checkNames(sources, entries);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(file + " leaves nothing to read: name a topic");
    }
    return new Sources(sources);
  }

  /** Whether the shop has no such topic. */
  private static boolean isNone(Node entry) {
    return entry instanceof ScalarNode scalar && scalar.getValue().equals(NONE);
  }

  /** Items come out of the orders, so from no topic of their own. */
  private void takeItems(List<TopicSource> sources, Node ownSource) {
    if (ownSource != null && !isNone(ownSource)) {
      throw yaml.wrong(
          ownSource, "order_items are taken out of the orders (items:), so take this out, or that");
    }
    sources.removeIf(source -> source.topic() == Topic.ORDER_ITEMS);
  }

  private void checkNames(List<TopicSource> sources, Map<String, Node> entries) {
    Map<String, Topic> names = new LinkedHashMap<>();
    for (TopicSource source : sources) {
      Topic other = names.putIfAbsent(source.kafkaTopic(), source.topic());
      if (other != null) {
        Node entry =
            entries.getOrDefault(source.topic().topicName(), entries.get(other.topicName()));
        throw yaml.wrong(
            entry,
            "%s and %s are both read from topic %s: each needs one of its own"
                .formatted(other.topicName(), source.topic().topicName(), source.kafkaTopic()));
      }
    }
  }

  private TopicSource source(Topic topic, Node node) {
    Set<String> keys = new LinkedHashSet<>(List.of(TOPIC, ENVELOPE, FIELDS));
    if (topic == Topic.ORDERS) {
      keys.add(ITEMS);
    }
    Map<String, Node> entries = yaml.entries(node, topic.topicName(), keys);
    Optional<Node> name = Optional.ofNullable(entries.get(TOPIC));
    Map<String, List<FieldSource>> fields = TopicSource.contractFields(topic);
    fields.put(Columns.CHANGED_AT, List.of());
    readFields(fields, entries.get(FIELDS), topic.topicName() + "." + FIELDS);
    Optional<Lines> lines = Optional.ofNullable(entries.get(ITEMS)).map(this::lines);
    lines.ifPresent(inOrder -> checkOutside(inOrder, fields, entries.get(ITEMS)));
    return new TopicSource(
        topic,
        name.map(this::topicName).orElse(topic.topicName()),
        Optional.ofNullable(entries.get(ENVELOPE)).map(this::envelope).orElse(Envelope.NONE),
        fields,
        lines);
  }

  /** What is in the array belongs to lines, of which there may be several. */
  private void checkOutside(Lines lines, Map<String, List<FieldSource>> fields, Node node) {
    fields.forEach(
        (name, places) -> {
          if (places.stream().anyMatch(place -> (place.at() + "/").startsWith(lines.at() + "/"))) {
            throw yaml.wrong(
                node, "%s is looked for among the lines at %s".formatted(name, lines.at()));
          }
        });
  }

  private String topicName(Node node) {
    String name = yaml.text(node, TOPIC);
    if (!name.matches(TOPIC_NAME)) {
      throw yaml.wrong(node, "topic %s is no name that Kafka takes".formatted(name));
    }
    return name;
  }

  private Envelope envelope(Node node) {
    String name = yaml.text(node, ENVELOPE);
    return Arrays.stream(Envelope.values())
        .filter(envelope -> envelope.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                yaml.wrong(
                    node, "envelope %s is none: set it to none or debezium".formatted(name)));
  }

  private Lines lines(Node node) {
    Map<String, Node> entries = yaml.entries(node, "orders." + ITEMS, Set.of(AT, FIELDS));
    Node at = entries.get(AT);
    if (at == null) {
      throw yaml.wrong(node, "items has no at: set it to where the array is, /line_items say");
    }
    Map<String, List<FieldSource>> fields = TopicSource.contractFields(Topic.ORDER_ITEMS);
    // It is the order's.
    fields.remove(Columns.ORDER_ID);
    readFields(fields, entries.get(FIELDS), "orders." + ITEMS + "." + FIELDS);
    return new Lines(pointer(at, ITEMS), fields);
  }

  /** Puts what the file says over what the contract does. */
  private void readFields(Map<String, List<FieldSource>> fields, Node node, String path) {
    if (node != null) {
      yaml.entries(node, path, fields.keySet())
          .forEach((name, at) -> fields.put(name, isNone(at) ? none(at, name) : places(at, name)));
    }
  }

  /** Of a field that is looked for nowhere. */
  private List<FieldSource> none(Node node, String field) {
    boolean isNeeded =
        Arrays.stream(Topic.values())
            .flatMap(topic -> topic.columns().stream())
            .anyMatch(
                column ->
                    column.name().equals(field)
                        && column.presence() == Presence.REQUIRED
                        && !field.equals(Columns.ITEM_ID));
    if (isNeeded) {
      throw yaml.wrong(node, field + " is needed: set it to where it is in the value");
    }
    return List.of();
  }

  private List<FieldSource> places(Node node, String field) {
    if (!(node instanceof SequenceNode list)) {
      return List.of(place(node, field));
    }
    if (list.getValue().isEmpty()) {
      throw yaml.wrong(node, field + " has no place: name one");
    }
    return list.getValue().stream().map(one -> place(one, field)).toList();
  }

  private FieldSource place(Node node, String field) {
    if (node instanceof ScalarNode) {
      return FieldSource.at(pointer(node, field));
    }
    Map<String, Node> entries = yaml.entries(node, field, Set.of(AT, DIVIDE, PRESENT));
    Node at = entries.get(AT);
    if (at == null) {
      throw yaml.wrong(node, field + " has no at: set it to where it is in the value, /id say");
    }
    Node divide = entries.get(DIVIDE);
    Node present = entries.get(PRESENT);
    if (divide != null && present != null) {
      throw yaml.wrong(node, field + " has divide and present: one of the two is right");
    }
    return new FieldSource(
        pointer(at, field),
        divide == null ? 0 : decimals(divide, field),
        Optional.ofNullable(present).map(value -> yaml.text(value, PRESENT)));
  }

  private JsonPointer pointer(Node node, String field) {
    String text = yaml.text(node, field);
    if (!text.startsWith("/") || text.length() == 1) {
      throw yaml.wrong(
          node,
          "%s: %s is no JSON Pointer: begin it with a /, such as /customer/id"
              .formatted(field, text));
    }
    return JsonPointer.compile(text);
  }

  private int decimals(Node node, String field) {
    String text = yaml.text(node, DIVIDE);
    int zeros = text.length() - 1;
    if (!text.matches("10{1,9}")) {
      throw yaml.wrong(
          node, "%s: divide %s is none: set it to 10, 100, 1000, ...".formatted(field, text));
    }
    return zeros;
  }
}
