package io.salespulse.local;

/** The stack cannot run; the message says in one line what is wrong and what to do. */
final class LaunchException extends Exception {

  private static final long serialVersionUID = 1L;

  LaunchException(String message) {
    super(message);
  }
}
