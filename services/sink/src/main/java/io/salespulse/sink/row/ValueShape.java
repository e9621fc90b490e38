package io.salespulse.sink.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Says what a value looks like that is no JSON object, and which setting of its producer makes it
 * one.
 */
final class ValueShape {

  private static final String CONVERTER =
      " (in Kafka Connect value.converter=org.apache.kafka.connect.json.JsonConverter)";

  /** A zero and a schema's number in four bytes, which serializers with a registry begin with. */
  private static final int REGISTRY_PREFIX = 5;

  /** Tags of a first field of a number or of a text in Protobuf's wire format. */
  private static final String PROTOBUF_TAGS = "\u0008\n";

  private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private ValueShape() {}

  /**
   * Where the JSON begins: behind the prefix of a schema registry's serializer, or a byte order
   * mark, where there is one.
   */
  static int begin(byte[] value) {
    if (value.length > REGISTRY_PREFIX && value[0] == 0 && value[REGISTRY_PREFIX] == '{') {
      return REGISTRY_PREFIX;
    }
    int mark = BYTE_ORDER_MARK.length;
    return value.length >= mark && Arrays.equals(value, 0, mark, BYTE_ORDER_MARK, 0, mark)
        ? mark
        : 0;
  }

  /**
   * @param text the value's text behind the prefix, empty where it is not UTF-8
   * @return why the value is no JSON object; empty where it may be one
   */
  static Optional<String> mistake(byte[] value, int begin, Optional<String> text) {
    if (isUtf16(value)) {
      return Optional.of("the value is text in UTF-16: let the producer send it in UTF-8");
    }
    if (text.isPresent() && text.get().stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    if (value.length == 0) {
      return Optional.of("the value is empty");
    }
    if (value[0] == 0 && begin == 0) {
      return Optional.of(
          "the value is Avro or Protobuf with the prefix of a schema registry: let the producer send JSON"
              + CONVERTER);
    }
    if (startsWith(value, "Obj\u0001")) {
      return Optional.of("the value is an Avro file: let the producer send JSON" + CONVERTER);
    }
    if (value.length > 1 && value[0] == 0x1f && value[1] == (byte) 0x8b) {
      return Optional.of(
          "the value is compressed with gzip: let Kafka's producer do that (compression.type=gzip)");
    }
    if (text.isEmpty()) {
      return Optional.of("the value is not valid UTF-8" + (isObject(value) ? "" : binary(value)));
    }
    String json = text.get().strip();
    if (json.isEmpty()) {
      return Optional.of("the value is empty");
    }
    boolean isText = json.chars().noneMatch(point -> point < '\t');
    return Optional.of(
        "the value is not a JSON object" + (isText ? notAnObject(json) : binary(value)));
  }

  private static String notAnObject(String json) {
    if (json.startsWith("\"{") || json.startsWith("\"\\\"{")) {
      return ": it is a text that holds one: let the producer encode the object once, not twice";
    }
    if (json.startsWith("[")) {
      return ": it is an array: let the producer send a record for each";
    }
    if (json.startsWith("<")) {
      return ": it looks like XML: let the producer send JSON";
    }
    return "";
  }

  /** By its byte order mark, or a brace in two bytes. */
  private static boolean isUtf16(byte[] value) {
    return value.length > 1
        && switch ((value[0] & 0xff) << 8 | value[1] & 0xff) {
          case 0xfeff, 0xfffe, '{', '{' << 8 -> true;
          default -> false;
        };
  }

  private static boolean isObject(byte[] value) {
    return new String(value, StandardCharsets.ISO_8859_1).stripLeading().startsWith("{");
  }

  private static String binary(byte[] value) {
    boolean protobuf = PROTOBUF_TAGS.indexOf(value[0]) >= 0;
    return ": it looks like %s: let the producer send JSON%s"
        .formatted(protobuf ? "Protobuf" : "Avro or another binary format", CONVERTER);
  }

  private static boolean startsWith(byte[] value, String ascii) {
    return new String(value, 0, Math.min(value.length, ascii.length()), StandardCharsets.ISO_8859_1)
        .equals(ascii);
  }
}
