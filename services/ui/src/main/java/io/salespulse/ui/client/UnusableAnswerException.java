package io.salespulse.ui.client;

/** A service answered, and nothing can be made of it. */
public final class UnusableAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param predicate of a sentence about the service
   */
  public UnusableAnswerException(String predicate) {
    super(predicate);
  }
}
