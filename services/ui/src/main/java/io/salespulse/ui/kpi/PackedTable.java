package io.salespulse.ui.kpi;

import io.salespulse.contract.KpiColumnType;
import io.salespulse.contract.KpiFile;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;

/**
 * The rows of a long KPI file as columns: 4 bytes a cell, or 8 in a column with large numbers,
 * where objects would be fifty. Complete and unchanging once it is read.
 */
public final class PackedTable {

  private final KpiFile file;
  private final List<Column> columns;
  private int rows;

  /**
   * @param capacity rows that will be added
   */
  PackedTable(KpiFile file, int capacity) {
    this.file = file;
    this.columns =
        file.columns().stream()
            .<Column>map(
                column ->
                    KpiColumnType.of(column).isNumber()
                        ? new NumberColumn(capacity)
                        : new TextColumn(capacity))
            .toList();
  }

  /**
   * @param cells checked, in the order of {@link KpiFile#columns()}
   */
  void add(List<String> cells) throws BrokenSetException {
    for (int index = 0; index < cells.size(); index++) {
      try {
        columns.get(index).add(cells.get(index));
      } catch (ArithmeticException tooLarge) {
        throw new BrokenSetException(
            "%s, row %d: with %s the column %s adds up to more than the dashboard can hold, 18 digits"
                .formatted(file.fileName(), rows + 1, cells.get(index), file.columns().get(index)),
            tooLarge);
      }
    }
    rows++;
  }

  public int rows() {
    return rows;
  }

  /** A column that holds no numbers. */
  public TextColumn texts(String column) {
    return (TextColumn) column(column);
  }

  /** A column of numbers. */
  public NumberColumn numbers(String column) {
    return (NumberColumn) column(column);
  }

  private Column column(String column) {
    return columns.get(file.columns().indexOf(column));
  }

  /** Its rows as those of other files, in the file's order, each made when it is asked for. */
  List<KpiRow> asRows() {
    return new AbstractList<>() {
      @Override
      public KpiRow get(int row) {
        Objects.checkIndex(row, rows);
        return new KpiRow(file, columns.stream().map(column -> column.text(row)).toList());
      }

      @Override
      public int size() {
        return rows;
      }
    };
  }
}
