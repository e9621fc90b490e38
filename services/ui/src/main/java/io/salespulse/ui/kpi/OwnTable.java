package io.salespulse.ui.kpi;

import io.salespulse.contract.DecimalText;
import io.salespulse.contract.Manifest.OwnEntry;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A KPI of the shop's own, whose columns nobody knows before.
 *
 * @param columns names, as they stand in the file
 * @param rows cells in the order of the columns, as they stand in the file
 * @param numeric for each column whether its cells are numbers, or nothing
 */
public record OwnTable(
    OwnEntry entry, List<String> columns, List<List<String>> rows, List<Boolean> numeric) {

  public OwnTable(OwnEntry entry, List<String> columns, List<List<String>> rows) {
    this(
        entry,
        List.copyOf(columns),
        List.copyOf(rows),
        IntStream.range(0, columns.size())
            .mapToObj(
                column -> entry.numbers().contains(columns.get(column)) && isNumeric(rows, column))
            .toList());
  }

  private static boolean isNumeric(List<List<String>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || DecimalText.isNumber(cell));
  }
}
