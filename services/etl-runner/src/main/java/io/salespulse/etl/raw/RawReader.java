package io.salespulse.etl.raw;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RejectedColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.spark.ExactPath;
import io.salespulse.etl.spark.Frames;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Reads raw CSV files as text columns plus {@link Columns#DAY}. A segment whose header is not the
 * dataset's fails the run with the file's name.
 */
public final class RawReader {

  /** The line itself where it has more or fewer values than the header, else null. */
  public static final String CORRUPT_LINE = "_corrupt_record";

  private final SparkSession spark;
  private final DataLayout layout;

  public RawReader(SparkSession spark, DataLayout layout) {
    this.spark = spark;
    this.layout = layout;
  }

  /** Rows of a topic: its raw columns as text, {@link #CORRUPT_LINE} and the day. */
  public Dataset<Row> read(Topic topic, List<RawFile> files) {
    List<String> columns = topic.rawColumns().stream().map(column -> column.name()).toList();
    return read(layout.raw(topic), schema(columns), files, Header.CHECKED);
  }

  /**
   * Rows the sink rejected: {@link RejectedColumns} as text, {@link #CORRUPT_LINE} and the day.
   * They are only counted, so that a damaged file is no reason to fail.
   */
  public Dataset<Row> readRejected(Topic topic, List<RawFile> files) {
    return read(layout.rejected(topic), schema(RejectedColumns.ALL), files, Header.SKIPPED);
  }

  /**
   * How many lines do not parse, by the name of their file; files without such lines are left out.
   */
  public SortedMap<String, Long> unparsedLines(Topic topic, List<RawFile> files) {
    Column[] everyValue =
        topic.rawColumns().stream().map(column -> col(column.name())).toArray(Column[]::new);
    SortedMap<String, Long> lines = new TreeMap<>();
    List<Row> counts =
        read(topic, files)
            .filter(col(CORRUPT_LINE).isNotNull())
            .groupBy(input_file_name())
            // Spark tells a line of the wrong length only where every value of it is asked for.
            .agg(count(col(CORRUPT_LINE)), max(struct(everyValue)))
            .collectAsList();
    for (Row file : counts) {
      Path path = Path.of(URI.create(file.getString(0)));
      lines.put(layout.raw().toAbsolutePath().relativize(path).toString(), file.getLong(1));
    }
    return lines;
  }

  /** The columns {@link #read} answers with. */
  public static StructType schema(Topic topic) {
    return schema(topic.rawColumns().stream().map(column -> column.name()).toList());
  }

  private static StructType schema(List<String> columns) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, StringType);
    }
    return schema.add(CORRUPT_LINE, StringType).add(Columns.DAY, DateType);
  }

  /** What a header is for. */
  private enum Header {
    /** One that differs is an error instead of values under wrong names. */
    CHECKED,
    SKIPPED
  }

  private Dataset<Row> read(Path dataset, StructType schema, List<RawFile> files, Header usedAs) {
    if (files.isEmpty()) {
      return Frames.empty(spark, schema);
    }
    return spark
        .read()
        .schema(schema)
        .option("basePath", ExactPath.of(dataset))
        .option("header", true)
        .option("enforceSchema", usedAs == Header.SKIPPED)
        .option("multiLine", true)
        .option("lineSep", "\n")
        .option("quote", "\"")
        .option("escape", "\"")
        .option("columnNameOfCorruptRecord", CORRUPT_LINE)
        .csv(files.stream().map(file -> ExactPath.read(file.path())).toArray(String[]::new));
  }
}
