package io.salespulse.etl.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;

/**
 * Rows that are made once, when they are first asked for, and read many times.
 *
 * <p>Spark's cache is not for rows of a table that changes: it knows what it holds by the way it is
 * made, takes what was made of an earlier state of the table for what would be made of it now, and
 * drops it when the table is written to. What is kept here is the rows alone; executors that are
 * lost take theirs along, and the run fails.
 */
public final class KeptRows implements AutoCloseable {

  private final Dataset<Row> rows;

  private KeptRows(Dataset<Row> rows) {
    this.rows = rows;
  }

  /** Keeps the rows of a frame, in memory as far as they fit, from when they are first read. */
  public static KeptRows of(Dataset<Row> frame) {
    return new KeptRows(frame.localCheckpoint(false));
  }

  /** The same, and makes them at once: what they are made of may be freed afterwards. */
  public static KeptRows made(Dataset<Row> frame) {
    return new KeptRows(frame.localCheckpoint(true));
  }

  /** The rows, partitioned and ordered as in the frame they were made of. */
  public Dataset<Row> rows() {
    return rows;
  }

  /** Frees them; they cannot be read any more. */
  @Override
  public void close() {
    ((LogicalRDD) rows.logicalPlan()).rdd().unpersist(false);
  }
}
