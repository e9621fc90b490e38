package io.salespulse.sink.source;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;

/**
 * A place in a value that a column's text may come from.
 *
 * @param at JSON Pointer (RFC 6901) from where the row begins
 * @param decimals places by which the decimal point of a number goes to the left: 2 for cents
 * @param present what the column says where something is there; empty where it says what is there
 */
public record FieldSource(JsonPointer at, int decimals, Optional<String> present) {

  /** What is there, as it is. */
  static FieldSource at(JsonPointer pointer) {
    return new FieldSource(pointer, 0, Optional.empty());
  }

  /** The same place in a row that begins elsewhere. */
  public FieldSource below(String pointer) {
    return new FieldSource(JsonPointer.compile(pointer + at), decimals, present);
  }
}
