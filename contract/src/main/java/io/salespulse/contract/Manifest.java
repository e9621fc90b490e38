package io.salespulse.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code manifest.json} of a published KPI set.
 *
 * @param run the run that made the set
 * @param reportingZone IANA zone of days, hours and months in the files
 * @param reportingCurrency ISO 4217 code of every amount
 * @param files those of the catalogue, by file name
 * @param own KPIs of the shop's own, by file name
 * @param goals of the months in the files
 */
public record Manifest(
    RunReport run,
    String reportingZone,
    String reportingCurrency,
    Map<String, FileEntry> files,
    Map<String, OwnEntry> own,
    Goals goals) {

  /** That of an earlier version has no KPIs of one's own, and no goals. */
  public Manifest {
    own = own == null ? Map.of() : Map.copyOf(own);
    goals = goals == null ? Goals.NONE : goals;
  }

  /**
   * @param rows without the header
   * @param sha256 of the file's bytes, in lower-case hexadecimal
   */
  public record FileEntry(long rows, String sha256) {}

  /**
   * A KPI of the shop's own.
   *
   * @param rows without the header
   * @param sha256 of the file's bytes, in lower-case hexadecimal
   * @param title a heading for people
   * @param unit what the numbers are, in the words of who wrote the query; may be blank
   * @param chart text of a {@link KpiChart}
   * @param numbers names of the columns that hold numbers; a text of digits is none
   * @param asOf the moment the rows speak of, which is an earlier one where nothing changed since
   *     or the query fails
   * @param problem why the rows are those of an earlier run though something changed; empty where
   *     they are not
   */
  public record OwnEntry(
      long rows,
      String sha256,
      String title,
      String unit,
      String chart,
      List<String> numbers,
      Instant asOf,
      Optional<String> problem) {}
}
