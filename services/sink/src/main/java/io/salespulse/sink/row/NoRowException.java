package io.salespulse.sink.row;

/** A record cannot become a row of the raw dataset; the message is the reason, in words. */
public final class NoRowException extends Exception {

  private static final long serialVersionUID = 1;

  /** Without a stack trace: a topic may be full of such records, and each is told by its reason. */
  public NoRowException(String reason) {
    super(reason, null, false, false);
  }
}
