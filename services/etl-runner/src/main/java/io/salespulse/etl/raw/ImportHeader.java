package io.salespulse.etl.raw;

import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the fields of the contract are in the lines of a file of history. */
final class ImportHeader {

  /** What tells the time of a version without {@code changed_at}. */
  private static final List<String> DATES =
      List.of(Columns.ORDER_DATE, Columns.SIGNUP_DATE, Columns.UPDATED_AT);

  private final Topic topic;
  private final int width;
  private final Map<String, Integer> places = new HashMap<>();

  private ImportHeader(Topic topic, int width) {
    this.topic = topic;
    this.width = width;
  }

  /**
   * Reads the first line.
   *
   * @throws WrongImport where the fields of the topic are not in it
   */
  static ImportHeader of(Topic topic, String[] line) throws WrongImport {
    ImportHeader header = new ImportHeader(topic, line.length);
    for (int place = 0; place < line.length; place++) {
      String name = line[place].strip().toLowerCase(Locale.ROOT);
      if (header.places.putIfAbsent(name, place) != null && isOurs(topic, name)) {
        throw new WrongImport("the column %s is in the header twice".formatted(name));
      }
    }
    List<String> missing =
        topic.columns().stream()
            .filter(column -> column.presence() == Presence.REQUIRED)
            .map(Column::name)
            .filter(name -> !header.places.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      header.refuse(missing, line);
    }
    return header;
  }

  private static boolean isOurs(Topic topic, String name) {
    return Stream.concat(
            topic.columns().stream().map(Column::name),
            Stream.concat(Stream.of(Columns.CHANGED_AT), DATES.stream()))
        .anyMatch(name::equals);
  }

  private void refuse(List<String> missing, String[] line) throws WrongImport {
    for (String other : List.of(";", "\t", "|")) {
      if (line.length == 1 && line[0].contains(other)) {
        throw new WrongImport(
            "its values are separated by %s: save it as CSV with commas"
                .formatted(other.equals("\t") ? "tabs" : "'" + other + "'"));
      }
    }
    throw new WrongImport(
        "the header lacks %s: name the columns of the file as %s"
            .formatted(
                String.join(", ", missing),
                topic.columns().stream().map(Column::name).collect(Collectors.joining(", "))));
  }

  /** Whether a line has as many values as the header. */
  boolean fits(String[] line) {
    return line.length == width;
  }

  /**
   * The fields of the topic, then {@code changed_at} and what else tells the time; all of them
   * blank of a line that does not fit.
   */
  List<String> values(String[] line) {
    List<String> values = new ArrayList<>();
    topic.columns().forEach(column -> values.add(value(line, column.name())));
    values.add(value(line, Columns.CHANGED_AT));
    values.add(
        DATES.stream()
            .map(name -> value(line, name))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse(""));
    return values;
  }

  private String value(String[] line, String name) {
    Integer place = places.get(name);
    return place == null || !fits(line) ? "" : line[place];
  }
}
