package io.salespulse.etl.raw;

import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.spark.ExactPath;
import io.salespulse.etl.spark.Frames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads what {@link ImportConverter} made of files of history. */
public final class ImportReader {

  /** What tells the time of a version that has no {@code changed_at}. */
  public static final String DATED_AT = "dated_at";

  /** Under another name: Spark takes a column of {@link RawReader#CORRUPT_LINE} for its own. */
  private static final String MISFIT = "misfit";

  private final SparkSession spark;

  public ImportReader(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Rows as text: the fields of the topic, {@code changed_at}, {@link #DATED_AT}, the number of the
   * line in the place of the offset, {@link RawReader#FILE_NAME}, and {@link
   * RawReader#CORRUPT_LINE}, blank where the line is none.
   */
  public Dataset<Row> read(Topic topic, List<Path> parts) {
    List<String> names = new ArrayList<>(topic.columns().stream().map(Column::name).toList());
    names.addAll(
        List.of(Columns.CHANGED_AT, DATED_AT, Columns.KAFKA_OFFSET, RawReader.FILE_NAME, MISFIT));
    StructType schema = Frames.texts(names);
    Dataset<Row> rows =
        parts.isEmpty()
            ? Frames.empty(spark, schema)
            : Frames.csv(spark, schema)
                .csv(parts.stream().map(ExactPath::read).toArray(String[]::new));
    return rows.withColumnRenamed(MISFIT, RawReader.CORRUPT_LINE);
  }
}
