package io.salespulse.sink.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import io.salespulse.contract.ValueKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Places in a JSON object whose texts are wanted; all are picked out in one pass, and nothing else
 * is kept. A text is what the object says: a string unescaped, a number or boolean as it is
 * written. Not safe for use by several threads.
 *
 * <p>The parser is one that is fed with bytes, so that it lives longer than a record: to make one
 * for each record costs as much as to parse it.
 */
final class JsonPlaces {

  /**
   * What is at the places.
   *
   * @param texts by place, null where there is none; empty of an object or array with nothing in it
   * @param elements of the array that was wanted too
   */
  @SuppressWarnings("ArrayRecordComponent") // Read at once and forgotten.
  record Found(ValueKind[] kinds, String[] texts, List<Found> elements) {}

  private static final class Node {
    private final String pointer;
    private final Map<String, Node> children = new HashMap<>();
    private int place = -1;
    private JsonPlaces elements;

    /** The pass that came by last. */
    private long pass;

    Node(String pointer) {
      this.pointer = pointer;
    }
  }

  /** Names are kept by the parser alone, not for as long as the process lives. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /**
   * A parser remembers each name that it has read, which saves making it again. Objects whose names
   * are ids have new ones in every record, so the parser goes when it has read many that nobody
   * asks for.
   */
  private static final int MOST_STRANGE_NAMES = 10_000;

  /** What the parser advises its programmer, and nobody who reads a reason can do. */
  private static final Pattern PARSER_SETTING =
      Pattern.compile(": enable `[^`]*` to allow|, from `[^`]*`");

  private static final String JSON_SPACES = " \t\r\n";

  private final Node root = new Node("");
  private int places;
  private long passes;

  private int strangeNames;
  private JsonParser parser;
  private ByteArrayFeeder feeder;

  /**
   * Wants what is at the place.
   *
   * @return its number in {@link Found}
   */
  int add(JsonPointer at) {
    Node node = node(at);
    if (node.place < 0) {
      node.place = places++;
    }
    return node.place;
  }

  /** Wants what is at each of the places, and answers with their numbers. */
  int[] addAll(String below, List<String> pointers) {
    return pointers.stream()
        .mapToInt(pointer -> add(JsonPointer.compile(below + pointer)))
        .toArray();
  }

  /** Wants what is at the places in each object of an array. */
  void addElements(JsonPointer at, JsonPlaces ofElement) {
    Node node = node(at);
    node.elements = ofElement;
  }

  private Node node(JsonPointer at) {
    Node node = root;
    for (JsonPointer rest = at; !rest.matches(); rest = rest.tail()) {
      String name = rest.getMatchingProperty();
      String pointer = node.pointer + "/" + name;
      node = node.children.computeIfAbsent(name, missing -> new Node(pointer));
    }
    return node;
  }

  /**
   * Reads an object.
   *
   * @param from where in the bytes it begins
   */
  Found read(byte[] bytes, int from) throws NoRowException {
    int end = bytes.length;
    while (JSON_SPACES.indexOf(bytes[end - 1]) >= 0) {
      end--;
    }
    boolean complete = false;
    try {
      if (parser == null) {
        parser = JSON.createNonBlockingByteArrayParser();
        feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
        strangeNames = 0;
      }
      feeder.feedInput(bytes, from, end);
      if (next(parser) != JsonToken.START_OBJECT) {
        throw new NoRowException("the value is not a JSON object");
      }
      Found found = object(parser);
      if (!feeder.needMoreInput()) {
        throw new NoRowException("the value goes on after the end of the JSON object");
      }
      complete = strangeNames < MOST_STRANGE_NAMES;
      return found;
    } catch (JsonProcessingException malformed) {
      throw new NoRowException(
          "the value is not JSON: "
              + PARSER_SETTING.matcher(malformed.getOriginalMessage()).replaceAll(""));
    } catch (IOException impossible) {
      // The parser reads from memory.
      throw new UncheckedIOException(impossible);
    } finally {
      if (!complete) {
        // It is in the middle of a broken record, or knows too much.
        parser = null;
      }
    }
  }

  private Found object(JsonParser json) throws IOException, NoRowException {
    Found found = new Found(new ValueKind[places], new String[places], new ArrayList<>());
    Arrays.fill(found.kinds(), ValueKind.MISSING);
    passes++;
    fields(json, root, found);
    return found;
  }

  /** Returns how many there are. */
  private int fields(JsonParser json, Node of, Found found) throws IOException, NoRowException {
    int count = 0;
    while (next(json) != JsonToken.END_OBJECT) {
      Node node = of.children.get(json.currentName());
      strangeNames += node == null ? 1 : 0;
      value(json, next(json), node, found);
      count++;
    }
    return count;
  }

  /** Returns how many elements there are. */
  private int array(JsonParser json, Node of, Found found) throws IOException, NoRowException {
    int index = 0;
    JsonToken token = next(json);
    while (token != JsonToken.END_ARRAY) {
      if (of.elements != null) {
        found.elements().add(of.elements.element(json, token));
      } else {
        value(json, token, of.children.get(Integer.toString(index)), found);
      }
      index++;
      token = next(json);
    }
    return index;
  }

  private Found element(JsonParser json, JsonToken token) throws IOException, NoRowException {
    if (token == JsonToken.START_OBJECT) {
      return object(json);
    }
    skip(json, token);
    return new Found(new ValueKind[0], new String[0], List.of());
  }

  private void value(JsonParser json, JsonToken token, Node node, Found found)
      throws IOException, NoRowException {
    if (node == null) {
      skip(json, token);
      return;
    }
    if (node.pass == passes) {
      throw new NoRowException("field " + name(node.pointer) + " is there twice");
    }
    node.pass = passes;
    if (node.place >= 0) {
      String text = token.isScalarValue() && token != JsonToken.VALUE_NULL ? json.getText() : null;
      found.kinds()[node.place] = kind(token, text);
      found.texts()[node.place] = text;
    }
    boolean isEmpty = false;
    if (token == JsonToken.START_OBJECT) {
      isEmpty = fields(json, node, found) == 0;
    } else if (token == JsonToken.START_ARRAY) {
      isEmpty = array(json, node, found) == 0;
    }
    if (isEmpty && node.place >= 0) {
      found.texts()[node.place] = "";
    }
  }

  private static ValueKind kind(JsonToken token, String text) {
    return switch (token) {
      case START_OBJECT -> ValueKind.OBJECT;
      case START_ARRAY -> ValueKind.ARRAY;
      case VALUE_NULL -> ValueKind.NULL;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ValueKind.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> ValueKind.BOOLEAN;
      default -> text.isBlank() ? ValueKind.BLANK : ValueKind.TEXT;
    };
  }

  private static JsonToken next(JsonParser json) throws IOException, NoRowException {
    JsonToken token = json.nextToken();
    if (token == JsonToken.NOT_AVAILABLE) {
      throw new NoRowException("the JSON object has no end");
    }
    return token;
  }

  private void skip(JsonParser json, JsonToken first) throws IOException, NoRowException {
    int depth = first.isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = next(json);
      strangeNames += token == JsonToken.FIELD_NAME ? 1 : 0;
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  /** A field of the row by its name, any other by its pointer. */
  private static String name(String pointer) {
    return pointer.lastIndexOf('/') == 0 ? pointer.substring(1) : pointer;
  }
}
