package io.salespulse.etl.raw;

import java.io.Serial;

/** A file of history that cannot be read; the message names file and line, and what to do. */
final class WrongImport extends Exception {

  @Serial private static final long serialVersionUID = 1;

  WrongImport(String problem) {
    super(problem);
  }
}
