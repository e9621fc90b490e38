package io.salespulse.etl.raw;

import io.salespulse.contract.Topic;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A file of records. Such files are never changed, so a name is read once.
 *
 * @param name path below the raw directory, with {@code /}; of an import below the data directory
 * @param day UTC day of its records' timestamps; of an import, which has those of many days, {@link
 *     LocalDate#EPOCH}
 * @param size in bytes
 */
public record RawFile(Topic topic, Kind kind, LocalDate day, String name, Path path, long size) {

  /** What the rows of a raw file are. */
  public enum Kind {
    /** Records. */
    SEGMENT,
    /** Records that the sink turned away. */
    REJECTED,
    /** A CSV file of history, which somebody put below the import directory. */
    IMPORT
  }

  /** What its records call it. */
  public String nameInRecords() {
    return kind == Kind.IMPORT ? name : path.getFileName().toString();
  }
}
