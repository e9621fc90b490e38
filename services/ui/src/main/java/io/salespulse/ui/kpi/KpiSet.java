package io.salespulse.ui.kpi;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One published KPI set, complete and unchanging.
 *
 * @param id changes with the content: the first 16 hexadecimal digits of the manifest's SHA-256
 * @param tables the catalogue files that are in the set, but for the sales cube and what is too
 *     long
 * @param cube the sales cube; empty where the set has none, or one that is {@linkplain #isTooLong
 *     too long}
 * @param own the shop's own KPIs, by the name of their file without its ending
 */
public record KpiSet(
    String id,
    Manifest manifest,
    Map<KpiFile, List<KpiRow>> tables,
    Optional<PackedTable> cube,
    SortedMap<String, OwnTable> own) {

  /** Of the heap, for one row of the cube, of the next set's cube, and for all else. */
  private static final int BYTES_FOR_A_ROW = 200;

  /** As much for one of the stock, whose rows are held as objects beside the cubes. */
  private static final int BYTES_FOR_A_PRODUCT = 10_000;

  /** What the job keeps the cube below where it can. */
  private static final int ALWAYS_HELD = 500_000;

  private static final int PRODUCTS_ALWAYS_HELD = 10_000;

  public KpiSet {
    tables = Map.copyOf(tables);
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
  }

  /** The day of a moment in the reporting zone. */
  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneId.of(manifest.reportingZone()));
  }

  /** The file's rows, empty where the set was made without it. */
  public Optional<List<KpiRow>> table(KpiFile file) {
    return Optional.ofNullable(tables.get(file));
  }

  /** The rows of any file of the set in the file's order, to go through once. */
  public Optional<Stream<KpiRow>> rows(KpiFile file) {
    return file == KpiFile.SALES_CUBE
        ? cube.map(PackedTable::asRows).map(List::stream)
        : table(file).map(List::stream);
  }

  /**
   * Whether the set was published by a version that told neither refunds nor what belongs to them;
   * the next run brings them.
   */
  public boolean isBeforeRefunds() {
    return table(KpiFile.SALES_BY_DAY).stream()
        .flatMap(List::stream)
        .findFirst()
        .filter(day -> day.text(KpiColumns.REFUNDS).isEmpty())
        .isPresent();
  }

  /** Whether the set's file has more rows than this process has memory for. */
  public boolean isTooLong(KpiFile file) {
    return Optional.ofNullable(manifest.files().get(file.fileName()))
        .filter(entry -> entry.rows() > longest(file))
        .isPresent();
  }

  /** Rows of the longest file that is read; more of them with a larger heap. */
  public static long longest(KpiFile file) {
    long heap = Runtime.getRuntime().maxMemory();
    if (file == KpiFile.SALES_CUBE || file == KpiFile.SALES_BY_HOUR) {
      return Math.max(ALWAYS_HELD, heap / BYTES_FOR_A_ROW);
    }
    // The others have a row a day or less, or the first so many.
    return file == KpiFile.STOCK
        ? Math.max(PRODUCTS_ALWAYS_HELD, heap / BYTES_FOR_A_PRODUCT)
        : Long.MAX_VALUE;
  }
}
