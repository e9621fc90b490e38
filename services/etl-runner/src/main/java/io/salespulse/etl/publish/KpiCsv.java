package io.salespulse.etl.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salespulse.contract.KpiFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;

/** A KPI file as bytes: RFC 4180 with a header, lines ended by LF, an empty value as nothing. */
final class KpiCsv {

  private static final CsvMapper CSV =
      CsvMapper.builder()
          // Quotes only where a value needs them, instead of also around long ones.
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build();

  private KpiCsv() {}

  /**
   * @param rows with the columns of the file, in their order
   */
  static byte[] bytes(KpiFile file, List<Row> rows) {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator('\n');
    file.columns().forEach(schema::addColumn);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator csv = CSV.writer(schema.build()).getFactory().createGenerator(bytes)) {
      csv.setSchema(schema.build());
      for (Row row : rows) {
        csv.writeStartArray();
        for (int i = 0; i < row.size(); i++) {
          csv.writeString(text(row.get(i)));
        }
        csv.writeEndArray();
      }
      if (rows.isEmpty()) {
        csv.writeRaw(String.join(",", file.columns()) + "\n");
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }
}
