package io.salespulse.etl.spark;

import org.apache.spark.memory.SparkOutOfMemoryError;

/** Tells an error that this process did not survive whole from a failure of a query. */
public final class OutOfMemory {

  private OutOfMemory() {}

  /**
   * Throws the {@link OutOfMemoryError} that a failure comes from, if any. It may have ended other
   * threads too, which nobody knows of; what Spark throws where it has used up its own share of the
   * memory has not.
   */
  public static void passOn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError error && !(cause instanceof SparkOutOfMemoryError)) {
        throw error;
      }
    }
  }
}
