package io.salespulse.etl.run;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.facts.BuildPlanner;
import io.salespulse.etl.facts.DayRecord;
import io.salespulse.etl.facts.FactReader;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.kpi.KpiCatalogue;
import io.salespulse.etl.kpi.KpiRow;
import io.salespulse.etl.kpi.KpiSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes the KPI files from the facts. The facts of closed days, those before yesterday, stay
 * folded in memory between runs: a run reads the days since, and only those that changed. A closed
 * day that changes all the same, by late data, makes the next run fold all of them again.
 */
final class KpiComputation {

  /** Days whose facts are read together, where they are small. */
  private static final int DAYS_AT_ONCE = 8;

  /** Bytes of facts that are read together, but for a larger day; it bounds the memory. */
  private static final long BYTES_AT_ONCE = 4L << 20;

  private final KpiSettings settings;

  private SortedMap<LocalDate, DayRecord> closedDays = new TreeMap<>();
  private FoldedFacts closed = new FoldedFacts();
  private SortedMap<LocalDate, DayRecord> openDays = new TreeMap<>();
  private SortedMap<LocalDate, DayFacts> open = new TreeMap<>();
  private List<DayRecord> recentDays = List.of();
  private RecentSales recent = new RecentSales(List.of(), List.of());

  KpiComputation(KpiSettings settings) {
    this.settings = settings;
  }

  /**
   * The rows of every file.
   *
   * @param days every day whose facts are in force
   */
  Map<KpiFile, List<KpiRow>> rows(
      FactReader reader, SortedMap<LocalDate, DayRecord> days, Instant asOf) {
    try {
      LocalDate firstOpen = BuildPlanner.openFrom(asOf);
      close(reader, new TreeMap<>(days.headMap(firstOpen)));
      readOpen(reader, days.tailMap(firstOpen));
      readRecent(reader, days, asOf);
      FoldedFacts all = closed.copy();
      open.values().forEach(all::add);
      Map<KpiFile, List<KpiRow>> rows = new EnumMap<>(KpiFile.class);
      for (KpiFile file : KpiFile.values()) {
        rows.put(file, KpiCatalogue.rows(file, all, recent, asOf, settings));
      }
      return rows;
    } catch (RuntimeException | Error halfFolded) {
      forget();
      throw halfFolded;
    }
  }

  private void forget() {
    closedDays = new TreeMap<>();
    closed = new FoldedFacts();
    openDays = new TreeMap<>();
    open = new TreeMap<>();
    recentDays = List.of();
  }

  private void close(FactReader reader, SortedMap<LocalDate, DayRecord> days) {
    SortedMap<LocalDate, DayRecord> known =
        closedDays.isEmpty() ? closedDays : days.headMap(closedDays.lastKey().plusDays(1));
    if (!known.equals(closedDays)) {
      forget();
    }
    List<DayRecord> missing = new ArrayList<>(days.values());
    missing.removeAll(closedDays.values());
    for (List<DayRecord> next : batches(missing)) {
      reader.read(next).values().forEach(closed::add);
      next.forEach(record -> closedDays.put(record.day(), record));
    }
  }

  private static List<List<DayRecord>> batches(List<DayRecord> days) {
    List<List<DayRecord>> batches = new ArrayList<>();
    long left = 0;
    for (DayRecord day : days) {
      left -= bytes(day);
      if (batches.isEmpty() || left < 0 || batches.get(batches.size() - 1).size() == DAYS_AT_ONCE) {
        batches.add(new ArrayList<>());
        left = BYTES_AT_ONCE - bytes(day);
      }
      batches.get(batches.size() - 1).add(day);
    }
    return batches;
  }

  private static long bytes(DayRecord day) {
    return day.facts().values().stream()
        .flatMap(files -> files.values().stream())
        .mapToLong(bytes -> bytes)
        .sum();
  }

  private void readOpen(FactReader reader, SortedMap<LocalDate, DayRecord> days) {
    open.keySet().removeIf(day -> !openDays.get(day).equals(days.get(day)));
    Collection<DayRecord> changed = new ArrayList<>(days.values());
    changed.removeIf(record -> open.containsKey(record.day()));
    open.putAll(reader.read(changed));
    openDays = new TreeMap<>(days);
  }

  /**
   * Orders and items of the UTC days that overlap the moving windows. An order's own time may be up
   * to a day after its record's and any time before it, so a day earlier is read as well.
   */
  private void readRecent(FactReader reader, SortedMap<LocalDate, DayRecord> days, Instant asOf) {
    Duration longest = settings.window().multipliedBy(2);
    if (settings.recentWindow().compareTo(longest) > 0) {
      longest = settings.recentWindow();
    }
    Instant after = asOf.minus(longest);
    LocalDate first = LocalDate.ofInstant(after, ZoneOffset.UTC).minusDays(1);
    List<DayRecord> overlapping = List.copyOf(days.tailMap(first).values());
    if (!overlapping.equals(recentDays)) {
      recent = reader.recent(overlapping, after);
      recentDays = overlapping;
    }
  }
}
