package io.salespulse.sink.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Shows what texts look like and not what they say: an x for each letter, a 9 for each digit. That
 * is enough to see where something is and in what form.
 *
 * <pre>
 * {"id": 17, "Buyer": {"email": "ann@example.com"}, "at": "2026-11-22T05:49:00Z"}
 * {"id":99,"Buyer":{"email":"xxx@xxxxxxx.xxx"},"at":"9999-99-99X99:99:99X"}
 * </pre>
 */
public final class Looks {

  /** Enough to map a record; a large one is not copied in full. */
  private static final int LONGEST = 64 * 1024;

  private static final String CUT = "…";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private Looks() {}

  /** Of a text. */
  static String of(String text) {
    StringBuilder looks = new StringBuilder(text.length());
    text.codePoints().map(Looks::look).forEach(looks::appendCodePoint);
    return looks.toString();
  }

  private static int look(int point) {
    if (Character.isDigit(point)) {
      return '9';
    }
    if (!Character.isLetter(point)) {
      return point;
    }
    return Character.isUpperCase(point) ? 'X' : 'x';
  }

  /** Of a record's value: names are as they are, as far as it is JSON. */
  public static String ofValue(byte[] value) {
    int begin = ValueShape.begin(value);
    int length = Math.min(value.length - begin, LONGEST);
    String text = new String(value, begin, length, UTF_8);
    StringWriter looks = new StringWriter();
    try (JsonParser from = JSON.createParser(text);
        JsonGenerator to = JSON.createGenerator(looks)) {
      to.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      copy(from, to);
    } catch (JsonProcessingException noJson) {
      return looks.getBuffer().isEmpty() ? of(text) : looks + CUT;
    } catch (IOException impossible) {
      // It is written to memory.
      throw new UncheckedIOException(impossible);
    }
    return looks.toString();
  }

  private static void copy(JsonParser from, JsonGenerator to) throws IOException {
    for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
      switch (token) {
        case VALUE_STRING -> to.writeString(of(from.getText()));
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            to.writeNumber(from.getText().replaceAll("\\d", "9"));
        default -> to.copyCurrentEvent(from);
      }
    }
  }
}
