package io.salespulse.ui.download;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.NumericColumns;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a KPI table so that a spreadsheet opens it safely: text that a spreadsheet would take for
 * a formula is led by an apostrophe, as OWASP advises for CSV injection. Numbers stay as they are,
 * the negative ones too.
 */
final class SafeCsv {

  /** ASCII signs, the full-width ones that some spreadsheets fold into them, and white space. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private static final ObjectWriter WRITER =
      new CsvMapper()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .writerFor(String[].class);

  private SafeCsv() {}

  /** Writes row by row, so that a long file is never in memory as a whole. */
  static void write(KpiFile file, Stream<KpiRow> rows, OutputStream out) throws IOException {
    List<String> columns = file.columns();
    try (SequenceWriter lines = WRITER.writeValues(out)) {
      lines.write(columns.toArray(String[]::new));
      for (KpiRow row : (Iterable<KpiRow>) rows::iterator) {
        String[] cells = new String[columns.size()];
        for (int column = 0; column < cells.length; column++) {
          String cell = row.cells().get(column);
          cells[column] = NumericColumns.contains(columns.get(column)) ? cell : neutral(cell);
        }
        lines.write(cells);
      }
    }
  }

  static String neutral(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
