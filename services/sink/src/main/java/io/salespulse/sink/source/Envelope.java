package io.salespulse.sink.source;

/** What a record's value is wrapped in. */
public enum Envelope {
  /** Nothing: the value is the row. */
  NONE,

  /**
   * Debezium's change event: the row is in {@code after}, and {@code op} says what happened. One
   * that Kafka Connect flattened is read too, with {@code __deleted} or {@code __op} for deletions.
   *
   * @see <a href="https://debezium.io/documentation/reference/stable/connectors/">Debezium's
   *     connectors, "Data change events"</a>
   */
  DEBEZIUM
}
