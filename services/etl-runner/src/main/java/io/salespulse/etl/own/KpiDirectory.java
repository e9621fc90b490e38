package io.salespulse.etl.own;

import io.salespulse.contract.DataLayout;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The directory of {@code KPI_SQL_DIR}. */
final class KpiDirectory {

  /** Nobody writes a query of that size; a file that has it is something else. */
  private static final long MOST_BYTES = 1 << 20;

  private final Path directory;

  KpiDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * A file of the directory, either a KPI or a problem.
   *
   * @param fileName with its ending
   */
  record Found(String fileName, Optional<OwnKpi> kpi, Optional<String> problem) {

    /** Name in a published set of what a file of that name computes. */
    static String published(String fileName) {
      return DataLayout.ownKpi(fileName.substring(0, fileName.length() - OwnKpi.ENDING.length()));
    }
  }

  /** The files whose names end with {@code .sql}, by name; hidden ones are of editors. */
  List<Found> list() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException("KPI_SQL_DIR %s is no directory (any more)".formatted(directory));
    }
    List<Found> found = new ArrayList<>();
    for (Path file : DurableFiles.children(directory)) {
      String name = file.getFileName().toString();
      if (name.endsWith(OwnKpi.ENDING) && !name.startsWith(".") && !Files.isDirectory(file)) {
        found.add(read(file, name));
      }
    }
    return found;
  }

  private static Found read(Path file, String name) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new WrongKpi("the file is larger than a megabyte, which no query is");
      }
      return new Found(
          name, Optional.of(OwnKpi.parse(name, Files.readAllBytes(file))), Optional.empty());
    } catch (WrongKpi wrong) {
      return new Found(name, Optional.empty(), Optional.of(wrong.getMessage()));
    } catch (IOException unreadable) {
      return new Found(
          name, Optional.empty(), Optional.of("the file cannot be read: " + unreadable));
    }
  }
}
