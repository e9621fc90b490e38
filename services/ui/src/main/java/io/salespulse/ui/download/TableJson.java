package io.salespulse.ui.download;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salespulse.contract.DecimalText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A KPI table as a program reads it: an array with an object for each row. Numbers are numbers with
 * the decimals of the file, and what has no value is null.
 *
 * <pre>
 * [{"category":"Books","items":3,"revenue":12.50,"share_pct":null}]
 * </pre>
 */
final class TableJson {

  private static final ObjectWriter WRITER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build().writer();

  private TableJson() {}

  static Pieces of(DownloadTable table) {
    return new Pieces(table.rows().map(row -> object(table, row)), WRITER::writeValuesAsArray);
  }

  private static Map<String, Object> object(DownloadTable table, List<String> row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      object.put(
          table.columns().get(column),
          table.numeric().get(column) ? DecimalText.parse(cell).orElse(null) : emptyIsNull(cell));
    }
    return object;
  }

  private static String emptyIsNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }
}
