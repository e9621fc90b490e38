package io.salespulse.generator.shop.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.salespulse.contract.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a record, open to values that the contract would not allow: text where a number
 * belongs, or nothing at all.
 *
 * @param values in the order of {@link Topic#columns()}; null where the field is absent
 */
public record Row(Topic topic, List<Object> values) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Of the columns, as they stand in JSON. */
  private static final Map<Topic, List<SerializedString>> NAMES = new EnumMap<>(Topic.class);

  static {
    for (Topic topic : Topic.values()) {
      NAMES.put(
          topic,
          topic.columns().stream().map(column -> new SerializedString(column.name())).toList());
    }
  }

  /**
   * @param values of all columns in their order; null for a field that is absent
   */
  public static Row of(Topic topic, Object... values) {
    return new Row(topic, Arrays.asList(values));
  }

  public <T> T value(String column, Class<T> type) {
    return type.cast(values.get(index(column)));
  }

  /** The Kafka record's key, without spaces: versions of one id must share a partition. */
  public String key() {
    return value(topic.keyColumn(), String.class).strip();
  }

  /** The same with another value, or without one where that is null. */
  public Row with(String column, Object value) {
    Object[] changed = values.toArray();
    changed[index(column)] = value;
    return of(topic, changed);
  }

  private int index(String column) {
    List<SerializedString> names = NAMES.get(topic);
    int index = 0;
    while (!names.get(index).getValue().equals(column)) {
      index++;
    }
    return index;
  }

  /** One JSON object in UTF-8; absent fields are left out. */
  public byte[] json() {
    // Field by field: a mapper would look for the way to write each value of each record again.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (int i = 0; i < values.size(); i++) {
        Object value = values.get(i);
        if (value != null) {
          json.writeFieldName(NAMES.get(topic).get(i));
          write(value, json);
        }
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof BigDecimal money) {
      json.writeNumber(money);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else {
      json.writeString(value.toString());
    }
  }

  /** The prefix and the number, filled up with zeros to that many digits. */
  public static String numbered(String prefix, long number, int digits) {
    // For every record: a format string would cost too much.
    String text = Long.toString(number);
    return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
