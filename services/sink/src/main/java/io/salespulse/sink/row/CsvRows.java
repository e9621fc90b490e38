package io.salespulse.sink.row;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes rows of text as RFC 4180 CSV in UTF-8: a header, lines that end with a line feed, a quote
 * within a cell doubled. A missing cell is empty, an empty text is {@code ""}.
 *
 * <p>The line feed is what Spark's reader takes for the line end when it has to guess (it looks at
 * the first line), so that a carriage return within a cell stays what it is.
 */
public final class CsvRows {

  private static final CsvFactory CSV =
      CsvFactory.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_EMPTY_STRINGS).build();

  private final CsvGenerator generator;

  /**
   * @param columns names in the order of the cells
   * @param output is flushed with this
   */
  public CsvRows(List<String> columns, OutputStream output) throws IOException {
    generator = CSV.createGenerator(output);
    CsvSchema.Builder schema = CsvSchema.builder();
    columns.forEach(schema::addColumn);
    generator.setSchema(schema.setUseHeader(true).setLineSeparator('\n').build());
  }

  /**
   * @param cells texts in the order of the columns, null for a missing one
   */
  public void write(String... cells) throws IOException {
    generator.writeStartArray();
    for (String cell : cells) {
      if (cell == null) {
        // Not writeNull: in a row that is an array, that leaves the cell out and shifts the others.
        generator.writeRawValue("");
      } else {
        generator.writeString(cell);
      }
    }
    generator.writeEndArray();
  }

  /** Hands every row to the output. */
  public void flush() throws IOException {
    generator.flush();
  }
}
