package io.salespulse.etl.publish;

import io.salespulse.contract.Manifest.OwnEntry;
import io.salespulse.etl.kpi.KpiRow;
import java.util.List;
import java.util.Optional;

/**
 * A KPI of the shop's own, as it is published.
 *
 * @param content of its file
 * @param entry in the manifest
 */
public record OwnCsv(byte[] content, OwnEntry entry) {

  /**
   * Makes the file.
   *
   * @param columns names, in order
   * @param entry without the hash
   */
  public static OwnCsv of(List<String> columns, List<KpiRow> rows, OwnEntry entry) {
    byte[] content = KpiCsv.bytes(columns, rows);
    return new OwnCsv(content, with(entry, KpiSets.sha256(content), Optional.empty()));
  }

  /**
   * The same rows.
   *
   * @param problem why they are not those that there should be now; empty where they are
   */
  public OwnCsv with(Optional<String> problem) {
    return new OwnCsv(content, with(entry, entry.sha256(), problem));
  }

  private static OwnEntry with(OwnEntry entry, String sha256, Optional<String> problem) {
    return new OwnEntry(
        entry.rows(),
        sha256,
        entry.title(),
        entry.unit(),
        entry.chart(),
        entry.numbers(),
        entry.asOf(),
        problem);
  }
}
