package io.salespulse.sink.row;

import io.salespulse.contract.Column;
import io.salespulse.contract.ColumnType;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Presence;
import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.Topic;
import io.salespulse.sink.row.Debezium.Change;
import io.salespulse.sink.row.JsonPlaces.Found;
import io.salespulse.sink.source.Envelope;
import io.salespulse.sink.source.FieldSource;
import io.salespulse.sink.source.TopicSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON of one topic's records, one at a time, as the texts of the topic's columns.
 *
 * <p>A text is what the record says: a string unescaped, a number or boolean as it is written.
 * Whether it is a number where one should be, the ETL's cleaning judges; here a record is only
 * rejected when it cannot become a row. Not safe for use by several threads.
 */
public final class RowReader {

  /**
   * What a record says.
   *
   * @param cells a text for each of {@link Topic#columns()}, null where the record has no value for
   *     an optional one; of a deletion the ids alone
   * @param deletes whether what the ids name is gone
   * @param lines rows of order_items that came in the order
   * @param faults why other lines became none
   * @param changedAt when the record was made, where it says so
   */
  @SuppressWarnings("ArrayRecordComponent") // Passed on and forgotten.
  public record Contents(
      String[] cells,
      boolean deletes,
      List<String[]> lines,
      List<String> faults,
      Optional<Instant> changedAt) {}

  private static final List<Column> CHANGED_AT =
      List.of(new Column(Columns.CHANGED_AT, ColumnType.TIMESTAMP, Presence.OPTIONAL));

  /** Rows that begin at one place of the value. */
  private final class Rows {

    private final JsonPlaces places = new JsonPlaces();
    private final ColumnTexts columns;
    private final ColumnTexts ids;
    private final ColumnTexts changedAt;
    private final Optional<OrderLines> lines;
    private final int[] seenPlaces;

    Rows(String at) {
      Map<String, List<FieldSource>> fields = below(at, source.fields());
      columns = new ColumnTexts(topic.columns(), fields, places);
      ids = new ColumnTexts(idColumns, fields, places);
      changedAt = new ColumnTexts(CHANGED_AT, fields, places);
      lines = source.lines().map(of -> new OrderLines(at, of, places, seen.line()));
      seenPlaces = places.addAll(at, seen.record().pointers());
    }
  }

  /** No shop's system is older; numbers that are no times end before it. */
  private static final Instant FIRST_CHANGE = Instant.parse("1990-01-01T00:00:00Z");

  private final Topic topic;
  private final TopicSource source;
  private final SeenValues seen;
  private final ZoneId zone;
  private final List<Column> idColumns;
  private final Debezium debezium = new Debezium();
  private final Map<String, Rows> rows = new HashMap<>();

  /** A reader whose counts nobody asks for. */
  public RowReader(TopicSource source) {
    this(source, new SeenValues(source), ZoneOffset.UTC);
  }

  /**
   * @param seen counts what the records that are read have
   * @param zone of a time without an offset that says when a record was made
   */
  public RowReader(TopicSource source, SeenValues seen, ZoneId zone) {
    this.source = source;
    this.seen = seen;
    this.zone = zone;
    this.topic = source.topic();
    this.idColumns = idColumns(topic);
  }

  private static List<Column> idColumns(Topic topic) {
    return topic.columns().stream()
        .filter(
            column ->
                column.name().equals(topic.idColumn()) || column.name().equals(topic.keyColumn()))
        .toList();
  }

  private static Map<String, List<FieldSource>> below(
      String at, Map<String, List<FieldSource>> fields) {
    Map<String, List<FieldSource>> below = new HashMap<>();
    fields.forEach(
        (name, places) -> below.put(name, places.stream().map(place -> place.below(at)).toList()));
    below.putIfAbsent(Columns.CHANGED_AT, List.of());
    return below;
  }

  private Rows rows(String at) {
    return rows.computeIfAbsent(at, Rows::new);
  }

