package io.salespulse.ui.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.NumericColumns;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A KPI table as a spreadsheet opens it safely: text that a spreadsheet would take for a formula is
 * led by an apostrophe, as OWASP advises for CSV injection. Numbers stay as they are, the negative
 * ones too. It comes in pieces, so that a long file is never in memory as a whole, and nothing is
 * made before its reader has taken what came before.
 */
final class SafeCsv implements Iterator<byte[]> {

  /** Lines of a piece. */
  private static final int PIECE = 1_000;

  /** ASCII signs, the full-width ones that some spreadsheets fold into them, and white space. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private static final ObjectWriter WRITER =
      new CsvMapper().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).writer();

  private final List<String> columns;
  private final Iterator<List<String>> lines;

  /**
   * @param rows of that file
   */
  SafeCsv(KpiFile file, Stream<KpiRow> rows) {
    this.columns = file.columns();
    this.lines = Stream.concat(Stream.of(columns), rows.map(this::cells)).iterator();
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public byte[] next() {
    List<List<String>> piece = new ArrayList<>(List.of(lines.next()));
    while (piece.size() < PIECE && lines.hasNext()) {
      piece.add(lines.next());
    }
    try {
      return WRITER.writeValueAsBytes(piece);
    } catch (JsonProcessingException textIsAlwaysCsv) {
      throw new IllegalStateException(textIsAlwaysCsv);
    }
  }

  private List<String> cells(KpiRow row) {
    return IntStream.range(0, columns.size())
        .mapToObj(
            column ->
                NumericColumns.contains(columns.get(column))
                    ? row.cells().get(column)
                    : neutral(row.cells().get(column)))
        .toList();
  }

  static String neutral(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
