package io.salespulse.sink.segment;

/**
 * A partition's files and Kafka do not fit together, and to go on would lose or double records. The
 * message says what and where, and what to do.
 */
public final class RefusedException extends Exception {

  public RefusedException(String message) {
    super(message);
  }
}
