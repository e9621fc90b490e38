package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;

import io.salespulse.contract.Columns;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Versions of customers or products. Of two versions the one with the higher Kafka offset is newer,
 * then the one of the later day; a day sees the newest among the versions of its own and earlier
 * days.
 *
 * <pre>
 * c1  offset 5  dt 2026-11-01  Bronze   in force from 2026-11-01 until 2026-11-03
 * c1  offset 9  dt 2026-11-03  Gold     in force from 2026-11-03
 * c1  offset 2  dt 2026-11-02  Silver   never: on its day a newer version was known
 * </pre>
 */
final class Dimension {

  /** First UTC day on which a version is in force. */
  static final String VALID_FROM = "valid_from";

  /** First UTC day on which it no longer is. */
  static final String VALID_TO = "valid_to";

  private static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

  private Dimension() {}

  /** Every version that is ever in force, with {@link #VALID_FROM} and {@link #VALID_TO}. */
  static Dataset<Row> inForce(Dataset<Row> clean, String id) {
    Column newestSoFar =
        max(col(Columns.KAFKA_OFFSET))
            .over(
                Window.partitionBy(col(id))
                    .orderBy(col(Columns.DAY))
                    .rowsBetween(Window.unboundedPreceding(), Window.currentRow()));
    Column next = lead(col(Columns.DAY), 1).over(Window.partitionBy(col(id)).orderBy(Columns.DAY));
    return clean
        .withColumn("newest_so_far", newestSoFar)
        .filter(
            col("newest_so_far")
                .isNull()
                .or(col(Columns.KAFKA_OFFSET).equalTo(col("newest_so_far"))))
        .withColumn(VALID_TO, coalesce(next, lit(END_OF_TIME)))
        .withColumnRenamed(Columns.DAY, VALID_FROM)
        .drop("newest_so_far", Columns.KAFKA_OFFSET);
  }

  /** The newest version of each id; what a day sees if no version of the day itself is newer. */
  static Dataset<Row> newest(Dataset<Row> clean, String id) {
    Column age =
        row_number()
            .over(
                Window.partitionBy(col(id))
                    .orderBy(col(Columns.KAFKA_OFFSET).desc_nulls_last(), col(Columns.DAY).desc()));
    return clean.withColumn("age", age).filter(col("age").equalTo(1)).drop("age");
  }

  /** Joins each row with the version in force on its day; without one, the columns are null. */
  static Dataset<Row> join(Dataset<Row> rows, Dataset<Row> inForce, String id) {
    Dataset<Row> versions = inForce.withColumnRenamed(id, "version_id");
    Column onDay =
        col(id)
            .equalTo(col("version_id"))
            .and(col(Columns.DAY).geq(col(VALID_FROM)))
            .and(col(Columns.DAY).lt(col(VALID_TO)));
    return rows.join(versions, onDay, "left").drop("version_id", VALID_FROM, VALID_TO);
  }
}
