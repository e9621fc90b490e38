package io.salespulse.etl.publish;

import io.salespulse.contract.Manifest.OwnEntry;
import io.salespulse.etl.kpi.KpiRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
   * @param entry makes the entry of the file's hash
   */
  public static OwnCsv of(
      List<String> columns, List<KpiRow> rows, Function<String, OwnEntry> entry) {
    byte[] content = KpiCsv.bytes(columns, rows);
    return new OwnCsv(content, entry.apply(KpiSets.sha256(content)));
  }

  /**
   * The same rows.
   *
   * @param problem why they are not those that there should be now; empty where they are
   */
  public OwnCsv with(Optional<String> problem) {
    return new OwnCsv(
        content,
        new OwnEntry(
            entry.rows(),
            entry.sha256(),
            entry.title(),
            entry.unit(),
            entry.chart(),
            entry.numbers(),
            entry.asOf(),
            problem));
  }
}
