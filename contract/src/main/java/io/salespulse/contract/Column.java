package io.salespulse.contract;

/**
 * A field of a topic's JSON object and, under the same name, a column of its raw CSV dataset.
 *
 * @param name snake_case, as on the wire
 */
public record Column(String name, ColumnType type, Presence presence) {

  static Column required(String name, ColumnType type) {
    return new Column(name, type, Presence.REQUIRED);
  }

  static Column optional(String name, ColumnType type) {
    return new Column(name, type, Presence.OPTIONAL);
  }
}
