package io.salespulse.ui.download;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.NumericColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * A KPI table as a spreadsheet opens it safely: text that a spreadsheet would take for a formula is
 * led by an apostrophe, as OWASP advises for CSV injection. Numbers stay as they are, the negative
 * ones too. It comes in pieces, so that a long file is never in memory as a whole, and nothing is
 * made before its reader has taken what came before.
 */
final class SafeCsv implements Iterator<byte[]> {

  /** Bytes from which on a piece is handed out. */
  private static final int PIECE = 1 << 16;

  /** ASCII signs, the full-width ones that some spreadsheets fold into them, and white space. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private static final ObjectWriter WRITER =
      new CsvMapper()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .writerFor(String[].class);

  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final List<String> columns;
  private final Iterator<KpiRow> rows;
  private final SequenceWriter lines;
  private boolean ended;

  private SafeCsv(KpiFile file, Stream<KpiRow> rows) throws IOException {
    this.columns = file.columns();
    this.rows = rows.iterator();
    this.lines = WRITER.writeValues(made);
    lines.write(columns.toArray(String[]::new));
  }

  /**
   * @param rows of that file
   */
  static SafeCsv of(KpiFile file, Stream<KpiRow> rows) {
    try {
      return new SafeCsv(file, rows);
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public byte[] next() {
    if (ended) {
      throw new NoSuchElementException();
    }
    try {
      while (made.size() < PIECE && rows.hasNext()) {
        lines.write(cells(rows.next()));
      }
      if (!rows.hasNext()) {
        lines.close();
        ended = true;
      }
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
    byte[] piece = made.toByteArray();
    made.reset();
    return piece;
  }

  private String[] cells(KpiRow row) {
    String[] cells = new String[columns.size()];
    for (int column = 0; column < cells.length; column++) {
      String cell = row.cells().get(column);
      cells[column] = NumericColumns.contains(columns.get(column)) ? cell : neutral(cell);
    }
    return cells;
  }

  static String neutral(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
