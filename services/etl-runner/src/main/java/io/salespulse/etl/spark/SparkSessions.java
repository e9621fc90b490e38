package io.salespulse.etl.spark;

import io.salespulse.contract.Topic;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session of this process, set up for small data on few cores. */
public final class SparkSessions {

  /** One and a half times what Spark keeps for itself, below which it refuses to start. */
  private static final long LEAST_HEAP = 450L << 20;

  private SparkSessions() {}

  /**
   * What Spark would not start with.
   *
   * @param sharedScratch as {@link #start} has it
   * @param heap most bytes that this process may use
   * @return what to do about it; empty where nothing is in the way
   */
  public static Optional<String> obstacle(Path sharedScratch, long heap) {
    if (heap < LEAST_HEAP) {
      return Optional.of(
          "Spark wants a heap of %d MiB at least and has %d: raise -Xmx in ETL_JAVA_OPTIONS"
              .formatted(LEAST_HEAP >> 20, heap >> 20));
    }
    try {
      ScratchDirectory.take(sharedScratch);
      return Optional.empty();
    } catch (UncheckedIOException unusable) {
      return Optional.of(unusable.getCause().getMessage());
    }
  }

  /**
   * Starts Spark, or answers with the session that runs.
   *
   * @param master {@code local[*]} or {@code spark://host:port}
   * @param sharedScratch directory below which this process keeps rows between stages
   */
  public static SparkSession start(String master, Path sharedScratch) {
    Path scratch = ScratchDirectory.take(sharedScratch);
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("salespulse-etl")
            .master(master)
            .config("spark.ui.enabled", "false")
            .config("spark.local.dir", scratch.toString())
            .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString())
            // Text such as 2026-11-22T05:49:00 without an offset is read by our own rule, and what
            // Spark formats itself is in UTC.
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.datetime.java8API.enabled", "true")
            // A sum too large for its type is an error, never a silent null.
            .config("spark.sql.ansi.enabled", "true")
            // Re-planning between stages costs more than it saves on facts of this size.
            .config("spark.sql.adaptive.enabled", "false")
            // What columns are known to hold is worked out again for every step of every query, and
            // costs a run more than the filters it finds save.
            .config("spark.sql.constraintPropagation.enabled", "false")
            // Listing the files of many days with Spark jobs costs more than reading them.
            .config("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000")
            // A run has more generated classes than the default of 100 keeps, and compiling them
            // again in every run costs more than the run.
            .config("spark.sql.codegen.cache.maxEntries", "5000")
            // Java never compiles a method above this size, so that each row of a raw file went
            // through an interpreter; Spark then takes smaller methods.
            .config("spark.sql.codegen.hugeMethodLimit", "8000")
            // An out of memory error in a task fails the run; by default it ends the process.
            .config("spark.executor.killOnFatalError.depth", "0")
            .config("spark.sql.ui.retainedExecutions", "1")
            .config("spark.ui.retainedJobs", "1")
            .config("spark.ui.retainedStages", "1")
            .config("spark.ui.retainedTasks", "10")
            .config("spark.cleaner.periodicGC.interval", "10min");
    if (master.startsWith("local")) {
      builder
          .config("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName())
          // Exchanged rows go through the page cache of this machine and nowhere else.
          .config("spark.shuffle.compress", "false")
          .config("spark.shuffle.checksum.enabled", "false")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1");
    } else {
      builder.config("spark.jars", jars(SparkSessions.class, Topic.class, Table.class));
    }
    // A run leaves a session of its own in its thread, and that is not the one of this process.
    SparkSession.clearActiveSession();
    return builder.getOrCreate();
  }

  /** Executors of a cluster have Spark's jars and get these from here. */
  private static String jars(Class<?>... ofClasses) {
    return Arrays.stream(ofClasses)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
        .collect(Collectors.joining(","));
  }
}
