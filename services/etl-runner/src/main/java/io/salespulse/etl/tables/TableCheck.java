package io.salespulse.etl.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.shaded.org.apache.avro.AvroRuntimeException;

/** Looks whether the tables are whole: every file there, as long as it was, and with its end. */
public final class TableCheck {

  private static final byte[] END = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final Tables tables;

  public TableCheck(Tables tables) {
    this.tables = tables;
  }

  /**
   * Looks whether what is settled is whole. No snapshot is written: a full disk is no damage.
   *
   * @param snapshots that are settled, by table
   * @throws DamagedTables with the table and the file that are to blame
   */
  public void check(Map<String, Long> snapshots) {
    tables.reload();
    for (StoredTable name : tables.all()) {
      try (CloseableIterable<FileScanTask> tasks = files(name, snapshots.get(name.fullName()))) {
        for (FileScanTask task : tasks) {
          check(name, task.file());
        }
      } catch (IOException
          | NotFoundException
          | RuntimeIOException
          | ValidationException
          | AvroRuntimeException
          | IllegalArgumentException unreadable) {
        throw new DamagedTables(
            "%s cannot be read: %s".formatted(name.fullName(), unreadable.getMessage()),
            unreadable);
      }
    }
  }

  /** Files of the settled snapshot; where none is, of what is going to be taken back. */
  private CloseableIterable<FileScanTask> files(StoredTable name, Long settled) {
    Table table = tables.table(name);
    Snapshot snapshot = settled == null ? table.currentSnapshot() : table.snapshot(settled);
    if (snapshot == null && settled != null) {
      throw new DamagedTables(
          "%s in %s is gone or older than what was written to it, for it has no snapshot %d"
              .formatted(name.fullName(), table.location(), settled));
    }
    return snapshot == null
        ? CloseableIterable.empty()
        : table.newScan().useSnapshot(snapshot.snapshotId()).planFiles();
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
