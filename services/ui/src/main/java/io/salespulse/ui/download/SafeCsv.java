package io.salespulse.ui.download;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiTable;
import io.salespulse.ui.kpi.NumericColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

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

  static byte[] of(KpiTable table) {
    List<String> columns = table.file().columns();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SequenceWriter lines = WRITER.writeValues(bytes)) {
      lines.write(columns.toArray(String[]::new));
      for (KpiRow row : table.rows()) {
        String[] cells = new String[columns.size()];
        for (int column = 0; column < cells.length; column++) {
          String cell = row.cells().get(column);
          cells[column] = NumericColumns.contains(columns.get(column)) ? cell : neutral(cell);
        }
        lines.write(cells);
      }
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
    return bytes.toByteArray();
  }

  static String neutral(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