  /**
   * Reads a record's value.
   *
   * @param value the bytes as they came, never null
   */
  public Contents read(byte[] value) throws NoRowException {
    int begin = ValueShape.begin(value);
    Optional<String> text = text(value, begin);
    Optional<String> mistake = ValueShape.mistake(value, begin, text);
    if (mistake.isPresent()) {
      throw new NoRowException(mistake.get());
    }
    Change change = change(value, begin);
    Rows at = rows(change.row());
    Found found = at.places.read(value, begin);
    boolean escaped = text.filter(RowReader::hasEscape).isPresent();
    if (change.deletes()) {
      // As old as the row that is gone: one that is put back at once is newer, however late both
      // come.
      return new Contents(
          deletedIn(at, found, escaped),
          true,
          List.of(),
          List.of(),
          changedAt(at.changedAt.all(found, escaped)[0]));
    }
    seen.record().count(found.kinds(), at.seenPlaces);
    String[] cells = at.columns.all(found, escaped);
    if (source.envelope() == Envelope.DEBEZIUM) {
      at.columns.checkNumbers(cells);
    }
    Optional<Instant> changedAt = changedAt(at.changedAt.all(found, escaped)[0]);
    if (at.lines.isEmpty()) {
      return new Contents(cells, false, List.of(), List.of(), changedAt);
    }
    // The id is the first of the columns.
    OrderLines.Read lines = at.lines.get().of(found, cells[0], escaped);
    return new Contents(cells, false, lines.rows(), lines.faults(), changedAt);
  }

  private Optional<Instant> changedAt(String text) throws NoRowException {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Instant time =
        TimeText.parse(text.strip(), zone)
            .orElseThrow(
                () ->
                    new NoRowException(
                        "field changed_at is no time: name one that is (2026-11-22T05:49:00Z, or a whole number since 1970), or none"));
    if (time.equals(Instant.EPOCH)) {
      // What databases and their connectors say of a time that is not set.
      return Optional.empty();
    }
    if (time.isBefore(FIRST_CHANGE)) {
      throw new NoRowException(
          "field changed_at is before 1990: name a time, not a date in digits or a counter of versions");
    }
    return Optional.of(time);
  }

  private Change change(byte[] value, int begin) throws NoRowException {
    return source.envelope() == Envelope.DEBEZIUM
        ? debezium.change(value, begin)
        : new Change("", false);
  }

  private String[] deletedIn(Rows at, Found found, boolean escaped) throws NoRowException {
    try {
      return deleted(at.ids.all(found, escaped));
    } catch (NoRowException noId) {
      throw new NoRowException(noId.getMessage() + Debezium.WHOLE_ROWS);
    }
  }

  /** The ids as cells of all columns. */
  private String[] deleted(String[] ids) {
    String[] cells = new String[topic.columns().size()];
    for (int index = 0; index < ids.length; index++) {
      cells[topic.columns().indexOf(idColumns.get(index))] = ids[index];
    }
    return cells;
  }

  /**
   * Reads what a record without a value deletes, from its key.
   *
   * @return cells as of {@link Contents}; empty where the key is no JSON object with the ids
   */
  public Optional<String[]> deletedBy(byte[] key) {
    int begin = ValueShape.begin(key);
    Optional<String> text = text(key, begin);
    if (source.envelope() != Envelope.DEBEZIUM
        || ValueShape.mistake(key, begin, text).isPresent()) {
      return Optional.empty();
    }
    for (String at : List.of("", Debezium.PAYLOAD)) {
      Rows of = rows(at);
      try {
        Found found = of.places.read(key, begin);
        return Optional.of(
            deleted(of.ids.all(found, text.filter(RowReader::hasEscape).isPresent())));
      } catch (NoRowException noIds) {
        // Perhaps a schema is around it.
      }
    }
    return Optional.empty();
  }

  /**
   * What became of each field, and of those of an order's first line; empty where the value is no
   * JSON object.
   */
  public List<SourceSamples.Field> describe(byte[] value) {
    try {
      int begin = ValueShape.begin(value);
      if (ValueShape.mistake(value, begin, text(value, begin)).isPresent()) {
        return List.of();
      }
      Rows at = rows(change(value, begin).row());
      Found found = at.places.read(value, begin);
      List<SourceSamples.Field> fields = new ArrayList<>(at.columns.describe(found, topic, "", ""));
      fields.addAll(at.changedAt.describe(found, topic, "", ""));
      at.lines.ifPresent(lines -> fields.addAll(lines.describeFirst(found)));
      return fields;
    } catch (NoRowException noObject) {
      // The reason of its rejection says so.
      return List.of();
    }
  }

  private static boolean hasEscape(String json) {
    return json.indexOf('\\') >= 0;
  }

  /** The bytes as text, empty where they are not well-formed UTF-8. */
  public static Optional<String> text(byte[] bytes) {
    return text(bytes, 0);
  }

  /**
   * @param from where the text begins
   */
  static Optional<String> text(byte[] bytes, int from) {
    // Java puts U+FFFD where bytes are malformed, so that the way back ends elsewhere.
    String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    byte[] back = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(bytes, from, bytes.length, back, 0, back.length)
        ? Optional.of(text)
        : Optional.empty();
  }
}
