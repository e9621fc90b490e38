package io.salespulse.generator.shop.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.salespulse.contract.Topic;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a record, open to values that the contract would not allow: text where a number
 * belongs, or nothing at all.
 *
 * @param values by column, in the order of {@link Topic#columns()}; null where the field is absent
 */
public record Row(Topic topic, Map<String, Object> values) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.NON_NULL))
          .build();

  /**
   * @param values of all columns in their order; null for a field that is absent
   */
  public static Row of(Topic topic, Object... values) {
    Map<String, Object> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      byColumn.put(topic.columns().get(i).name(), values[i]);
    }
    return new Row(topic, byColumn);
  }

  public <T> T value(String column, Class<T> type) {
    return type.cast(values.get(column));
  }

  /** The Kafka record's key, without spaces: versions of one id must share a partition. */
  public String key() {
    return value(topic.keyColumn(), String.class).strip();
  }

  /** The same with another value, or without one where that is null. */
  public Row with(String column, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new Row(topic, changed);
  }

  /** One JSON object in UTF-8; absent fields are left out. */
  public byte[] json() {
    try {
      return JSON.writeValueAsBytes(values);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The prefix and the number, filled up with zeros to that many digits. */
  public static String numbered(String prefix, long number, int digits) {
    // For every record: a format string would cost too much.
    String text = Long.toString(number);
    return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
