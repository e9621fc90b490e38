package io.salespulse.etl.facts;

import io.salespulse.etl.raw.RawDay;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What a run has to do.
 *
 * @param builds days to build, ascending by day
 * @param kept records of the days that stay as they are
 * @param warnings days that could not be built as they should be, in words
 */
public record BuildPlan(
    List<Build> builds, SortedMap<LocalDate, DayRecord> kept, List<String> warnings) {

  /**
   * A day to build.
   *
   * @param reason why, for the log
   */
  public record Build(RawDay raw, String fingerprint, String reason) {

    public LocalDate day() {
      return raw.day();
    }
  }
}
