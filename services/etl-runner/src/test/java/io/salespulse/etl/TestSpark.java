package io.salespulse.etl;

import io.salespulse.etl.spark.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** One small Spark session for all tests of this JVM, and frames written down as rows of text. */
public final class TestSpark {
  /** Where the sessions of tests keep rows between stages. */
  public static final Path SCRATCH =
      Path.of(System.getProperty("java.io.tmpdir"), "salespulse-spark");

  private static SparkSession session;

  private TestSpark() {}

  /** The session of the service itself, so that types and errors are the real ones. */
  public static synchronized SparkSession session() {
    if (session == null || session.sparkContext().isStopped()) {
      session = SparkSessions.start("local[2]", SCRATCH);
    }
    session.conf().set("spark.sql.shuffle.partitions", "1");
    return session;
  }

  /** Values of a row by column, as text or as Java numbers; columns that are not there are null. */
  public record Values(Map<String, Object> byColumn) {
    /** The same row with other values in some columns. */
    public Values with(Object... columnsAndValues) {
      Map<String, Object> changed = new HashMap<>(byColumn);
      changed.putAll(row(columnsAndValues).byColumn);
      return new Values(changed);
    }
  }

  /** A row as column, value, column, value. */
  public static Values row(Object... columnsAndValues) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      row.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return new Values(row);
  }

  /** A frame of these rows. */
  public static Dataset<Row> frame(StructType schema, Values... rows) {
    List<String> names = List.of(schema.fieldNames());
    List<Row> typed = new ArrayList<>();
    for (Values row : rows) {
      if (!names.containsAll(row.byColumn().keySet())) {
        throw new IllegalArgumentException("columns of " + row + " are not all in " + names);
      }
      typed.add(
          RowFactory.create(
              Arrays.stream(schema.fields())
                  .map(field -> typed(field, row.byColumn().get(field.name())))
                  .toArray()));
    }
    return session().createDataFrame(typed, schema);
  }

  private static Object typed(StructField field, Object value) {
    DataType type = field.dataType();
    if (value == null) {
      return null;
    } else if (type instanceof DecimalType) {
      return new BigDecimal(value.toString());
    } else if (type.equals(DataTypes.LongType)) {
      return Long.valueOf(value.toString());
    } else if (type.equals(DataTypes.DateType)) {
      return LocalDate.parse(value.toString());
    } else if (type.equals(DataTypes.TimestampType)) {
      return Instant.parse(value.toString());
    }
    return value;
  }

  /** The rows in their order as text, values separated by commas, null as nothing. */
  public static List<String> lines(Dataset<Row> frame) {
    return frame.collectAsList().stream().map(TestSpark::line).toList();
  }

  private static String line(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    return values.stream().map(TestSpark::text).collect(Collectors.joining(","));
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }
}
