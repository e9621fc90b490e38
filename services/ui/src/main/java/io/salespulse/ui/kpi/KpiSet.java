package io.salespulse.ui.kpi;

import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One published KPI set, complete and unchanging.
 *
 * @param id changes with the content: the first 16 hexadecimal digits of the manifest's SHA-256
 * @param tables the catalogue files that are in the set, but for the sales cube
 * @param cube the sales cube; empty where the set has none, or one that is {@linkplain
 *     #isCubeTooLong too long}
 */
public record KpiSet(
    String id, Manifest manifest, Map<KpiFile, KpiTable> tables, Optional<PackedTable> cube) {

  /** Of the heap, for one row of the cube, of the next set's cube, and for all else. */
  private static final int BYTES_FOR_A_ROW = 200;

  /** What the job keeps the cube below where it can. */
  private static final int ALWAYS_HELD = 500_000;

  public KpiSet {
    tables = Map.copyOf(tables);
  }

  /** The file's rows, empty where the set was made without it. */
  public Optional<KpiTable> table(KpiFile file) {
    return Optional.ofNullable(tables.get(file));
  }

  /** The rows of any file of the set in the file's order, to go through once. */
  public Optional<Stream<KpiRow>> rows(KpiFile file) {
    return file == KpiFile.SALES_CUBE
        ? cube.map(PackedTable::stream)
        : table(file).map(there -> there.rows().stream());
  }

  /** Whether the set's cube has more rows than this process has memory for. */
  public boolean isCubeTooLong() {
    return cube.isEmpty() && manifest.files().containsKey(KpiFile.SALES_CUBE.fileName());
  }

  /** Rows of the longest cube that is read; more of them with a larger heap. */
  public static long longestCube() {
    return Math.max(ALWAYS_HELD, Runtime.getRuntime().maxMemory() / BYTES_FOR_A_ROW);
  }
}
