package io.salespulse.sink.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what the file system's exceptions say by their class. */
final class Failures {

  private Failures() {}

  /** What happened and where, in one line. */
  static String describe(IOException failure) {
    if (!(failure instanceof FileSystemException where)) {
      return String.valueOf(failure.getMessage());
    }
    String what;
    if (where.getReason() != null) {
      what = where.getReason();
    } else if (failure instanceof AccessDeniedException) {
      what = "permission denied";
    } else if (failure instanceof NoSuchFileException) {
      what = "is not there";
    } else if (failure instanceof FileAlreadyExistsException) {
      what = "is in the way";
    } else if (failure instanceof NotDirectoryException) {
      what = "is not a directory";
    } else {
      what = failure.getClass().getSimpleName();
    }
    String path = where.getOtherFile() == null ? where.getFile() : where.getOtherFile();
    return "%s: %s. Records wait in Kafka until it is mended.".formatted(path, what);
  }
}
