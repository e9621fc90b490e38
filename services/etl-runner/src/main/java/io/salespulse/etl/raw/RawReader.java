package io.salespulse.etl.raw;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import com.fasterxml.jackson.databind.MappingIterator;
import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import io.salespulse.etl.spark.ExactPath;
import io.salespulse.etl.spark.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Reads raw CSV files as text columns, each by its own header: segments of earlier versions lack
 * columns, which read as null.
 */
public final class RawReader {

  /** The line itself where it has more or fewer values than the header, else null. */
  public static final String CORRUPT_LINE = "_corrupt_record";

  /** Name of the segment, without its directory. */
  public static final String FILE_NAME = "file_name";

  private final SparkSession spark;
  private final DataLayout layout;

  public RawReader(SparkSession spark, DataLayout layout) {
    this.spark = spark;
    this.layout = layout;
  }

  /**
   * Rows of a topic: its raw columns as text, {@link #CORRUPT_LINE}, {@link #FILE_NAME} and the
   * day.
   *
   * @throws IllegalStateException for a file whose header lacks a column that every version wrote
   */
  public Dataset<Row> read(Topic topic, List<RawFile> files) {
    Map<List<String>, List<RawFile>> byHeader =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> header(topic, file), LinkedHashMap::new, Collectors.toList()));
    return byHeader.entrySet().stream()
        .map(same -> read(topic, same.getKey(), same.getValue()))
        .reduce(Dataset::union)
        .orElseGet(() -> Frames.empty(spark, schema(topic)));
  }

  /** The columns {@link #read} answers with. */
  public static StructType schema(Topic topic) {
    return Frames.texts(topic.rawColumns().stream().map(column -> column.name()).toList())
        .add(CORRUPT_LINE, StringType)
        .add(FILE_NAME, StringType)
        .add(Columns.DAY, DateType);
  }

  private Dataset<Row> read(Topic topic, List<String> header, List<RawFile> files) {
    StructType schema =
        Frames.texts(header).add(CORRUPT_LINE, StringType).add(Columns.DAY, DateType);
    Dataset<Row> rows =
        Frames.csv(spark, schema)
            .option("basePath", ExactPath.of(layout.raw(topic)))
            .option("header", true)
            .option("columnNameOfCorruptRecord", CORRUPT_LINE)
            // A line of the wrong length is told only where every value of it is asked for.
            .option("columnPruning", false)
            // The parser makes room for so many values in each file that it opens.
            .option("maxColumns", header.size() + 64)
            .csv(files.stream().map(file -> ExactPath.read(file.path())).toArray(String[]::new));
    return rows.select(
        Arrays.stream(schema(topic).fieldNames())
            .map(name -> column(name, header))
            .toArray(Column[]::new));
  }

  private static Column column(String name, List<String> header) {
    if (name.equals(FILE_NAME)) {
      return col("_metadata.file_name").as(FILE_NAME);
    }
    boolean isThere =
        header.contains(name) || name.equals(CORRUPT_LINE) || name.equals(Columns.DAY);
    return isThere ? col(name) : lit(null).cast(StringType).as(name);
  }

  private static List<String> header(Topic topic, RawFile file) {
    try (MappingIterator<String[]> lines = file.lines()) {
      List<String> header = lines.hasNextValue() ? List.of(lines.nextValue()) : List.of();
      List<String> missing =
          topic.rawColumns().stream()
              .filter(column -> column.presence() == Presence.REQUIRED)
              .map(column -> column.name())
              .filter(name -> !header.contains(name))
              .toList();
      if (!missing.isEmpty()) {
        throw new IllegalStateException(
            "%s has no column %s in its header: take it out of data/raw, or put the file of the sink back"
                .formatted(file.name(), String.join(", ", missing)));
      }
      return header;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file.name(), unreadable);
    }
  }
}
