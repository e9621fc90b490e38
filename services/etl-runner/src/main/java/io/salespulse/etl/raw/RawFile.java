package io.salespulse.etl.raw;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.salespulse.contract.Topic;
import java.io.IOException;
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

  /** Reads CSV as the values of its lines. */
  static final ObjectReader LINES =
      CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build().readerFor(String[].class);

  /** What the rows of a raw file are. */
  public enum Kind {
    /** Records. */
    SEGMENT,
    /** Records that the sink turned away. */
    REJECTED,
    /** A CSV file of history, which somebody put below the import directory. */
    IMPORT
  }

  /** The values of its lines, the header first. */
  MappingIterator<String[]> lines() throws IOException {
    return LINES.readValues(path.toFile());
  }

  /** What its records call it. */
  public String nameInRecords() {
    return kind == Kind.IMPORT ? name : path.getFileName().toString();
  }
}
