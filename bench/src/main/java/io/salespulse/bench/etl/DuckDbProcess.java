package io.salespulse.bench.etl;

import io.salespulse.bench.Java;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@link DuckDbPass} has measured.
 *
 * @param cold seconds of the first pass of its process
 * @param warm seconds of the passes after it
 * @param resident peak of its memory in MiB
 * @param directory where its files are
 */
record DuckDbProcess(double cold, List<Double> warm, long resident, Path directory) {

  /**
   * @param asOf of the KPIs
   */
  static DuckDbProcess run(DataLayout layout, Instant asOf, int passes)
      throws IOException, InterruptedException {
    Path directory = layout.root().resolveSibling("duckdb");
    ProcessBuilder builder =
        new ProcessBuilder(
            Java.executable(),
            "-Xmx256m",
            "-cp",
            classPath(),
            DuckDbPass.class.getName(),
            layout.root().toString(),
            directory.toString(),
            asOf.toString(),
            String.valueOf(passes));
    // DuckDB spills into the working directory what does not fit into memory.
    builder.directory(layout.root().toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    if (process.waitFor() != 0) {
      throw new IOException("DuckDB failed; its own lines say why");
    }
    List<Double> seconds = new ArrayList<>();
    lines.subList(0, passes).forEach(line -> seconds.add(Double.valueOf(line)));
    return new DuckDbProcess(
        seconds.get(0), seconds.subList(1, passes), Long.parseLong(lines.get(passes)), directory);
  }

  /** Independent of the working directory. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
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
