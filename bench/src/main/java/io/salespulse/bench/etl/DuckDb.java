package io.salespulse.bench.etl;

import io.salespulse.bench.Measurements;
import io.salespulse.bench.Tool;
import io.salespulse.bench.Watch;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.oracle.Question;
import io.salespulse.oracle.SqlOracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The peer, in a process of its own: DuckDB computes every KPI file from the raw files, some times
 * over, each time with a new connection and nothing kept.
 *
 * @param cold seconds of the first pass of its process
 * @param warm seconds of the passes after it
 * @param resident peak of its memory in MiB
 * @param directory where its files are
 */
record DuckDb(Measurements cold, Measurements warm, long resident, Path directory) {

  private static final int PASSES = 4;
  private static final int THREADS = 2;

  /**
   * @param asOf of the KPIs
   */
  static DuckDb over(DataLayout layout, Instant asOf) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(layout.root().getParent(), "duckdb-");
    // It spills into the working directory what does not fit into memory.
    List<String> lines =
        Tool.lines(
            directory,
            List.of("-Xmx256m"),
            DuckDb.class,
            layout.root().toString(),
            directory.toString(),
            asOf.toString());
    List<Double> seconds = lines.subList(0, PASSES).stream().map(Double::valueOf).toList();
    return new DuckDb(
        new Measurements(seconds.subList(0, 1)),
        new Measurements(seconds.subList(1, PASSES)),
        Long.parseLong(lines.get(PASSES)),
        directory);
  }

  /**
   * Prints the seconds of each pass, from the connection to the last file, and the peak of resident
   * memory in MiB.
   *
   * @param arguments data directory, directory for the files, as-of
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    DataLayout layout = new DataLayout(Path.of(arguments[0]));
    Question question = Question.asOf(Instant.parse(arguments[2]));
    for (int pass = 0; pass < PASSES; pass++) {
      long start = System.nanoTime();
      try (SqlOracle oracle = new SqlOracle(layout, question, THREADS)) {
        for (KpiFile file : KpiFile.values()) {
          Files.writeString(Path.of(arguments[1], file.fileName()), oracle.csv(file));
        }
        System.out.println((System.nanoTime() - start) / 1e9);
      }
    }
    System.out.println(Watch.peakMebibytes(ProcessHandle.current().pid()));
  }

  /** Whether both came to the same KPIs. */
  String agreement(DataLayout published) throws IOException {
    List<String> different = new ArrayList<>();
    for (KpiFile file : KpiFile.values()) {
      Path theirs = published.kpi().resolve(file.fileName());
      if (Files.mismatch(theirs, directory.resolve(file.fileName())) >= 0) {
        different.add(file.fileName());
      }
    }
    return different.isEmpty()
        ? "All %d KPI files are byte for byte the same.".formatted(KpiFile.values().length)
        : "KPI files that differ: " + String.join(", ", different) + ".";
  }
}
