package io.salespulse.ui.kpi;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the bytes of a KPI CSV and accepts only what the catalogue promises. */
final class KpiTableReader {

  /** Plain decimals of a sane length: an exponent could blow a number up to gigabytes of digits. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,10})?");

  /** What a file got at its end in a later version; sets that were published before lack it. */
  private static final Set<String> ADDED = Set.of(KpiColumns.FILES);

  private static final ObjectReader LINES =
      new CsvMapper()
          .readerForListOf(String.class)
          .with(CsvParser.Feature.WRAP_AS_ARRAY)
          .with(CsvParser.Feature.SKIP_EMPTY_LINES);

  private KpiTableReader() {}

  /** Columns that the file does not have yet are empty. */
  static KpiTable read(KpiFile file, byte[] csv) throws BrokenSetException {
    List<KpiRow> rows = new ArrayList<>();
    try (MappingIterator<List<String>> lines = LINES.readValues(csv)) {
      if (!lines.hasNextValue()) {
        throw new BrokenSetException(file.fileName() + " is empty: it lacks even its header");
      }
      List<String> header = lines.nextValue();
      if (!header.equals(file.columns()) && !header.equals(columnsAtFirst(file))) {
        throw new BrokenSetException(
            "%s has the columns %s, expected are %s"
                .formatted(file.fileName(), shortened(header.toString()), file.columns()));
      }
      while (lines.hasNextValue()) {
        List<String> cells = new ArrayList<>(lines.nextValue());
        check(file, rows.size() + 1, header, cells);
        cells.addAll(Collections.nCopies(file.columns().size() - cells.size(), ""));
        rows.add(new KpiRow(file, cells));
      }
    } catch (IOException | RuntimeException notCsv) {
      // Jackson wraps some faults of malformed text in unchecked exceptions.
      throw new BrokenSetException(
          file.fileName() + " is not CSV: " + shortened(String.valueOf(notCsv.getMessage())),
          notCsv);
    }
    return new KpiTable(file, rows);
  }

  private static List<String> columnsAtFirst(KpiFile file) {
    return file.columns().stream().filter(column -> !ADDED.contains(column)).toList();
  }

  private static void check(KpiFile file, int row, List<String> columns, List<String> cells)
      throws BrokenSetException {
    if (cells.size() != columns.size()) {
      throw new BrokenSetException(
          "%s, row %d has %d cells, expected are %d"
              .formatted(file.fileName(), row, cells.size(), columns.size()));
    }
    for (int column = 0; column < columns.size(); column++) {
      String cell = cells.get(column);
      if (NumericColumns.contains(columns.get(column))
          && !cell.isEmpty()
          && !NUMBER.matcher(cell).matches()) {
        throw new BrokenSetException(
            "%s, row %d: %s is not a number but '%s'"
                .formatted(file.fileName(), row, columns.get(column), shortened(cell)));
      }
    }
  }

  private static String shortened(String text) {
    return text.length() <= 120 ? text : text.substring(0, 120) + "…";
  }
}
