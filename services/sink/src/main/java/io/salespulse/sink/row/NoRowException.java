package io.salespulse.sink.row;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A record cannot become a row of the raw dataset; the message is the reason, in words. */
public final class NoRowException extends Exception {

  private static final long serialVersionUID = 1;

  /** A reason may quote the record. */
  private static final int LONGEST = 1_000;

  /** Without a stack trace: a topic may be full of such records, and each is told by its reason. */
  public NoRowException(String reason) {
    super(writable(reason), null, false, false);
  }

  /** Half a surrogate pair is no text in UTF-8, and writing the reason would fail. */
  private static String writable(String reason) {
    String cut = reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "...";
    return new String(cut.getBytes(UTF_8), UTF_8);
  }
}
