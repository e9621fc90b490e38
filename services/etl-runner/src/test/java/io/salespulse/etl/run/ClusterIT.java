package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RunReport;
import io.salespulse.etl.oracle.SqlKpis;
import io.salespulse.oracle.Question;
import io.salespulse.testing.SparkCluster;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with its work done by a Spark cluster that knows nothing of it. */
class ClusterIT {

  private static final int SEGMENTS = 24;
  private static final int WORKERS = 2;

  @TempDir Path directory;

  @Test
  void aStandaloneClusterMakesTheSameKpis() throws Exception {
    DataLayout layout = new DataLayout(Files.createDirectories(directory.resolve("data")));
    List<RawSegment> segments = new RandomShop(5).segments(SEGMENTS);
    try (SparkCluster cluster =
        SparkCluster.start(
            Files.createDirectories(directory.resolve("spark")), sparksJars(), WORKERS, "512m")) {
      Map<String, String> settings = new HashMap<>(cluster.settings());
      settings.put("SPARK_EXECUTOR_MEMORY", "512m");
      settings.put("KPI_AS_OF", "latest-event");
      try (EtlProcess process = EtlProcess.start(layout.root(), settings)) {
        process.awaitAnswers();
        for (RawSegment segment : segments.subList(0, SEGMENTS / 2)) {
          segment.write(layout);
        }
        RunReport first = process.run().join();
        assertThat(first.failure()).as(process.log()).isEmpty();

        for (RawSegment segment : segments.subList(SEGMENTS / 2, SEGMENTS)) {
          segment.write(layout);
        }
        RunReport second = process.run().join();
        assertThat(second.failure()).as(process.log()).isEmpty();
        assertThat(second.daysRebuilt()).isNotEmpty();

        SqlKpis.assertPublished(
            layout, Question.asOf(second.asOf()).in(ZoneOffset.UTC, ZoneOffset.UTC));
        for (int worker = 1; worker <= WORKERS; worker++) {
          assertThat(cluster.executors(worker)).hasSize(1);
        }
      }
    }
  }

  /** Spark's and what Spark needs, none of this project. */
  private static List<Path> sparksJars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar") && !entry.contains("salespulse"))
        .map(Path::of)
        // Iceberg is not there either; and services of Quarkus' own would be started with Spark's.
        .filter(jar -> !jar.getFileName().toString().matches("(quarkus|iceberg)-.*"))
        .toList();
  }
}
