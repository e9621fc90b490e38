package io.salespulse.ui.kpi;

import io.salespulse.contract.DecimalText;
import io.salespulse.contract.KpiColumnType;
import io.salespulse.contract.KpiFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of a long KPI file as columns: 4 bytes a cell, or 8 in a column with large numbers,
 * where objects would be fifty. Complete and unchanging once it is read.
 */
public final class PackedTable {

  private final KpiFile file;
  private final Map<String, TextColumn> texts = new LinkedHashMap<>();
  private final Map<String, NumberColumn> numbers = new LinkedHashMap<>();
  private int rows;

  /**
   * @param capacity rows that will be added
   */
  PackedTable(KpiFile file, int capacity) {
    this.file = file;
    for (String column : file.columns()) {
      if (KpiColumnType.of(column).isNumber()) {
        numbers.put(column, new NumberColumn(capacity));
      } else {
        texts.put(column, new TextColumn(capacity));
      }
    }
  }

  /**
   * @param cells checked, in the order of {@link KpiFile#columns()}
   */
  void add(List<String> cells) throws BrokenSetException {
    for (int index = 0; index < cells.size(); index++) {
      String column = file.columns().get(index);
      TextColumn text = texts.get(column);
      if (text != null) {
        text.add(cells.get(index));
      } else {
        add(column, cells.get(index));
      }
    }
    rows++;
  }

  private void add(String column, String cell) throws BrokenSetException {
    try {
      numbers.get(column).add(DecimalText.parse(cell));
    } catch (ArithmeticException tooLarge) {
      throw new BrokenSetException(
          "%s, row %d: with %s the column %s adds up to more than the dashboard can hold, 18 digits"
              .formatted(file.fileName(), rows + 1, cell, column),
          tooLarge);
    }
  }

  public int rows() {
    return rows;
  }

  /** A column that holds no numbers. */
  public TextColumn texts(String column) {
    return texts.get(column);
  }

  /** A column of numbers. */
  public NumberColumn numbers(String column) {
    return numbers.get(column);
  }

  /** Its rows as those of other files, in the file's order, each made when it is asked for. */
  Stream<KpiRow> stream() {
    return IntStream.range(0, rows).mapToObj(this::row);
  }

  private KpiRow row(int row) {
    return new KpiRow(
        file,
        file.columns().stream()
            .map(
                column ->
                    texts.containsKey(column)
                        ? texts.get(column).text(row)
                        : numbers.get(column).text(row))
            .toList());
  }
}
