package io.salespulse.ui.kpi;

/** One column of a {@link PackedTable}. */
sealed interface Column permits TextColumn, NumberColumn {

  /**
   * Adds the cell of the next row.
   *
   * @param cell as it stands in the file, checked
   * @throws ArithmeticException when a column of numbers adds up to more than it can hold; it is
   *     then of no use any more
   */
  void add(String cell);

  /** The cell of a row; of a number with as many decimals as the column's others. */
  String text(int row);
}
