package io.salespulse.bench.etl;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.oracle.Question;
import io.salespulse.oracle.SqlOracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The peer, in a process of its own: DuckDB computes every KPI file from the raw files, some times
 * over, each time with a new connection and nothing kept.
 */
final class DuckDbPass {

  private static final int THREADS = 2;

  private DuckDbPass() {}

  /**
   * Prints the seconds of each pass, from the connection to the last file, and the peak of resident
   * memory in MiB.
   *
   * @param arguments data directory, directory for the files, as-of, number of passes
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    DataLayout layout = new DataLayout(Path.of(arguments[0]));
    Path directory = Path.of(arguments[1]);
    Question question = Question.asOf(Instant.parse(arguments[2]));
    Files.createDirectories(directory);
    for (int pass = 0; pass < Integer.parseInt(arguments[3]); pass++) {
      long start = System.nanoTime();
      try (SqlOracle oracle = new SqlOracle(layout, question, THREADS)) {
        for (KpiFile file : KpiFile.values()) {
          Files.writeString(directory.resolve(file.fileName()), oracle.csv(file));
        }
        System.out.println((System.nanoTime() - start) / 1e9);
      }
    }
    System.out.println(Memory.resident(ProcessHandle.current().pid()));
  }
}
