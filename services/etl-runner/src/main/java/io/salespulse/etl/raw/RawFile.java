package io.salespulse.etl.raw;

import io.salespulse.contract.Topic;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A published file of a raw dataset. Published files are never changed, so a name is read once.
 *
 * @param name path below the raw directory, with {@code /}
 * @param day UTC day of its records' timestamps
 * @param size in bytes
 */
public record RawFile(Topic topic, Kind kind, LocalDate day, String name, Path path, long size) {

  /** What the rows of a raw file are. */
  public enum Kind {
    /** Records. */
    SEGMENT,
    /** Records that the sink turned away. */
    REJECTED
  }
}
