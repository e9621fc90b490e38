package io.salespulse.etl.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/** Looks whether the tables are whole: every file there, as long as it was, and with its end. */
public final class TableCheck {

  private static final byte[] END = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final Tables tables;

  public TableCheck(Tables tables) {
    this.tables = tables;
  }

  /**
   * Takes back what a killed run wrote, and looks at the rest.
   *
   * @param snapshots that are settled, by table
   * @throws DamagedTables with the file that is to blame
   */
  public void check(Map<String, Long> snapshots) {
    try {
      tables.rollBack(snapshots);
      for (StoredTable name : tables.all()) {
        for (FileScanTask task : tables.files(name, Expressions.alwaysTrue())) {
          check(name, task.file());
        }
      }
    } catch (NotFoundException
        | RuntimeIOException
        | ValidationException
        | IllegalArgumentException unreadable) {
      throw new DamagedTables(unreadable.getMessage(), unreadable);
    }
  }

  private void check(StoredTable name, DataFile file) {
    InputFile input = tables.table(name).io().newInputFile(file.location());
    try (SeekableInputStream stream = input.newStream()) {
      byte[] end = new byte[END.length];
      stream.seek(file.fileSizeInBytes() - END.length);
      if (input.getLength() != file.fileSizeInBytes()
          || stream.readNBytes(end, 0, END.length) != END.length
          || !java.util.Arrays.equals(end, END)) {
        throw new DamagedTables(
            "%s of %s is not as it was written".formatted(file.location(), name.fullName()));
      }
    } catch (IOException unreadable) {
      throw new DamagedTables(
          "%s of %s cannot be read".formatted(file.location(), name.fullName()), unreadable);
    }
  }
}
