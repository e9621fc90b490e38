package io.salespulse.sink.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import io.salespulse.contract.Column;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 *
 * <p>The parser is one that is fed with bytes, so that it lives longer than a record: to make one
 * for each record costs as much as to parse it.
 */
public final class RowReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final List<Column> columns;
  private final String[] names;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final String[] row;
  private final boolean[] seen;

  private JsonParser parser;
  private ByteArrayFeeder feeder;

  public RowReader(Topic topic) {
    columns = topic.columns();
    // Interned as the parser's field names are, so that the usual order of fields needs no lookup.
    names = columns.stream().map(column -> column.name().intern()).toArray(String[]::new);
    for (int index = 0; index < names.length; index++) {
      indexes.put(names[index], index);
    }
    row = new String[names.length];
    seen = new boolean[names.length];
    renewParser();
  }

  /**
   * Reads a record's value. Where it is accepted, {@link #text} answers for it until the next call.
   *
   * @param value the bytes as they came, never null
   * @return the reason to reject the record, in words; empty for a row
   */
  public Optional<String> read(byte[] value) {
    int start = 0;
    int end = value.length;
    while (start < end && isJsonSpace(value[start])) {
      start++;
    }
    while (end > start && isJsonSpace(value[end - 1])) {
      end--;
    }
    if (start == end) {
      return Optional.of("the value is empty");
    }
    if (!Bytes.areAscii(value) && !Bytes.areUtf8(value)) {
      return Optional.of("the value is not valid UTF-8");
    }
    if (value[start] != '{') {
      return Optional.of("the value is not a JSON object");
    }
    Arrays.fill(row, null);
    Arrays.fill(seen, false);
    Optional<String> reason = parse(value, start, end);
    if (reason.isPresent()) {
      renewParser();
      return reason;
    }
    return judge(value);
  }

  /**
   * The text of a column of the accepted record.
   *
   * @param index position in {@link Topic#columns()}
   * @return null where the record has no value for an optional column
   */
  public String text(int index) {
    return row[index];
  }

  private Optional<String> parse(byte[] value, int start, int end) {
    try {
      feeder.feedInput(value, start, end);
      parser.nextToken();
      Optional<String> reason = fields();
      if (reason.isEmpty() && !feeder.needMoreInput()) {
        return Optional.of("the value goes on after the end of the JSON object");
      }
      return reason;
    } catch (JsonProcessingException malformed) {
      return Optional.of("the value is not JSON: " + encodable(malformed.getOriginalMessage()));
    } catch (IOException impossible) {
      // The parser reads from memory.
      throw new UncheckedIOException(impossible);
    }
  }

  private Optional<String> fields() throws IOException {
    int expected = 0;
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.END_OBJECT) {
        return Optional.empty();
      }
      if (token != JsonToken.FIELD_NAME) {
        return Optional.of("the JSON object has no end");
      }
      int index = index(parser.currentName(), expected);
      token = parser.nextToken();
      if (index < 0) {
        if (!skipped(token)) {
          return Optional.of("the JSON object has no end");
        }
        continue;
      }
      expected = index + 1;
      if (seen[index]) {
        return Optional.of("field " + names[index] + " is there twice");
      }
      seen[index] = true;
      if (token == JsonToken.NOT_AVAILABLE) {
        return Optional.of("the JSON object has no end");
      }
      if (!token.isScalarValue()) {
        return Optional.of("field " + names[index] + " is not a single value");
      }
      if (token != JsonToken.VALUE_NULL) {
        row[index] = parser.getText();
      }
    }
  }

  /** Passes over an unknown field's value; false where the input ends within it. */
  private boolean skipped(JsonToken first) throws IOException {
    int depth = 0;
    JsonToken token = first;
    while (token != JsonToken.NOT_AVAILABLE) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth == 0) {
        return true;
      }
      token = parser.nextToken();
    }
    return false;
  }

  @SuppressWarnings("ReferenceEquality") // Both are interned; the map decides where they differ.
  private int index(String name, int expected) {
    if (expected < names.length && names[expected] == name) {
      return expected;
    }
    return indexes.getOrDefault(name, -1);
  }

  private Optional<String> judge(byte[] value) {
    boolean escaped = Bytes.contain(value, '\\');
    for (int index = 0; index < names.length; index++) {
      String text = row[index];
      if (text == null && columns.get(index).presence() == Presence.REQUIRED) {
        return Optional.of("field " + names[index] + (seen[index] ? " is null" : " is missing"));
      }
      if (text != null && escaped && !isUnicode(text)) {
        return Optional.of("field " + names[index] + " has half a surrogate pair");
      }
    }
    return Optional.empty();
  }

  /** The parser's message may quote what it stumbled over. */
  private static String encodable(String message) {
    return new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** A half of a pair can be written as a JSON escape, but not in UTF-8. */
  private static boolean isUnicode(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  private static boolean isJsonSpace(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }

  /** After a broken record the parser is in the middle of it. */
  private void renewParser() {
    try {
      parser = JSON.createNonBlockingByteArrayParser();
      feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
