package io.salespulse.ui.download;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.NumericColumns;
import io.salespulse.ui.kpi.OwnTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table to hand out.
 *
 * @param numeric for each column whether all of its cells are numbers, or nothing
 * @param rows cells in the order of the columns, as they stand in the file; to go through once
 */
record DownloadTable(List<String> columns, List<Boolean> numeric, Stream<List<String>> rows) {

  static DownloadTable of(KpiFile file, Stream<KpiRow> rows) {
    return new DownloadTable(
        file.columns(),
        file.columns().stream().map(NumericColumns::contains).toList(),
        rows.map(KpiRow::cells));
  }

  static DownloadTable of(OwnTable table) {
    return new DownloadTable(table.columns(), table.numeric(), table.rows().stream());
  }
}
