package io.salespulse.generator.feed;

/**
 * What the generator left behind does not go with what it finds, and going on would lose or double
 * records. The message is one line: what, where, what to do.
 */
public final class UnusableStateException extends RuntimeException {

  public UnusableStateException(String message) {
    super(message);
  }
}
