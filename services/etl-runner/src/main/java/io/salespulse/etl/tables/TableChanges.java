package io.salespulse.etl.tables;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * What commits changed in a table, as the statistics of its files tell it: nothing is read for it.
 */
public final class TableChanges {

  private final Table table;
  private final List<DataFile> added = new ArrayList<>();
  private final List<DataFile> removed = new ArrayList<>();

  private TableChanges(Table table) {
    this.table = table;
  }

  /**
   * The changes since a snapshot.
   *
   * @param since the snapshot's id, or null for all that there ever was
   */
  static TableChanges since(Table table, Long since) {
    TableChanges changes = new TableChanges(table);
    Snapshot current = table.currentSnapshot();
    if (current != null && !Long.valueOf(current.snapshotId()).equals(since)) {
      for (Snapshot snapshot : SnapshotUtil.ancestorsBetween(table, current.snapshotId(), since)) {
        SnapshotChanges ofOne = SnapshotChanges.builderFor(table).snapshot(snapshot).build();
        ofOne.addedDataFiles().forEach(file -> changes.added.add(file.copy()));
        ofOne.removedDataFiles().forEach(file -> changes.removed.add(file.copyWithoutStats()));
      }
    }
    return changes;
  }

  /** Home days that gained or lost rows; of a table that is cut by them. */
  public SortedSet<LocalDate> days() {
    SortedSet<LocalDate> days = new TreeSet<>();
    added.forEach(file -> day(file).ifPresent(days::add));
    removed.forEach(file -> day(file).ifPresent(days::add));
    return days;
  }

  /** The home day of a file, empty for one of rows that have none. */
  public static Optional<LocalDate> day(DataFile file) {
    return Optional.ofNullable(file.partition().get(0, Integer.class)).map(LocalDate::ofEpochDay);
  }

  /** Rows that were added, with a value in the column or without. */
  public long rows() {
    return added.stream().mapToLong(DataFile::recordCount).sum();
  }

  /** Rows that were added with a value in the column. */
  public long rowsWith(String column) {
    int id = table.schema().findField(column).fieldId();
    return added.stream()
        .mapToLong(
            file ->
                file.valueCounts().getOrDefault(id, 0L)
                    - file.nullValueCounts().getOrDefault(id, 0L))
        .sum();
  }

  /** The newest of the times that were added; empty where there is none. */
  public Optional<Instant> newest(String column) {
    int id = table.schema().findField(column).fieldId();
    return added.stream()
        .map(file -> file.upperBounds().get(id))
        .filter(bound -> bound != null)
        .map(TableChanges::micros)
        .max(Long::compare)
        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static Long micros(ByteBuffer bound) {
    return Conversions.fromByteBuffer(Types.TimestampType.withZone(), bound);
  }
}
