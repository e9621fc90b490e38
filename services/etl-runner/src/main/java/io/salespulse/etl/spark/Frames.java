package io.salespulse.etl.spark;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Small helpers around whole frames. */
public final class Frames {

  private Frames() {}

  /** Columns of text. */
  public static StructType texts(Collection<String> names) {
    return new StructType(
        names.stream()
            .map(name -> DataTypes.createStructField(name, DataTypes.StringType, true))
            .toArray(StructField[]::new));
  }

  /** Reads CSV as Jackson writes it. */
  public static DataFrameReader csv(SparkSession spark, StructType schema) {
    return spark
        .read()
        .schema(schema)
        .option("multiLine", true)
        .option("lineSep", "\n")
        .option("quote", "\"")
        .option("escape", "\"");
  }

  public static Dataset<Row> empty(SparkSession spark, StructType schema) {
    return spark.createDataFrame(List.of(), schema);
  }

  /** The frame's columns in the order and with the types of the schema. */
  public static Dataset<Row> as(StructType schema, Dataset<Row> frame) {
    return frame.select(
        Arrays.stream(schema.fields())
            .map(field -> col(field.name()).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new));
  }
}
