package io.salespulse.etl.run;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.facts.FactReader;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.kpi.KpiCatalogue;
import io.salespulse.etl.kpi.KpiRow;
import io.salespulse.etl.kpi.KpiSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Computes the KPI files from the facts of all days, which stay folded in memory between runs: a
 * day that changes is taken out as it was and put in as it is.
 */
final class KpiComputation {

  /** Days whose facts are kept beside the fold, as nearly every run changes them. */
  private static final int DAYS_KEPT = 2;

  private final KpiSettings settings;

  private FoldedFacts folded = new FoldedFacts();
  private final SortedSet<LocalDate> days = new TreeSet<>();
  private final SortedMap<LocalDate, DayFacts> kept = new TreeMap<>();

  KpiComputation(KpiSettings settings) {
    this.settings = settings;
  }

  /** Forgets everything: the next run reads all facts again. */
  void forget() {
    folded = new FoldedFacts();
    days.clear();
    kept.clear();
  }

  /**
   * What of these days is folded, as it was when it was.
   *
   * @param reader of the tables before the days change there
   */
  SortedMap<LocalDate, DayFacts> before(FactReader reader, SortedSet<LocalDate> changing) {
    SortedMap<LocalDate, DayFacts> before = new TreeMap<>();
    SortedSet<LocalDate> unread = new TreeSet<>();
    for (LocalDate day : changing) {
      if (kept.containsKey(day)) {
        before.put(day, kept.get(day));
      } else if (days.contains(day)) {
        unread.add(day);
      }
    }
    reader.read(unread, facts -> before.put(facts.day(), facts));
    return before;
  }

  /**
   * Follows days that changed.
   *
   * @param before as {@link #before} answered
   */
  void replace(SortedMap<LocalDate, DayFacts> before, SortedMap<LocalDate, DayFacts> after) {
    before.values().forEach(folded::remove);
    after.values().forEach(this::add);
  }

  private void add(DayFacts facts) {
    folded.add(facts);
    days.add(facts.day());
    kept.put(facts.day(), facts);
    while (kept.size() > DAYS_KEPT) {
      kept.remove(kept.firstKey());
    }
  }

  /** Reads the days that are not folded yet. */
  void complete(FactReader reader) {
    SortedSet<LocalDate> missing = new TreeSet<>(reader.days());
    missing.removeAll(days);
    reader.read(missing, this::add);
  }

  /** The rows of every file. */
  Map<KpiFile, List<KpiRow>> rows(Dimensions dimensions, RecentSales recent, Instant asOf) {
    Map<KpiFile, List<KpiRow>> rows = new EnumMap<>(KpiFile.class);
    for (KpiFile file : KpiFile.values()) {
      rows.put(file, KpiCatalogue.rows(file, folded, dimensions, recent, asOf, settings));
    }
    return rows;
  }
}
