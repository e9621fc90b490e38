package io.salespulse.etl.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;

/**
 * Rows that are made once and read many times, until this is closed.
 *
 * <p>Spark's cache is not for rows of a table that changes: it knows what it holds by the way it is
 * made, takes what was made of an earlier state of the table for what would be made of it now, and
 * drops it when the table is written to. What is kept here is the rows alone; executors that are
 * lost take theirs along, and the run fails.
 */
public final class KeptRows implements AutoCloseable {

  private final List<Dataset<Row>> kept = new ArrayList<>();

  /**
   * Keeps the rows of a frame, partitioned and ordered as they are there, in memory as far as they
   * fit, from when they are first read.
   */
  public Dataset<Row> keep(Dataset<Row> frame) {
    return kept(frame.localCheckpoint(false));
  }

  /** The same, and makes them at once: what they are made of may be freed afterwards. */
  public Dataset<Row> make(Dataset<Row> frame) {
    return kept(frame.localCheckpoint(true));
  }

  private Dataset<Row> kept(Dataset<Row> rows) {
    kept.add(rows);
    return rows;
  }

  /** Frees them all; they cannot be read any more. */
  @Override
  public void close() {
    kept.forEach(rows -> ((LogicalRDD) rows.logicalPlan()).rdd().unpersist(false));
  }
}
