package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.col;

import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.spark.Batches;
import io.salespulse.etl.tables.RecordDays;
import io.salespulse.etl.tables.StoredTable;
import io.salespulse.etl.tables.Tables;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the facts of days into memory, where they are folded. */
public final class FactReader {

  /** Rows of facts that are read together; it bounds the memory. */
  private static final long ROWS_AT_ONCE = 500_000;

  /** Ids whose rows are picked by a list; of more of them by looking at all. */
  private static final int MOST_LITERALS = 1_000;

  private final Tables tables;

  public FactReader(Tables tables) {
    this.tables = tables;
  }

  /** The home days that have facts. */
  public SortedSet<LocalDate> days() {
    SortedSet<LocalDate> days = new TreeSet<>(tables.days(FactTable.ORDER_QUALITY).keySet());
    days.addAll(tables.days(FactTable.BROKEN).keySet());
    return days;
  }

  /**
   * Hands out the facts of these days, ascending, with one pass over each table.
   *
   * @param days that have facts
   */
  public void read(SortedSet<LocalDate> days, Consumer<DayFacts> reader) {
    if (days.isEmpty()) {
      return;
    }
    SortedMap<LocalDate, Long> rows = new TreeMap<>();
    days.forEach(day -> rows.put(day, 0L));
    for (FactTable table : FactTable.sums()) {
      tables.days(table).forEach((day, some) -> rows.computeIfPresent(day, (d, sum) -> sum + some));
    }
    for (List<LocalDate> batch : Batches.of(rows.keySet(), rows::get, ROWS_AT_ONCE)) {
      read(batch).values().forEach(reader);
    }
  }

  /**
   * Home days with rows of customers or products whose version there changed.
   *
   * @param column of their ids
   * @param changes by id, on which days another version is in force than before
   * @param among the days that are asked for
   */
  public SortedSet<LocalDate> daysOf(
      StoredTable table,
      String column,
      Map<String, Predicate<LocalDate>> changes,
      SortedSet<LocalDate> among) {
    List<LocalDate> candidates =
        among.stream()
            .filter(day -> changes.values().stream().anyMatch(differs -> differs.test(day)))
            .toList();
    SortedSet<LocalDate> found = new TreeSet<>();
    if (!candidates.isEmpty()) {
      Dataset<Row> rows = tables.read(table).filter(RecordDays.are(candidates));
      if (changes.size() <= MOST_LITERALS) {
        rows = rows.filter(col(column).isin(changes.keySet().toArray()));
      }
      rows.select(column, RecordDays.HOME_DAY)
          .distinct()
          .toLocalIterator()
          .forEachRemaining(
              row -> {
                Predicate<LocalDate> differs = changes.get(row.getString(0));
                if (differs != null && differs.test(row.getLocalDate(1))) {
                  found.add(row.getLocalDate(1));
                }
              });
    }
    return found;
  }

  private SortedMap<LocalDate, DayFacts> read(Collection<LocalDate> days) {
    FactRows rows = new FactRows(days);
    for (FactTable table : FactTable.sums()) {
      for (Row row : tables.read(table).filter(RecordDays.are(days)).collectAsList()) {
        rows.add(table, row);
      }
    }
    return rows.days();
  }
}
