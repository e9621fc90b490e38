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
  private static final String JSON_SPACES = " \t\r\n";

  private final List<Column> columns;
  private final Map<String, Integer> indexes = new HashMap<>();

  private JsonParser parser;
  private ByteArrayFeeder feeder;

  public RowReader(Topic topic) {
    columns = topic.columns();
    for (Column column : columns) {
      indexes.put(column.name(), indexes.size());
    }
    renewParser();
  }

  /**
   * Reads a record's value.
   *
   * @param value the bytes as they came, never null
   * @return a text for each of {@link Topic#columns()}, null where the record has no value for an
   *     optional one
   */
  public String[] read(byte[] value) throws NoRowException {
    String json = text(value).orElseThrow(() -> new NoRowException("the value is not valid UTF-8"));
    if (json.isBlank()) {
      throw new NoRowException("the value is empty");
    }
    if (!json.stripLeading().startsWith("{")) {
      throw new NoRowException("the value is not a JSON object");
    }
    String[] row = new String[columns.size()];
    boolean[] seen = new boolean[columns.size()];
    boolean complete = false;
    try {
      parse(value, row, seen);
      complete = true;
    } catch (JsonProcessingException malformed) {
      throw new NoRowException("the value is not JSON: " + encodable(malformed));
    } catch (IOException impossible) {
      // The parser reads from memory.
      throw new UncheckedIOException(impossible);
    } finally {
      if (!complete) {
        renewParser();
      }
    }
    judge(row, seen, json.indexOf('\\') >= 0);
    return row;
  }

  /** The bytes as text, empty where they are not well-formed UTF-8. */
  public static Optional<String> text(byte[] bytes) {
    // Java puts U+FFFD where bytes are malformed, so that the way back ends elsewhere.
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))
        ? Optional.of(text)
        : Optional.empty();
  }

  private void parse(byte[] value, String[] row, boolean[] seen)
      throws IOException, NoRowException {
    int end = value.length;
    while (JSON_SPACES.indexOf(value[end - 1]) >= 0) {
      end--;
    }
    feeder.feedInput(value, 0, end);
    next();
    while (next() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Integer index = indexes.get(name);
      JsonToken token = next();
      if (index == null) {
        skip(token);
        continue;
      }
      if (seen[index]) {
        throw new NoRowException("field " + name + " is there twice");
      }
      seen[index] = true;
      if (!token.isScalarValue()) {
        throw new NoRowException("field " + name + " is not a single value");
      }
      if (token != JsonToken.VALUE_NULL) {
        row[index] = parser.getText();
      }
    }
    if (!feeder.needMoreInput()) {
      throw new NoRowException("the value goes on after the end of the JSON object");
    }
  }

  private JsonToken next() throws IOException, NoRowException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.NOT_AVAILABLE) {
      throw new NoRowException("the JSON object has no end");
    }
    return token;
  }

  /** Passes over an unknown field's value. */
  private void skip(JsonToken first) throws IOException, NoRowException {
    int depth = first.isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = next();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  private void judge(String[] row, boolean[] seen, boolean escaped) throws NoRowException {
    for (int index = 0; index < columns.size(); index++) {
      Column column = columns.get(index);
      String text = row[index];
      if (text == null && column.presence() == Presence.REQUIRED) {
        throw new NoRowException(
            "field " + column.name() + (seen[index] ? " is null" : " is missing"));
      }
      if (text != null && escaped && !isUnicode(text)) {
        throw new NoRowException("field " + column.name() + " has half a surrogate pair");
      }
    }
  }

  /** The parser's message may quote what it stumbled over. */
  private static String encodable(JsonProcessingException malformed) {
    byte[] message = malformed.getOriginalMessage().getBytes(StandardCharsets.UTF_8);
    return new String(message, StandardCharsets.UTF_8);
  }

  /** A half of a pair can be written as a JSON escape, but not in UTF-8. */
  private static boolean isUnicode(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
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
