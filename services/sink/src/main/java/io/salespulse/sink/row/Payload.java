package io.salespulse.sink.row;

import java.nio.charset.StandardCharsets;

/**
 * What is kept of a rejected record's value: its text, as far as it goes.
 *
 * @param text bytes that are not UTF-8 are U+FFFD; null for a record without a value
 * @param note what to add to the reason; blank where the value is whole
 */
public record Payload(String text, String note) {

  /** Enough to see what is wrong; a topic full of garbage is not copied in full. */
  static final int KEPT_BYTES = 64 * 1024;

  /**
   * @param value null for a record without a value
   */
  public static Payload of(byte[] value) {
    if (value == null) {
      return new Payload(null, "");
    }
    if (value.length <= KEPT_BYTES) {
      return new Payload(new String(value, StandardCharsets.UTF_8), "");
    }
    return new Payload(
        new String(value, 0, KEPT_BYTES, StandardCharsets.UTF_8),
        " (payload cut: the first %d of %d bytes)".formatted(KEPT_BYTES, value.length));
  }
}
