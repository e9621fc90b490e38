package io.salespulse.sink.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.salespulse.contract.Column;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of one topic's records as the texts of the topic's columns.
 *
 * <p>A text is what the record says: a string unescaped, a number or boolean as it is written.
 * Whether it is a number where one should be, the ETL's cleaning judges; here a record is only
 * rejected when it cannot become a row.
 */
public final class RowReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final List<Column> columns;
  private final Map<String, Integer> indexes = new HashMap<>();

  public RowReader(Topic topic) {
    columns = topic.columns();
    for (Column column : columns) {
      indexes.put(column.name(), indexes.size());
    }
  }

  /**
   * Reads a record's value.
   *
   * @param value the bytes as they came, never null
   * @return a text for each of {@link Topic#columns()}, null where the record has no value for an
   *     optional one
   */
  public String[] read(byte[] value) throws NoRowException {
    // Not left to the parser: it would take bytes for UTF-16 or UTF-32 where they look like it.
    String json =
        Utf8.text(value).orElseThrow(() -> new NoRowException("the value is not valid UTF-8"));
    if (json.isBlank()) {
      throw new NoRowException("the value is empty");
    }
    if (!json.stripLeading().startsWith("{")) {
      throw new NoRowException("the value is not a JSON object");
    }
    String[] row = new String[columns.size()];
    boolean[] seen = new boolean[columns.size()];
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      readFields(parser, row, seen);
      if (goesOn(parser)) {
        throw new NoRowException("the value goes on after the end of the JSON object");
      }
    } catch (JsonEOFException cut) {
      throw new NoRowException("the JSON object has no end");
    } catch (JsonProcessingException malformed) {
      throw new NoRowException("the value is not JSON: " + encodable(malformed));
    } catch (IOException impossible) {
      // The parser reads from memory.
      throw new UncheckedIOException(impossible);
    }
    judge(row, seen, json.indexOf('\\') >= 0);
    return row;
  }

  private void readFields(JsonParser parser, String[] row, boolean[] seen)
      throws IOException, NoRowException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Integer index = indexes.get(name);
      JsonToken token = parser.nextToken();
      if (index == null) {
        parser.skipChildren();
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
  }

  private static boolean goesOn(JsonParser parser) throws IOException {
    try {
      return parser.nextToken() != null;
    } catch (JsonProcessingException malformed) {
      return true;
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
}
