package io.salespulse.ui.kpi;

import io.salespulse.contract.DecimalText;
import io.salespulse.contract.KpiFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One row of a KPI file, its cells as they stand in the CSV.
 *
 * @param cells in the order of {@link KpiFile#columns()}
 */
public record KpiRow(KpiFile file, List<String> cells) {

  public KpiRow {
    cells = List.copyOf(cells);
  }

  /**
   * The cell as it stands in the file; blank where it is empty.
   *
   * @throws IllegalArgumentException when the file has no such column
   */
  public String text(String column) {
    int index = file.columns().indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(file.fileName() + " has no column " + column);
    }
    return cells.get(index);
  }

  /** The number of a numeric column, empty where the cell is. */
  public Optional<BigDecimal> number(String column) {
    return DecimalText.parse(text(column));
  }

  /** The same, with zero for an empty cell. */
  public BigDecimal numberOrZero(String column) {
    return number(column).orElse(BigDecimal.ZERO);
  }
}
