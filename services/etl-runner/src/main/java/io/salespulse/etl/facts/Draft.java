package io.salespulse.etl.facts;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Facts of days that are being built: files that are written, but that no record names yet. */
final class Draft {

  private final FactStore store;
  private final List<LocalDate> days;
  private final Map<LocalDate, DayRecord> before;
  private final BuildProgress progress;
  private final Map<LocalDate, Map<FactTable, SortedMap<String, Long>>> files = new TreeMap<>();

  /**
   * @param days ascending
   * @param before the days' records in force
   */
  Draft(
      FactStore store,
      List<LocalDate> days,
      Map<LocalDate, DayRecord> before,
      BuildProgress progress) {
    this.store = store;
    this.days = days;
    this.before = before;
    this.progress = progress;
    days.forEach(day -> files.put(day, new EnumMap<>(FactTable.class)));
  }

  void add(FactTable table, Dataset<Row> rows) throws IOException {
    store.add(table, rows);
    for (LocalDate day : days) {
      SortedMap<String, Long> added = store.added(table, day, before.get(day));
      if (!added.isEmpty()) {
        files.get(day).put(table, added);
      }
    }
    progress.step();
  }

  Map<FactTable, SortedMap<String, Long>> files(LocalDate day) {
    return files.get(day);
  }

  Dataset<Row> read(FactTable table) {
    return store.read(table, records());
  }

  /**
   * The versions of customers or products that these days see: their own, and those of earlier days
   * that are in force.
   *
   * @param known records of the days in force
   * @param openFrom the first open day
   */
  Dataset<Row> versions(
      FactTable table,
      SortedMap<LocalDate, DayRecord> known,
      ClosedVersions closedVersions,
      LocalDate openFrom) {
    SortedMap<LocalDate, DayRecord> earlier =
        new TreeMap<>(known.headMap(days.get(days.size() - 1)));
    earlier.keySet().removeAll(days);
    SortedMap<LocalDate, DayRecord> closed = earlier.headMap(openFrom);
    if (closed.isEmpty() || days.get(0).isBefore(openFrom)) {
      return read(table, earlier);
    }
    return closedVersions
        .read(store, table, closed)
        .unionByName(read(table, earlier.tailMap(openFrom)));
  }

  /** Rows of these days and of others. */
  private Dataset<Row> read(FactTable table, SortedMap<LocalDate, DayRecord> others) {
    List<DayRecord> all = new ArrayList<>(others.values());
    all.addAll(records());
    return store.read(table, all);
  }

  private List<DayRecord> records() {
    return files.entrySet().stream()
        .map(day -> DayRecord.draft(day.getKey(), day.getValue()))
        .toList();
  }
}
