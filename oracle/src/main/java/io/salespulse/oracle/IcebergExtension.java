package io.salespulse.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * DuckDB's reader of Iceberg tables ({@code iceberg_scan}), which its JDBC driver does not bring.
 * It is asked of DuckDB, which has it installed or fetches it; where its site cannot be reached, of
 * pip, as the Python packages of the same version.
 */
public final class IcebergExtension {

  /** The second reads files of the first's format, so that it comes after it. */
  private static final List<String> NAMES = List.of("avro", "iceberg");

  private static final int PATIENCE_SECONDS = 120;

  private IcebergExtension() {}

  /**
   * Makes {@code iceberg_scan} known to a connection.
   *
   * @param directory where files may be put that are fetched
   * @return whether it could be had
   */
  public static boolean load(Connection connection, Path directory)
      throws SQLException, IOException, InterruptedException {
    for (String name : NAMES) {
      if (!isInstalled(connection, name) && !isLoaded(connection, name, directory)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInstalled(Connection connection, String name) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSTALL " + name);
      statement.execute("LOAD " + name);
      return true;
    } catch (SQLException notHere) {
      return false;
    }
  }

  private static boolean isLoaded(Connection connection, String name, Path directory)
      throws SQLException, IOException, InterruptedException {
    Path download = Files.createDirectories(directory.resolve(name));
    Process pip =
        new ProcessBuilder(
                List.of(
                    "python3",
                    "-m",
                    "pip",
                    "download",
                    "--quiet",
                    "--no-deps",
                    "--only-binary=:all:",
                    "--dest=" + download,
                    "duckdb-extension-%s==%s".formatted(name, version(connection))))
            .redirectErrorStream(true)
            .redirectOutput(download.resolve("pip.log").toFile())
            .start();
    if (!pip.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      pip.destroyForcibly();
      return false;
    }
    if (pip.exitValue() != 0) {
      return false;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOAD '%s'".formatted(unpacked(download, name + ".duckdb_extension")));
      return true;
    }
  }

  private static String version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SELECT substr(version(), 2)")) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static Path unpacked(Path directory, String fileName) throws IOException {
    Path target = directory.resolve(fileName);
    try (Stream<Path> files = Files.list(directory)) {
      Path wheel = files.filter(file -> file.toString().endsWith(".whl")).findFirst().orElseThrow();
      try (InputStream in = Files.newInputStream(wheel);
          ZipInputStream zip = new ZipInputStream(in)) {
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && !entry.getName().endsWith("/" + fileName)) {
          entry = zip.getNextEntry();
        }
        if (entry == null) {
          throw new IOException(wheel + " has no " + fileName);
        }
        Files.copy(zip, target);
      }
    }
    return target;
  }
}
