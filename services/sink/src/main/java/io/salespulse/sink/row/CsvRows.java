package io.salespulse.sink.row;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.Flushable;
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
public final class CsvRows implements Closeable, Flushable {

  private static final CsvFactory CSV =
      CsvFactory.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_EMPTY_STRINGS).build();

  private final CsvGenerator generator;
  private final OutputStream output;
  private boolean buffered;

  /**
   * @param columns names in the order of the cells
   * @param output is flushed and closed with this
   */
  public CsvRows(List<String> columns, OutputStream output) throws IOException {
    this.output = output;
    generator = CSV.createGenerator(output);
    CsvSchema.Builder schema = CsvSchema.builder();
    columns.forEach(schema::addColumn);
    generator.setSchema(schema.setUseHeader(false).setLineSeparator('\n').build());
    // A row of its own, for the first one may not come by way of the generator.
    start();
    for (String column : columns) {
      cell(column);
    }
    end();
  }

  /** Writes a row that is whole already, after all that came before it. */
  public void row(DirectRow row, long offset, long timestamp) throws IOException {
    if (buffered) {
      flush();
    }
    row.write(offset, timestamp, output);
  }

  public void start() throws IOException {
    buffered = true;
    generator.writeStartArray();
  }

  /**
   * @param text null for a missing cell
   */
  public void cell(String text) throws IOException {
    if (text == null) {
      // Not writeNull: in a row that is an array, that leaves the cell out and shifts the others.
      generator.writeRawValue("");
    } else {
      generator.writeString(text);
    }
  }

  public void cell(long number) throws IOException {
    generator.writeNumber(number);
  }

  public void end() throws IOException {
    generator.writeEndArray();
  }

  /** Hands every row to the output. */
  @Override
  public void flush() throws IOException {
    generator.flush();
    buffered = false;
  }

  @Override
  public void close() throws IOException {
    generator.close();
  }
}
