package io.salespulse.ui.download;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salespulse.contract.DecimalText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A KPI table as a program reads it: what it is, its columns with types and units, and an object
 * for each row. Numbers are numbers with the decimals of the file, and what has no value is null.
 *
 * <pre>
 * {"title":"Revenue by category","as_of":"2026-11-22T14:20:00Z",
 *  "columns":[{"name":"category","type":"string"},{"name":"revenue","type":"number","unit":"EUR"}],
 *  "rows":[{"category":"Books","revenue":12.50}]}
 * </pre>
 */
final class TableJson {

  private static final ObjectWriter WRITER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build().writer();

  private TableJson() {}

  static Pieces of(DownloadTable table) {
    return new Pieces(
        table.rows().map(row -> object(table, row)), WRITER, generator -> start(table, generator));
  }

  private static SequenceWriter start(DownloadTable table, JsonGenerator generator)
      throws IOException {
    generator.writeStartObject();
    generator.writeStringField("title", table.title());
    generator.writeStringField("as_of", table.asOf().toString());
    if (!table.unit().isEmpty()) {
      generator.writeStringField("unit", table.unit());
    }
    generator.writeFieldName("columns");
    WRITER.writeValue(generator, table.columns());
    generator.writeFieldName("rows");
    return WRITER.writeValuesAsArray(generator);
  }

  private static Map<String, Object> object(DownloadTable table, List<String> row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int column = 0; column < row.size(); column++) {
      TableColumn head = table.columns().get(column);
      String cell = row.get(column);
      object.put(
          head.name(), head.isNumeric() ? DecimalText.parse(cell).orElse(null) : emptyIsNull(cell));
    }
    return object;
  }

  private static String emptyIsNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }
}
