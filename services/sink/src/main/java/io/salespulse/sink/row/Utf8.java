package io.salespulse.sink.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads bytes of producers as text. */
public final class Utf8 {

  private Utf8() {}

  /** The text, empty where the bytes are not well-formed UTF-8. */
  public static Optional<String> text(byte[] bytes) {
    // Java puts U+FFFD where bytes are malformed, so that the way back ends elsewhere.
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))
        ? Optional.of(text)
        : Optional.empty();
  }
}
