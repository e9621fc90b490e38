package io.salespulse.etl.spark;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.LogicalRDD$;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are made once, when they are first asked for, and read many times.
 *
 * <p>Spark's own {@link Dataset#persist} is not for rows of a table that changes: it knows what is
 * kept by the way it is made, and takes what was made from the table's earlier state for what would
 * be made now. It also plans that way anew in each query on top. Here the plan is the rows alone.
 */
public final class KeptRows implements AutoCloseable {

  private final JavaRDD<InternalRow> kept;
  private final Dataset<Row> rows;

  private KeptRows(JavaRDD<InternalRow> kept, Dataset<Row> rows) {
    this.kept = kept;
    this.rows = rows;
  }

  /** Keeps the rows of a frame, in memory as far as they fit. */
  public static KeptRows of(Dataset<Row> frame) {
    JavaRDD<InternalRow> kept =
        frame
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            // Spark hands out the same object for each row.
            .map(InternalRow::copy)
            .persist(StorageLevel.MEMORY_AND_DISK());
    LogicalRDD plan = LogicalRDD$.MODULE$.fromDataset(kept.rdd(), frame, false);
    return new KeptRows(kept, Dataset.ofRows(frame.sparkSession(), plan));
  }

  /** The rows, partitioned and ordered as in the frame they were made of. */
  public Dataset<Row> rows() {
    return rows;
  }

  /** Frees what is kept; rows that are asked for afterwards are made again. */
  @Override
  public void close() {
    kept.unpersist(false);
  }
}
