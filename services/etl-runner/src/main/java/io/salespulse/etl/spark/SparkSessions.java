package io.salespulse.etl.spark;

import io.salespulse.contract.Topic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session of this process, set up for small data on few cores. */
public final class SparkSessions {

  private SparkSessions() {}

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
            // Many days are written at once, each into a file of its own.
            .config("spark.hadoop.parquet.block.size", String.valueOf(8 << 20))
            // What is kept lives for one run: packing it costs more than it saves.
            .config("spark.sql.inMemoryColumnarStorage.compressed", "false")
            // Rows of many days are written without being sorted by day first.
            .config("spark.sql.maxConcurrentOutputFileWriters", "400")
            // Listing the files of many days with Spark jobs costs more than reading them.
            .config("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000")
            .config("spark.sql.parquet.compression.codec", "lz4raw")
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            // A time before 1900, which only versions before 3 read as another one, is no error.
            .config("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
            .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
            // The default rename of every task's output a second time buys nothing: files count
            // only once a day's record names them.
            .config("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "2")
            // A run has more generated classes than the default of 100 keeps, and compiling them
            // again in every run costs more than the run.
            .config("spark.sql.codegen.cache.maxEntries", "5000")
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
    return builder.getOrCreate();
  }

  /** Executors of a cluster have Spark's jars and get these from here. */
  private static String jars(Class<?>... ofClasses) {
    return Arrays.stream(ofClasses)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
        .collect(Collectors.joining(","));
  }
}
