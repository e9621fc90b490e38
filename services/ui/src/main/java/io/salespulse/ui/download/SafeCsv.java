package io.salespulse.ui.download;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.util.List;
import java.util.stream.Stream;

/**
 * A KPI table as a spreadsheet opens it safely: text that a spreadsheet would take for a formula is
 * led by an apostrophe, as OWASP advises for CSV injection. Numbers stay as they are, the negative
 * ones too.
 */
final class SafeCsv {

  /** ASCII signs, the full-width ones that some spreadsheets fold into them, and white space. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private static final ObjectWriter WRITER =
      new CsvMapper()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .writerFor(String[].class);

  private SafeCsv() {}

  static Pieces of(DownloadTable table) {
    String[] header =
        table.columns().stream().map(column -> neutral(column.name())).toArray(String[]::new);
    return new Pieces(
        Stream.concat(Stream.of((Object) header), table.rows().map(row -> cells(table, row))),
        WRITER,
        WRITER::writeValues);
  }

  private static String[] cells(DownloadTable table, List<String> row) {
    String[] cells = row.toArray(String[]::new);
    for (int column = 0; column < cells.length; column++) {
      cells[column] =
          table.columns().get(column).isNumeric() ? cells[column] : neutral(cells[column]);
    }
    return cells;
  }

  static String neutral(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
