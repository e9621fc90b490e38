package io.salespulse.etl.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salespulse.etl.kpi.KpiRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A KPI file as bytes: RFC 4180 with a header, lines ended by LF, an empty value as nothing. */
final class KpiCsv {

  private static final CsvMapper CSV =
      CsvMapper.builder()
          // Quotes only where a value needs them, instead of also around long ones.
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build();

  private KpiCsv() {}

  /**
   * @param columns names, in order
   * @param rows with these columns
   */
  static byte[] bytes(List<String> columns, List<KpiRow> rows) {
    // The header is a row like the others: the generator's own would be left out, or come twice,
    // where a file has no rows.
    CsvSchema schema =
        CsvSchema.builder()
            .setLineSeparator('\n')
            .addColumns(columns, CsvSchema.ColumnType.STRING)
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator csv = CSV.getFactory().createGenerator(bytes)) {
      csv.setSchema(schema);
      writeRow(csv, columns);
      for (KpiRow row : rows) {
        writeRow(csv, row.values().stream().map(KpiCsv::text).toList());
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  /** The rows of a file by column. */
  static List<Map<String, String>> rows(byte[] content) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        CSV.readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(content)) {
      return rows.readAll();
    }
  }

  private static void writeRow(JsonGenerator csv, List<String> values) throws IOException {
    csv.writeStartArray();
    for (String value : values) {
      csv.writeString(value);
    }
    csv.writeEndArray();
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(KpiCsv::text).orElse("");
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }
}
