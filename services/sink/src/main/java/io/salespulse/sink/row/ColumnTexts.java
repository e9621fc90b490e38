package io.salespulse.sink.row;

import io.salespulse.contract.Column;
import io.salespulse.contract.ColumnType;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.Presence;
import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.Topic;
import io.salespulse.contract.ValueKind;
import io.salespulse.sink.row.JsonPlaces.Found;
import io.salespulse.sink.source.FieldSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The texts of some columns, from where they are in a value. */
final class ColumnTexts {

  /** Of a decimal as Debezium and Kafka Connect write it by default. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

  /** Values that say that something is not there. */
  private static final Set<String> NOTHING = Set.of("false", "0");

  private record Place(FieldSource source, int index) {

    /** What the column says because of this place; null where nothing is there. */
    String text(Found found) {
      String text = found.texts()[index];
      if (source.present().isPresent()) {
        boolean isThere =
            text == null ? isStructure(found) : !text.isBlank() && !NOTHING.contains(text);
        return isThere ? source.present().get() : null;
      }
      if (isStructure(found)) {
        return null;
      }
      if (text == null || source.decimals() == 0) {
        return text;
      }
      // What is no number is told where numbers are judged.
      return DecimalText.parse(text.strip())
          .map(number -> number.movePointLeft(source.decimals()).toPlainString())
          .orElse(text);
    }

    boolean isStructure(Found found) {
      ValueKind kind = found.kinds()[index];
      return kind == ValueKind.OBJECT || kind == ValueKind.ARRAY;
    }

    String pointer() {
      return source.at().toString();
    }
  }

  private record Field(Column column, List<Place> places) {

    /** The first text that is not blank, else a blank one. */
    String text(Found found) throws NoRowException {
      String blank = null;
      for (Place place : places) {
        String text = place.text(found);
        if (text != null && !text.isBlank()) {
          return text;
        }
        if (place.source().present().isEmpty() && place.isStructure(found)) {
          throw new NoRowException("field " + name() + " is not a single value" + structure());
        }
        blank = blank == null ? text : blank;
      }
      return blank;
    }

    private String structure() {
      return isNumber()
          ? ": if it is Debezium's, set decimal.handling.mode=string on the connector"
          : "";
    }

    boolean isNumber() {
      return column.type() == ColumnType.DECIMAL || column.type() == ColumnType.INTEGER;
    }

    /** The column's name, and where it is looked for where that is elsewhere. */
    String name() {
      List<String> pointers = places.stream().map(Place::pointer).toList();
      return pointers.equals(List.of("/" + column.name()))
          ? column.name()
          : "%s (at %s)".formatted(column.name(), String.join(", ", pointers));
    }
  }

  private final List<Field> fields = new ArrayList<>();

  /**
   * @param sources places of each of the columns
   * @param places is told what is wanted
   */
  ColumnTexts(List<Column> columns, Map<String, List<FieldSource>> sources, JsonPlaces places) {
    for (Column column : columns) {
      List<Place> of = new ArrayList<>();
      for (FieldSource source : sources.get(column.name())) {
        of.add(new Place(source, places.add(source.at())));
      }
      fields.add(new Field(column, of));
    }
  }

  /**
   * A text for each column, null where an optional one has none.
   *
   * @param escaped whether the JSON has escapes
   */
  String[] all(Found found, boolean escaped) throws NoRowException {
    String[] texts = new String[fields.size()];
    for (int index = 0; index < texts.length; index++) {
      Field field = fields.get(index);
      String text = field.text(found);
      if (text == null && field.column().presence() == Presence.REQUIRED) {
        throw new NoRowException(
            "field " + field.name() + (isNull(field, found) ? " is null" : " is missing"));
      }
      if (text != null && escaped && !isUnicode(text)) {
        throw new NoRowException("field " + field.name() + " has half a surrogate pair");
      }
      texts[index] = text;
    }
    return texts;
  }

  private static boolean isNull(Field field, Found found) {
    return field.places().stream()
        .anyMatch(place -> found.kinds()[place.index()] == ValueKind.NULL);
  }

  /**
   * Looks for numbers in base64.
   *
   * @throws NoRowException that names the first
   */
  void checkNumbers(String[] texts) throws NoRowException {
    for (int index = 0; index < texts.length; index++) {
      Field field = fields.get(index);
      String text = texts[index];
      if (text != null
          && field.isNumber()
          && !DecimalText.isNumber(text.strip())
          && text.length() % 4 == 0
          && BASE64.matcher(text).matches()) {
        throw new NoRowException(
            "field %s is no number but looks like Debezium's decimal in base64: set decimal.handling.mode=string on the connector"
                .formatted(field.name()));
      }
    }
  }

  /**
   * What became of each column, for somebody who maps them.
   *
   * @param topic whose columns they are
   * @param prefix of their names
   * @param below JSON Pointer of where they are looked for from
   */
  List<SourceSamples.Field> describe(Found found, Topic topic, String prefix, String below) {
    List<SourceSamples.Field> described = new ArrayList<>();
    for (Field field : fields) {
      if (field.places().isEmpty()) {
        continue;
      }
      Place place =
          field.places().stream()
              .filter(one -> one.text(found) != null)
              .findFirst()
              .orElse(field.places().get(0));
      described.add(
          new SourceSamples.Field(
              prefix + field.column().name(),
              below + place.pointer(),
              shown(found.texts()[place.index()], topic, field.column()),
              shown(place.text(found), topic, field.column())));
    }
    return described;
  }

  private static Optional<String> shown(String text, Topic topic, Column column) {
    return Optional.ofNullable(text).map(any -> topic.isPersonal(column) ? Looks.of(any) : any);
  }

  /** A half of a pair can be written as a JSON escape, but not in UTF-8. */
  private static boolean isUnicode(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }
}
