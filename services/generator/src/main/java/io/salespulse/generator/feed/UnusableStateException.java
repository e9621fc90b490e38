package io.salespulse.generator.feed;

/**
 * What the generator left behind does not go with what it finds, and going on would lose or double
 * records. The message is one line: what, where, what to do.
 */
public final class UnusableStateException extends RuntimeException {

  /** The last resort, as the end of a message. */
  static final String START_AFRESH =
      "start afresh, with \"./run --fresh\", or with \"down -v\" in Docker";

  public UnusableStateException(String message) {
    super(message);
  }
}
