package io.salespulse.ui.kpi;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.KpiColumnType;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.text.HostileText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a KPI CSV row by row and accepts only what the catalogue promises. */
final class KpiTableReader {

  /** What files got in a later version; sets that were published before lack it. */
  private static final Map<KpiFile, Set<String>> ADDED =
      Map.of(
          KpiFile.SALES_BY_HOUR, Set.of(KpiColumns.GROSS_SALES, KpiColumns.REFUNDS),
          KpiFile.SALES_BY_DAY, Set.of(KpiColumns.GROSS_SALES, KpiColumns.REFUNDS),
          KpiFile.SALES_BY_MONTH, Set.of(KpiColumns.GROSS_SALES, KpiColumns.REFUNDS),
          KpiFile.SALES_CUBE, Set.of(KpiColumns.GROSS_SALES, KpiColumns.REFUNDS),
          KpiFile.DATA_QUALITY, Set.of(KpiColumns.FILES));

  private static final ObjectReader LINES =
      CsvMapper.builder()
          // Who opened a file reads it to its end.
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build()
          .readerForListOf(String.class)
          .with(CsvParser.Feature.WRAP_AS_ARRAY)
          .with(CsvParser.Feature.SKIP_EMPTY_LINES);

  private final KpiFile file;
  private final long rows;

  /**
   * @param rows as the manifest says
   */
  KpiTableReader(KpiFile file, long rows) {
    this.file = file;
    this.rows = rows;
  }

  /** Where rows go. */
  interface Rows {

    /**
     * @param cells in the order of {@link KpiFile#columns()}
     */
    void add(List<String> cells) throws BrokenSetException;
  }

  /**
   * Columns that the file does not have yet are empty, but for gross sales: what such a file calls
   * sales is that, as its version knew no refunds.
   */
  void read(InputStream csv, Rows table) throws BrokenSetException {
    long read = 0;
    try (MappingIterator<List<String>> lines = LINES.readValues(csv)) {
      if (!lines.hasNextValue()) {
        throw new BrokenSetException(file.fileName() + " is empty: it lacks even its header");
      }
      List<String> header = lines.nextValue();
      if (!header.equals(file.columns()) && !header.equals(columnsAtFirst())) {
        throw new BrokenSetException(
            "%s has the columns %s, expected are %s"
                .formatted(file.fileName(), HostileText.tamed(header.toString()), file.columns()));
      }
      List<KpiColumnType> types = header.stream().map(KpiColumnType::of).toList();
      boolean isWhole = header.equals(file.columns());
      while (lines.hasNextValue()) {
        List<String> cells = lines.nextValue();
        read++;
        if (read > rows) {
          throw new BrokenSetException(
              "%s has more rows than the %d of the manifest".formatted(file.fileName(), rows));
        }
        check(read, header, types, cells);
        table.add(isWhole ? cells : completed(header, cells));
      }
    } catch (IOException | RuntimeException notCsv) {
      // Jackson wraps some faults of malformed text in unchecked exceptions.
      throw new BrokenSetException(
          file.fileName()
              + " is not CSV: "
              + HostileText.tamed(String.valueOf(notCsv.getMessage())),
          notCsv);
    }
    if (read < rows) {
      throw new BrokenSetException(
          "%s has %d rows, the manifest says %d".formatted(file.fileName(), read, rows));
    }
  }

  /** The lines of a file of which the catalogue knows nothing; at least a header, and as wide. */
  static List<List<String>> lines(String name, byte[] csv) throws BrokenSetException {
    try (MappingIterator<List<String>> lines = LINES.readValues(csv)) {
      List<List<String>> all = lines.readAll();
      if (all.isEmpty() || all.stream().anyMatch(line -> line.size() != all.get(0).size())) {
        throw new BrokenSetException(name + " is empty, or has lines of different lengths");
      }
      return all;
    } catch (IOException | RuntimeException notCsv) {
      throw new BrokenSetException(
          name + " is not CSV: " + HostileText.tamed(String.valueOf(notCsv.getMessage())), notCsv);
    }
  }

  private List<String> columnsAtFirst() {
    Set<String> added = ADDED.getOrDefault(file, Set.of());
    return file.columns().stream().filter(column -> !added.contains(column)).toList();
  }

  private List<String> completed(List<String> header, List<String> cells) {
    return file.columns().stream()
        .map(column -> column.equals(KpiColumns.GROSS_SALES) ? KpiColumns.SALES : column)
        .map(header::indexOf)
        .map(index -> index < 0 ? "" : cells.get(index))
        .toList();
  }

  private void check(long row, List<String> header, List<KpiColumnType> types, List<String> cells)
      throws BrokenSetException {
    if (cells.size() != types.size()) {
      throw new BrokenSetException(
          "%s, row %d has %d cells, expected are %d"
              .formatted(file.fileName(), row, cells.size(), types.size()));
    }
    for (int column = 0; column < types.size(); column++) {
      String cell = cells.get(column);
      if (!cell.isEmpty() && types.get(column).isNumber()) {
        boolean isNumber = DecimalText.isNumber(cell);
        if (!isNumber || types.get(column) == KpiColumnType.COUNT && !isCount(cell)) {
          throw new BrokenSetException(
              "%s, row %d: %s is not a %s but '%s'"
                  .formatted(
                      file.fileName(),
                      row,
                      header.get(column),
                      isNumber ? "count" : "number",
                      HostileText.tamed(cell)));
        }
      }
    }
  }

  private static boolean isCount(String number) {
    boolean hasDigitsAlone =
        number.indexOf('.') < 0 && number.indexOf('e') < 0 && number.indexOf('E') < 0;
    if (hasDigitsAlone && number.length() <= NumberColumn.SURELY_HELD) {
      return true;
    }
    BigDecimal value = new BigDecimal(number);
    return value.stripTrailingZeros().scale() <= 0
        && value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
  }
}
