package io.salespulse.generator.feed;

/** Kafka did not do what was asked of it; the message says what and why. Worth a retry. */
public final class LogUnavailableException extends RuntimeException {

  public LogUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
