package io.salespulse.ui.pipeline;

import java.io.IOException;

/** A service answered what nobody can make sense of, or compute with. */
final class UnreadableAnswerException extends IOException {

  private static final long serialVersionUID = 1;

  UnreadableAnswerException(String what) {
    super(what);
  }
}
