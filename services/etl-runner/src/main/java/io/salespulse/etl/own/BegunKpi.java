package io.salespulse.etl.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which query is being computed, in a file: one that takes all memory ends the process, and without
 * that note it would end the next one too, before anything is published.
 */
final class BegunKpi {

  private final Path file;

  BegunKpi(Path file) {
    this.file = file;
  }

  /** Notes that this query is computed from now on. */
  void begin(OwnKpi kpi) throws IOException {
    Files.writeString(file, noted(kpi));
  }

  /** Notes that it no longer is. */
  void end() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The note that a process left which ended meanwhile; after that there is none. */
  Optional<String> left() throws IOException {
    try {
      String note = Files.readString(file);
      end();
      return Optional.of(note);
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    }
  }

  /** What is noted of a query. */
  static String noted(OwnKpi kpi) {
    return kpi.fileName() + "\n" + kpi.text();
  }
}
