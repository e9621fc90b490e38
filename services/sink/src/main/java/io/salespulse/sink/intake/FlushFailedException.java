package io.salespulse.sink.intake;

/** Not everything that was asked for could be published; the message says why. */
public final class FlushFailedException extends Exception {

  FlushFailedException(String message) {
    super(message);
  }
}
