package io.salespulse.etl.raw;

import static org.apache.spark.sql.types.DataTypes.StringType;

import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.spark.ExactPath;
import io.salespulse.etl.spark.Frames;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads what {@link ImportConverter} made of files of history. */
public final class ImportReader {

  /** What tells the time of a version that has no {@code changed_at}. */
  public static final String DATED_AT = "dated_at";

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
    StructType schema = new StructType();
    for (Column column : topic.columns()) {
      schema = schema.add(column.name(), StringType);
    }
    schema =
        schema
            .add(Columns.CHANGED_AT, StringType)
            .add(DATED_AT, StringType)
            .add(Columns.KAFKA_OFFSET, StringType)
            .add(RawReader.FILE_NAME, StringType)
            // Under another name: Spark takes a column of that one for its own.
            .add(MISFIT, StringType);
    if (parts.isEmpty()) {
      return Frames.empty(spark, schema).withColumnRenamed(MISFIT, RawReader.CORRUPT_LINE);
    }
    return spark
        .read()
        .schema(schema)
        .option("multiLine", true)
        .option("lineSep", "\n")
        .option("quote", "\"")
        .option("escape", "\"")
        .csv(parts.stream().map(ExactPath::read).toArray(String[]::new))
        .withColumnRenamed(MISFIT, RawReader.CORRUPT_LINE);
  }
}
