package io.salespulse.contract;

import java.util.Map;

/**
 * {@code manifest.json} of a published KPI set.
 *
 * @param run the run that made the set
 * @param reportingZone IANA zone of days, hours and months in the files
 * @param reportingCurrency ISO 4217 code of every amount
 * @param files by file name
 */
public record Manifest(
    RunReport run, String reportingZone, String reportingCurrency, Map<String, FileEntry> files) {

  /**
   * @param rows without the header
   * @param sha256 of the file's bytes, in lower-case hexadecimal
   */
  public record FileEntry(long rows, String sha256) {}
}
