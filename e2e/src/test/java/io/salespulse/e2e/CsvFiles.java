package io.salespulse.e2e;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads CSV files with a header. */
final class CsvFiles {

  private static final CsvMapper MAPPER = new CsvMapper();
  private static final CsvSchema HEADER = CsvSchema.emptySchema().withHeader();

  private CsvFiles() {}

  /** The rows of a file, each by column name. */
  static List<Map<String, String>> rows(Path file) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        MAPPER.readerForMapOf(String.class).with(HEADER).readValues(file.toFile())) {
      return rows.readAll();
    }
  }
}
